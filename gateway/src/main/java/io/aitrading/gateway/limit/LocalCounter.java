package io.aitrading.gateway.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Windows in this process, for when the cache is away. Holds the most recent clients only, so memory is bounded. */
final class LocalCounter implements Counter {
    private final Map<String, Deque<Long>> windows;

    LocalCounter(int maxClients) {
        this.windows = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Deque<Long>> eldest) {
                return size() > maxClients;
            }
        };
    }

    @Override
    public synchronized Window ask(String key, int limit, long windowMillis, long nowMillis) {
        Deque<Long> times = windows.computeIfAbsent(key, ignored -> new ArrayDeque<>());
        while (!times.isEmpty() && times.peekFirst() <= nowMillis - windowMillis) {
            times.removeFirst();
        }
        if (times.size() >= limit) {
            return new Window(false, 0, times.getFirst() + windowMillis - nowMillis);
        }
        times.addLast(nowMillis);
        return new Window(true, limit - times.size(), 0);
    }
}
