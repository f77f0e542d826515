package io.aitrading.configuration.value;

import io.aitrading.configuration.ConfigurationError;
import io.aitrading.configuration.instance.Instance;
import io.aitrading.configuration.instance.InstanceStore;
import io.aitrading.configuration.rollout.Rollout;
import io.aitrading.configuration.rollout.RolloutStore;
import io.aitrading.configuration.schema.SchemaCatalogue;
import io.aitrading.data.Outbox;
import io.aitrading.data.Transactions;
import io.aitrading.domain.PlatformService;
import io.aitrading.domain.event.Topic;
import io.aitrading.web.ApiException;
import io.aitrading.web.ChangeSignal;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    private static final int MAX_COMMENT = 500;

    private final RevisionStore store;
    private final ConfigHistory history;
    private final RolloutStore rollouts;
    private final InstanceStore instances;
    private final SchemaCatalogue schemas;
    private final Transactions transactions;
    private final Outbox outbox;
    private final ChangeSignal signal;
    private final InstantSource clock;

    ConfigRegister(
            RevisionStore store,
            ConfigHistory history,
            RolloutStore rollouts,
            InstanceStore instances,
            SchemaCatalogue schemas,
            Transactions transactions,
            Outbox outbox,
            ChangeSignal signal,
            InstantSource clock) {
        this.store = store;
        this.history = history;
        this.rollouts = rollouts;
        this.instances = instances;
        this.schemas = schemas;
        this.transactions = transactions;
        this.outbox = outbox;
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * Replaces all values, if the revision to replace is still the current one.
     *
     * @param again whether values that were taken back automatically may be tried again
     */
    Changed replace(
            String service, long expected, Map<String, JsonNode> values, boolean again, String comment, String by) {
        schemas.of(service).check(values);
        requireHarmless(service, values, again);
        return change(service, current -> {
            requireCurrent(current, expected);
            return next(current, new TreeMap<>(values), comment, by, null);
        });
    }

    /** Sets the values of an earlier revision again. When they are in force already, nothing happens. */
    Changed rollBack(
            String service, long target, OptionalLong expected, boolean again, String comment, String changedBy) {
        Revision old = history.at(service, target);
        schemas.of(service).check(old.values());
        requireHarmless(service, old.values(), again);
        return change(service, current -> {
            if (expected.isPresent()) {
                requireCurrent(current, expected.getAsLong());
            }
            return current.values().equals(old.values())
                    ? current
                    : next(current, old.values(), comment, changedBy, target);
        });
    }

    private Revision next(
            Revision current, Map<String, JsonNode> values, String comment, String changedBy, @Nullable Long target) {
        return new Revision(
                current.service(), current.revision() + 1, values, comment, changedBy, clock.instant(), target, null);
    }

    /** What did harm once is not tried again by mistake. */
    private void requireHarmless(String service, Map<String, JsonNode> values, boolean again) {
        Optional<Rollout> takenBack = again ? Optional.empty() : rollouts.takenBack(service, values);
        takenBack.ifPresent(rollout -> {
            throw new ApiException(
                            ConfigurationError.ROLLED_BACK_BEFORE,
                            "Revision " + rollout.revision() + " had these values and was taken back: "
                                    + rollout.reason() + ". Say \"again\": true to try them once more")
                    .field("values", "ROLLED_BACK_BEFORE", "were taken back as revision " + rollout.revision())
                    .with("rolledBackRevision", rollout.revision());
        });
    }

    /**
     * Takes a watched revision back: the values of the last good one become the newest revision. Nothing happens when it is
     * watched no longer, since somebody was faster.
     */
    public Optional<ConfigRolledBack> takeBack(Rollout harmful, String instance, String reason) {
        String service = harmful.service();
        Optional<ConfigRolledBack> done = transactions.inTransaction(() -> {
            if (!rollouts.end(harmful, Rollout.State.ROLLED_BACK, reason, clock.instant())) {
                return Optional.empty();
            }
            Revision bad = store.latest(service).orElseThrow();
            long good = rollouts.lastGoodBefore(service, bad.revision());
            Revision back = next(
                    bad,
                    history.at(service, good).values(),
                    shortened("Automatic rollback of revision " + bad.revision() + ": " + reason),
                    PlatformService.CONFIGURATION_SERVICE.serviceName(),
                    good);
            store.add(back);
            ConfigRolledBack event =
                    new ConfigRolledBack(service, bad.revision(), back.revision(), good, instance, reason);
            outbox.append(Topic.CONFIG_CHANGES, service, event(bad, back));
            outbox.append(Topic.CONFIG_CHANGES, service, event);
            return Optional.of(event);
        });
        signal.changed();
        return done;
    }

    private static String shortened(String comment) {
        return comment.length() <= MAX_COMMENT ? comment : comment.substring(0, MAX_COMMENT - 3) + "...";
    }

    private interface Step {
        Revision next(Revision current);
    }

    private Changed change(String service, Step step) {
        Changed changed;
        try {
            changed = transactions.inTransaction(() -> {
                Revision current = store.latest(service).orElseGet(() -> Revision.none(service));
                Revision next = step.next(current);
                if (next.revision() != current.revision()) {
                    store.add(next);
                    rollouts.begin(service, next.revision(), baseline(service), clock.instant());
                    outbox.append(Topic.CONFIG_CHANGES, service, event(current, next));
                }
                return new Changed(
                        history.withRollout(next),
                        schemas.of(service)
                                .needRestart(Difference.between(current, next).keys()));
            });
        } catch (DuplicateKeyException overtaken) {
            throw mismatch(null);
        }
        log.info(
                "configuration of {} is at revision {}",
                service,
                changed.revision().revision());
        signal.changed();
        return changed;
    }

    /** How everybody is before the change; what comes after is compared with it. */
    private Map<String, Instance.Status> baseline(String service) {
        return instances.of(service).stream().collect(Collectors.toMap(Instance::instance, Instance::status));
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
