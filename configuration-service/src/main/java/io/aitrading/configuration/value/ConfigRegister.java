package io.aitrading.configuration.value;

import io.aitrading.configuration.ConfigurationError;
import io.aitrading.configuration.schema.SchemaCatalogue;
import io.aitrading.data.Outbox;
import io.aitrading.data.Transactions;
import io.aitrading.domain.event.Topic;
import io.aitrading.web.ApiException;
import io.aitrading.web.ChangeSignal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Changes configuration: checked against the schema, one revision after the other, told to whoever waits for it. */
@Component
public class ConfigRegister {
    private static final Logger log = LoggerFactory.getLogger(ConfigRegister.class);

    private final RevisionStore store;
    private final SchemaCatalogue schemas;
    private final Transactions transactions;
    private final Outbox outbox;
    private final ChangeSignal signal;
    private final InstantSource clock;

    ConfigRegister(
            RevisionStore store,
            SchemaCatalogue schemas,
            Transactions transactions,
            Outbox outbox,
            ChangeSignal signal,
            InstantSource clock) {
        this.store = store;
        this.schemas = schemas;
        this.transactions = transactions;
        this.outbox = outbox;
        this.signal = signal;
        this.clock = clock;
    }

    public Revision current(String service) {
        schemas.of(service);
        return store.latest(service).orElseGet(() -> Revision.none(service));
    }

    public long currentNumber(String service) {
        schemas.of(service);
        return store.latestNumber(service);
    }

    Revision at(String service, long revision) {
        schemas.of(service);
        return revision == 0
                ? Revision.none(service)
                : store.find(service, revision).orElseThrow(() -> ApiException.notFound("revision"));
    }

    /** Newest first. */
    List<Revision> olderThan(String service, OptionalLong revision, int limit) {
        schemas.of(service);
        return store.olderThan(service, revision.orElse(Long.MAX_VALUE), limit);
    }

    Difference difference(String service, long from, long to) {
        return Difference.between(at(service, from), at(service, to));
    }

    /** Replaces all values, if the revision to replace is still the current one. */
    Revision replace(String service, long expected, Map<String, JsonNode> values, String comment, String changedBy) {
        schemas.of(service).check(values);
        return change(service, current -> {
            requireCurrent(current, expected);
            return new Revision(
                    service, current.revision() + 1, new TreeMap<>(values), comment, changedBy, clock.instant(), null);
        });
    }

    /** Sets the values of an earlier revision again. When they are in force already, nothing happens. */
    Revision rollBack(String service, long target, OptionalLong expected, String comment, String changedBy) {
        Revision old = at(service, target);
        schemas.of(service).check(old.values());
        return change(service, current -> {
            if (expected.isPresent()) {
                requireCurrent(current, expected.getAsLong());
            }
            if (current.values().equals(old.values())) {
                return current;
            }
            return new Revision(
                    service, current.revision() + 1, old.values(), comment, changedBy, clock.instant(), target);
        });
    }

    private interface Step {
        Revision next(Revision current);
    }

    private Revision change(String service, Step step) {
        Revision changed;
        try {
            changed = transactions.inTransaction(() -> {
                Revision current = store.latest(service).orElseGet(() -> Revision.none(service));
                Revision next = step.next(current);
                if (next.revision() != current.revision()) {
                    store.add(next);
                    outbox.append(Topic.CONFIG_CHANGES, service, event(current, next));
                }
                return next;
            });
        } catch (DuplicateKeyException overtaken) {
            throw mismatch(null);
        }
        log.info("configuration of {} is at revision {}", service, changed.revision());
        signal.changed();
        return changed;
    }

    private static ConfigChanged event(Revision before, Revision after) {
        return new ConfigChanged(
                after.service(),
                after.revision(),
                Difference.between(before, after).keys(),
                after.changedBy(),
                after.comment());
    }

    private static void requireCurrent(Revision current, long expected) {
        if (current.revision() != expected) {
            throw mismatch(current.revision());
        }
    }

    private static ApiException mismatch(@Nullable Long current) {
        ApiException mismatch = new ApiException(
                ConfigurationError.REVISION_MISMATCH,
                current == null ? "Another change came first" : "The current revision is " + current);
        return current == null ? mismatch : mismatch.with("currentRevision", current);
    }
}
