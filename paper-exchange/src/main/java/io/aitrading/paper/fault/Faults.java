package io.aitrading.paper.fault;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The faults still to happen. Each kind has a count that only falls, or a time that ends, so nothing stays broken. */
@Component
public final class Faults {
    /** @param remaining how many times more; for {@link FaultKind#UNKNOWN_ORDER_FOR_MS} irrelevant */
    public record Script(FaultKind kind, int remaining, long millis, long until) {}

    private final InstantSource clock;
    private final Map<FaultKind, Script> scripts = new EnumMap<>(FaultKind.class);

    Faults(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized Script add(FaultKind kind, int count, long millis) {
        Script script = new Script(kind, count, millis, clock.millis() + millis);
        scripts.put(kind, script);
        return script;
    }

    public synchronized void clear() {
        scripts.clear();
    }

    public synchronized List<Script> scripts() {
        return new ArrayList<>(scripts.values());
    }

    /** Uses up one occurrence of the fault, if any is left. */
    public synchronized Optional<Script> take(FaultKind kind) {
        Script script = scripts.get(kind);
        if (script == null) {
            return Optional.empty();
        }
        if (kind == FaultKind.UNKNOWN_ORDER_FOR_MS) {
            boolean active = clock.millis() < script.until();
            if (!active) {
                scripts.remove(kind);
            }
            return active ? Optional.of(script) : Optional.empty();
        }
        if (script.remaining() == 1) {
            scripts.remove(kind);
        } else {
            scripts.put(kind, new Script(kind, script.remaining() - 1, script.millis(), script.until()));
        }
        return Optional.of(script);
    }
}
