package io.aitrading.trading.book;

import io.aitrading.domain.Side;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a book tells, one line an event. */
final class BookLog implements BookListener {
    private final List<String> lines = new ArrayList<>();

    /** The events since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void accepted(long orderId, Side side, long priceTicks, long quantityLots) {
        lines.add("accepted " + orderId + " " + side + " " + price(priceTicks) + " x " + quantityLots);
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
        lines.add("traded %d/%d %s %d x %d left %d/%d"
                .formatted(
                        makerId, takerId, takerSide, priceTicks, quantityLots, makerRemainingLots, takerRemainingLots));
    }

    @Override
    public void modified(long orderId, Side side, long priceTicks, long quantityLots) {
        lines.add("modified " + orderId + " " + side + " " + price(priceTicks) + " x " + quantityLots);
    }

    @Override
    public void cancelled(long orderId, Side side, long priceTicks, long remainingLots, CancelReason reason) {
        lines.add("cancelled %d %s %s x %d %s".formatted(orderId, side, price(priceTicks), remainingLots, reason));
    }

    @Override
    public void rejected(long orderId, RejectReason reason) {
        lines.add("rejected " + orderId + " " + reason);
    }

    private static String price(long ticks) {
        return ticks == MatchingBook.NO_PRICE ? "market" : Long.toString(ticks);
    }
}
