package io.aitrading.paper.api;

import io.aitrading.paper.json.Fields;
import io.aitrading.paper.limit.RateLimits;
import java.util.List;
import org.springframework.stereotype.Component;

/** The venue's limits, and what was used of them, as the Binance API writes them. */
@Component
public final class LimitShapes {
    private final RateLimits limits;

    LimitShapes(RateLimits limits) {
        this.limits = limits;
    }

    List<Fields> all() {
        return List.of(weight(), ordersInTenSeconds(), ordersInADay());
    }

    public List<Fields> usedOrders(long account) {
        return List.of(
                ordersInTenSeconds().with("count", limits.ordersInTenSeconds(account)),
                ordersInADay().with("count", limits.ordersToday(account)));
    }

    public Fields usedWeight(String address) {
        return weight().with("count", limits.used(address));
    }

    private Fields weight() {
        return limit("REQUEST_WEIGHT", "MINUTE", 1, limits.weightPerMinute());
    }

    private Fields ordersInTenSeconds() {
        return limit("ORDERS", "SECOND", 10, limits.ordersPerTenSeconds());
    }

    private Fields ordersInADay() {
        return limit("ORDERS", "DAY", 1, limits.ordersPerDay());
    }

    private static Fields limit(String type, String interval, int intervals, int limit) {
        return new Fields()
                .with("rateLimitType", type)
                .with("interval", interval)
                .with("intervalNum", intervals)
                .with("limit", limit);
    }
}
