package io.aitrading.paper.order;

import io.aitrading.domain.Side;
import io.aitrading.paper.market.Grid;

/** An open order. Owned by the engine's thread; everybody else sees {@link #view()}. */
public final class VenueOrder {
    private OrderView view;
    private final Reservation reservation;

    public VenueOrder(OrderView view, Reservation reservation) {
        this.view = view;
        this.reservation = reservation;
    }

    public OrderView view() {
        return view;
    }

    public Reservation reservation() {
        return reservation;
    }

    public long id() {
        return view.orderId();
    }

    public Side side() {
        return view.side();
    }

    /** What must stay reserved for the lots still open, in units of the asset it pays with. */
    public long requiredUnits() {
        return requiredUnits(view.side(), limitOrStopTicks(), view.remainingLots());
    }

    public static long requiredUnits(Side side, long ticks, long lots) {
        return side == Side.BUY ? Grid.quoteUnits(ticks, lots) : Grid.baseUnits(lots);
    }

    /** The price its funds are reserved at: a stop order without a limit reserves at its stop price. */
    private long limitOrStopTicks() {
        return view.priceTicks() == 0 ? view.stopTicks() : view.priceTicks();
    }

    public void fill(long lots, long quoteUnits, long time) {
        long filled = view.filledLots() + lots;
        if (lots <= 0 || filled > view.lots()) {
            throw new IllegalStateException("order " + id() + " cannot fill " + lots + " more lots");
        }
        OrderState state = filled == view.lots() ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        view = with(view.lots(), filled, view.filledQuoteUnits() + quoteUnits, state, time, view.workingTime());
    }

    public void end(OrderState state, long time) {
        if (!view.state().isOpen() || state.isOpen()) {
            throw new IllegalStateException("order " + id() + " cannot go from " + view.state() + " to " + state);
        }
        view = with(view.lots(), view.filledLots(), view.filledQuoteUnits(), state, time, view.workingTime());
    }

    /** A market order given in quote turns out to be of so many lots. */
    public void fixLots(long lots) {
        view = with(
                lots, view.filledLots(), view.filledQuoteUnits(), view.state(), view.updateTime(), view.workingTime());
    }

    public void reduceTo(long lots, long time) {
        view = with(lots, view.filledLots(), view.filledQuoteUnits(), view.state(), time, view.workingTime());
    }

    public void startWorking(long time) {
        view = with(view.lots(), view.filledLots(), view.filledQuoteUnits(), view.state(), time, time);
    }

    private OrderView with(
            long lots, long filledLots, long filledQuoteUnits, OrderState state, long updateTime, long workingTime) {
        return new OrderView(
                view.orderId(),
                view.account(),
                view.listId(),
                view.clientOrderId(),
                view.side(),
                view.kind(),
                view.timeInForce(),
                view.priceTicks(),
                view.stopTicks(),
                lots,
                view.icebergLots(),
                view.quoteOrderUnits(),
                filledLots,
                filledQuoteUnits,
                state,
                view.time(),
                updateTime,
                workingTime,
                view.selfTradePrevention(),
                view.strategyId(),
                view.strategyType());
    }
}
