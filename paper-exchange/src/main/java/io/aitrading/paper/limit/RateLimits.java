package io.aitrading.paper.limit;

import io.aitrading.health.Live;
import io.aitrading.paper.PaperSettings;
import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.ReplayMode;
import io.aitrading.paper.engine.ReplayState;
import io.aitrading.paper.engine.VenueEngine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts request weight per address and orders per account in fixed windows, as the Binance API does. Who goes on after 429 is
 * banned, longer each time.
 */
@Component
public final class RateLimits {
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long TEN_SECONDS_MILLIS = Duration.ofSeconds(10).toMillis();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long FIRST_BAN_MILLIS = Duration.ofMinutes(2).toMillis();
    private static final long LONGEST_BAN_MILLIS = Duration.ofDays(3).toMillis();
    private static final int REFUSALS_BEFORE_BAN = 100;
    private static final int COUNTED_MAX = 10_000;

    private final Live<PaperSettings> settings;
    private final VenueEngine engine;
    private final InstantSource clock;
    private final Map<String, Address> addresses = new HashMap<>();
    private final Map<Long, Orders> accounts = new HashMap<>();

    RateLimits(Live<PaperSettings> settings, VenueEngine engine, InstantSource clock) {
        this.settings = settings;
        this.engine = engine;
        this.clock = clock;
    }

    private PaperSettings.Limits limits() {
        return settings.now().limits();
    }

    /** Weight used in this minute, this call included. */
    public synchronized int use(String address, int weight) {
        long now = clock.millis();
        Address used = bounded(addresses).computeIfAbsent(address, key -> new Address());
        if (now < used.bannedUntil) {
            throw VenueError.BANNED.exception(used.bannedUntil).retryAfter(seconds(used.bannedUntil - now));
        }
        used.minute.moveTo(now / MINUTE_MILLIS);
        used.minute.count += weight;
        if (used.minute.count > limits().weightPerMinute()) {
            refuse(used, now);
        }
        return (int) used.minute.count;
    }

    /** Weight used so far in this minute. */
    public synchronized long used(String address) {
        Address used = addresses.get(address);
        if (used == null) {
            return 0;
        }
        used.minute.moveTo(clock.millis() / MINUTE_MILLIS);
        return used.minute.count;
    }

    private void refuse(Address used, long now) {
        used.refusals++;
        if (used.refusals > REFUSALS_BEFORE_BAN) {
            used.refusals = 0;
            used.banMillis = Math.min(LONGEST_BAN_MILLIS, Math.max(FIRST_BAN_MILLIS, used.banMillis * 2));
            used.bannedUntil = now + used.banMillis;
            throw VenueError.BANNED.exception(used.bannedUntil).retryAfter(seconds(used.banMillis));
        }
        throw VenueError.TOO_MUCH_WEIGHT
                .exception(limits().weightPerMinute())
                .retryAfter(seconds(MINUTE_MILLIS - now % MINUTE_MILLIS));
    }

    /** Counts new orders; stepped time is no real time, so there they are counted but not refused. */
    public synchronized void countOrder(long account, int orders) {
        long now = clock.millis();
        Orders used = used(account, now);
        ReplayState state = engine.lastState();
        boolean limited = state == null || state.mode() != ReplayMode.STEPPED;
        if (limited && used.tenSeconds.count + orders > limits().ordersPerTenSeconds()) {
            throw VenueError.TOO_MANY_ORDERS
                    .exception(limits().ordersPerTenSeconds(), "10 SECOND")
                    .retryAfter(seconds(TEN_SECONDS_MILLIS - now % TEN_SECONDS_MILLIS));
        }
        if (limited && used.day.count + orders > limits().ordersPerDay()) {
            throw VenueError.TOO_MANY_ORDERS
                    .exception(limits().ordersPerDay(), "1 DAY")
                    .retryAfter(seconds(DAY_MILLIS - now % DAY_MILLIS));
        }
        used.tenSeconds.count += orders;
        used.day.count += orders;
    }

    public synchronized long ordersInTenSeconds(long account) {
        return used(account, clock.millis()).tenSeconds.count;
    }

    public synchronized long ordersToday(long account) {
        return used(account, clock.millis()).day.count;
    }

    public int weightPerMinute() {
        return limits().weightPerMinute();
    }

    public int ordersPerTenSeconds() {
        return limits().ordersPerTenSeconds();
    }

    public int ordersPerDay() {
        return limits().ordersPerDay();
    }

    private Orders used(long account, long now) {
        Orders used = bounded(accounts).computeIfAbsent(account, key -> new Orders());
        used.tenSeconds.moveTo(now / TEN_SECONDS_MILLIS);
        used.day.moveTo(now / DAY_MILLIS);
        return used;
    }

    private static <K, V> Map<K, V> bounded(Map<K, V> counted) {
        if (counted.size() > COUNTED_MAX) {
            counted.clear();
        }
        return counted;
    }

    private static long seconds(long millis) {
        return Math.ceilDiv(millis, 1000L);
    }

    private static final class Window {
        private long number;
        private long count;

        void moveTo(long windowNumber) {
            if (windowNumber != number) {
                number = windowNumber;
                count = 0;
            }
        }
    }

    private static final class Address {
        private final Window minute = new Window();
        private int refusals;
        private long banMillis;
        private long bannedUntil;
    }

    private static final class Orders {
        private final Window tenSeconds = new Window();
        private final Window day = new Window();
    }
}
