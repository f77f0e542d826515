package io.aitrading.trading.book;

import io.aitrading.domain.Side;

/** Folds every event of a book into one number, so that millions can be compared without being kept. */
final class EventHash implements BookListener {
    private final StateHash hash = new StateHash();
    private long events;

    long value() {
        return hash.value();
    }

    long events() {
        return events;
    }

    private void add(int kind, long... numbers) {
        events++;
        hash.add(kind);
        for (long number : numbers) {
            hash.add(number);
        }
    }

    @Override
    public void accepted(long orderId, Side side, long priceTicks, long quantityLots) {
        add(1, orderId, side.sign(), priceTicks, quantityLots);
    }

    @Override
    public void traded(
            long makerId,
            long takerId,
            Side takerSide,
            long priceTicks,
            long quantityLots,
            long makerRemainingLots,
            long takerRemainingLots) {
        add(2, makerId, takerId, takerSide.sign(), priceTicks, quantityLots, makerRemainingLots, takerRemainingLots);
    }

    @Override
    public void modified(long orderId, Side side, long priceTicks, long quantityLots) {
        add(3, orderId, side.sign(), priceTicks, quantityLots);
    }

    @Override
    public void cancelled(long orderId, Side side, long priceTicks, long remainingLots, CancelReason reason) {
        add(4, orderId, side.sign(), priceTicks, remainingLots, reason.name().hashCode());
    }

    @Override
    public void rejected(long orderId, RejectReason reason) {
        add(5, orderId, reason.name().hashCode());
    }
}
