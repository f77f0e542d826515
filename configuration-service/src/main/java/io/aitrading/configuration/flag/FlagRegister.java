package io.aitrading.configuration.flag;

import io.aitrading.configuration.ConfigurationError;
import io.aitrading.data.Outbox;
import io.aitrading.data.Transactions;
import io.aitrading.domain.event.Topic;
import io.aitrading.web.ApiException;
import io.aitrading.web.ChangeSignal;
import io.aitrading.web.CommonError;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sets flags, one after the other, and tells whoever waits. */
@Component
public class FlagRegister {
    /** All services hold all flags in memory. */
    static final int MAX_FLAGS = 500;

    private static final String EVENT_KEY = "flags";

    private final FlagStore store;
    private final Transactions transactions;
    private final Outbox outbox;
    private final ChangeSignal signal;
    private final InstantSource clock;

    FlagRegister(FlagStore store, Transactions transactions, Outbox outbox, ChangeSignal signal, InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.outbox = outbox;
        this.signal = signal;
        this.clock = clock;
    }

    /** Published to {@code config.changes.v1}. */
    record FlagChanged(String name, boolean enabled, long revision, String changedBy, String comment) {}

    public long revision() {
        return store.revision();
    }

    public Map<String, Boolean> states() {
        return all().stream().collect(Collectors.toMap(Flag::name, Flag::enabled));
    }

    List<Flag> all() {
        return store.all(MAX_FLAGS);
    }

    Flag get(String name) {
        return store.find(name).orElseThrow(() -> ApiException.notFound("flag"));
    }

    List<Flag> history(String name, OptionalLong olderThan, int limit) {
        return store.history(name, olderThan.orElse(Long.MAX_VALUE), limit);
    }

    Flag put(String name, FlagController.FlagRequest request, OptionalLong expected, String changedBy) {
        Flag changed = transactions.inTransaction(() -> {
            long revision = store.nextRevision();
            Optional<Flag> before = store.find(name);
            requireExpected(before, expected);
            if (before.isEmpty() && store.all(MAX_FLAGS).size() >= MAX_FLAGS) {
                throw new ApiException(CommonError.CONFLICT, "There are " + MAX_FLAGS + " flags already");
            }
            String description = Optional.ofNullable(request.description())
                    .orElseGet(() -> before.map(Flag::description).orElse(""));
            Flag after = new Flag(
                    name, request.enabled(), description, revision, request.comment(), changedBy, clock.instant());
            store.put(after);
            outbox.append(
                    Topic.CONFIG_CHANGES,
                    EVENT_KEY,
                    new FlagChanged(name, after.enabled(), revision, changedBy, after.comment()));
            return after;
        });
        signal.changed();
        return changed;
    }

    private static void requireExpected(Optional<Flag> before, OptionalLong expected) {
        long current = before.map(Flag::revision).orElse(0L);
        if (expected.isPresent() && expected.getAsLong() != current) {
            throw new ApiException(ConfigurationError.REVISION_MISMATCH, "The flag's current revision is " + current)
                    .with("currentRevision", current);
        }
    }
}
