package io.aitrading.trading.host;

import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Protection;
import io.aitrading.trading.strategy.StrategyState;
import java.util.HashSet;
import java.util.Set;

/** An order of a strategy that is not finished, with the fills of it that the strategy has been told of. */
public final class RestingOrder {
    private final long number;
    private final String reference;
    private final OrderIntent intent;
    private final Set<String> appliedFills = new HashSet<>();
    private long leavesLots;

    /**
     * @param number what {@code submit} returned
     * @param reference what the order is called where it rests
     */
    public RestingOrder(long number, String reference, OrderIntent intent) {
        this.number = number;
        this.reference = reference;
        this.intent = intent;
        this.leavesLots = intent.lots();
    }

    /** What {@code submit} returned. */
    public long number() {
        return number;
    }

    /** What the order is called where it rests. */
    public String reference() {
        return reference;
    }

    public OrderIntent intent() {
        return intent;
    }

    public long leavesLots() {
        return leavesLots;
    }

    /** Whether the fill is new, and notes it. */
    public boolean isNew(String fillId) {
        return appliedFills.add(fillId);
    }

    public void filled(long lots) {
        leavesLots = Math.max(0, leavesLots - lots);
    }

    void save(StrategyState state) {
        state.put("number", number);
        state.put("orderId", reference);
        state.put("side", intent.side().name());
        state.put("kind", intent.kind().name());
        state.put("reduceOnly", intent.reduceOnly());
        state.put("tag", intent.tag());
        state.put("numbers", new long[] {
            intent.lots(),
            intent.limitTicks(),
            intent.stopTicks(),
            intent.protection().takeProfitTicks(),
            intent.protection().stopLossTicks(),
            intent.protection().trailingTicks(),
            leavesLots
        });
        state.put("fills", String.join(",", appliedFills.stream().sorted().toList()));
    }

    static RestingOrder restored(StrategyState state) {
        long[] numbers = state.numbers("numbers");
        OrderIntent intent = new OrderIntent(
                0,
                Side.valueOf(state.text("side")),
                OrderIntent.Kind.valueOf(state.text("kind")),
                numbers[0],
                numbers[1],
                numbers[2],
                state.flag("reduceOnly"),
                new Protection(numbers[3], numbers[4], numbers[5]),
                state.text("tag"));
        RestingOrder order = new RestingOrder(state.number("number"), state.text("orderId"), intent);
        order.leavesLots = numbers[6];
        for (String fill : state.text("fills").split(",", -1)) {
            if (!fill.isEmpty()) {
                order.appliedFills.add(fill);
            }
        }
        return order;
    }
}
