package io.aitrading.paper.order;

import io.aitrading.domain.Side;
import io.aitrading.paper.market.Grid;
import java.util.function.LongSupplier;

/** An open order. Owned by the engine's thread; everybody else sees {@link #view()}. */
public final class VenueOrder {
    private final Reservation reservation;
    private OrderView view;

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
        view = view.to(view.progress().filled(filled, view.filledQuoteUnits() + quoteUnits, state, time));
    }

    /** What is left of it now rests in the book, behind all that rested there before. */
    public void rest(long rank) {
        view = view.to(view.progress().at(new QueuePlace(rank, nextSlice())));
    }

    /**
     * So many of the lots it showed are gone.
     *
     * @param nextRank asked when it shows its next slice, which queues up anew
     */
    public void shownLess(long lots, LongSupplier nextRank) {
        long shown = view.place().shownLots() - lots;
        if (shown < 0) {
            throw new IllegalStateException("order " + id() + " shows fewer than " + lots + " lots");
        }
        if (shown == 0 && view.remainingLots() > 0) {
            rest(nextRank.getAsLong());
        } else {
            view = view.to(view.progress().at(new QueuePlace(view.place().rank(), shown)));
        }
    }

    private long nextSlice() {
        return view.icebergLots() == 0 ? view.remainingLots() : Math.min(view.icebergLots(), view.remainingLots());
    }

    public void end(OrderState state, long time) {
        if (!view.state().isOpen() || state.isOpen()) {
            throw new IllegalStateException("order " + id() + " cannot go from " + view.state() + " to " + state);
        }
        view = view.to(view.progress().in(state, time));
    }

    /** It keeps its place in the queue; what it shows shrinks only when less than that is left. */
    public void reduceTo(long lots, long time) {
        view = view.to(view.progress().of(lots, time));
        QueuePlace place = view.place();
        view = view.to(
                view.progress().at(new QueuePlace(place.rank(), Math.min(place.shownLots(), view.remainingLots()))));
    }

    public void startWorking(long time) {
        view = view.to(view.progress().working(time));
    }
}
