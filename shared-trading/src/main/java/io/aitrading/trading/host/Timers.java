package io.aitrading.trading.host;

import io.aitrading.trading.strategy.StrategyState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The timers that one strategy has set and that are not due yet. */
final class Timers {
    private static final int MOST = 100;

    private final TreeMap<String, Long> timers = new TreeMap<>();

    void set(String name, long atMillis) {
        timers.put(name, atMillis);
        if (timers.size() > MOST) {
            throw new IllegalStateException("more than " + MOST + " timers");
        }
    }

    /** Timers that are due, removed, in order of time and name. */
    List<String> takeDue(long timeMillis) {
        if (timers.isEmpty()) {
            return List.of();
        }
        List<String> due = timers.entrySet().stream()
                .filter(timer -> timer.getValue() <= timeMillis)
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(timers::remove);
        return due;
    }

    void clear() {
        timers.clear();
    }

    void save(StrategyState state) {
        state.put("timers", String.join(",", timers.keySet()));
        timers.forEach((name, at) -> state.part("timer").put(name, at));
    }

    void restore(StrategyState state) {
        HostContext.names(state, "timers")
                .forEach(name -> timers.put(name, state.part("timer").number(name)));
    }
}
