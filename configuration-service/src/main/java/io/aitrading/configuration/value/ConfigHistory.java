package io.aitrading.configuration.value;

import io.aitrading.configuration.rollout.Rollout;
import io.aitrading.configuration.rollout.RolloutStore;
import io.aitrading.configuration.schema.SchemaCatalogue;
import io.aitrading.web.ApiException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads configuration as it is and as it was, with what became of it. */
@Component
public class ConfigHistory {
    private final RevisionStore store;
    private final RolloutStore rollouts;
    private final SchemaCatalogue schemas;

    ConfigHistory(RevisionStore store, RolloutStore rollouts, SchemaCatalogue schemas) {
        this.store = store;
        this.rollouts = rollouts;
        this.schemas = schemas;
    }

    public Revision current(String service) {
        schemas.of(service);
        return withRollout(store.latest(service).orElseGet(() -> Revision.none(service)));
    }

    Revision withRollout(Revision revision) {
        return revision.with(
                rollouts.find(revision.service(), revision.revision()).orElse(null));
    }

    public long currentNumber(String service) {
        schemas.of(service);
        return store.latestNumber(service);
    }

    Revision at(String service, long revision) {
        schemas.of(service);
        return revision == 0
                ? Revision.none(service)
                : withRollout(store.find(service, revision).orElseThrow(() -> ApiException.notFound("revision")));
    }

    /** Newest first. */
    List<Revision> olderThan(String service, OptionalLong revision, int limit) {
        schemas.of(service);
        List<Revision> page = store.olderThan(service, revision.orElse(Long.MAX_VALUE), limit);
        if (page.isEmpty()) {
            return page;
        }
        Map<Long, Rollout> became =
                rollouts
                        .between(
                                service,
                                page.getLast().revision(),
                                page.getFirst().revision())
                        .stream()
                        .collect(Collectors.toMap(Rollout::revision, Function.identity()));
        return page.stream().map(one -> one.with(became.get(one.revision()))).toList();
    }

    Difference difference(String service, long from, long to) {
        return Difference.between(at(service, from), at(service, to));
    }
}
