package io.aitrading.paper.order;

import io.aitrading.domain.Side;
import io.aitrading.paper.market.Grid;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** An open order. Owned by the engine's thread; everybody else sees {@link #view()}. */
public final class VenueOrder {
    private Reservation reservation;
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

    /** What must stay reserved for the lots still open, in units of the asset it pays with; nothing before it is placed. */
    public long requiredUnits() {
        return view.isPending() ? 0 : requiredUnits(view.side(), view.reserveTicks(), view.remainingLots());
    }

    public static long requiredUnits(Side side, long ticks, long lots) {
        return side == Side.BUY ? Grid.quoteUnits(ticks, lots) : Grid.baseUnits(lots);
    }

    /** Its list's working order was filled: now it is an order like others, with funds of its own. */
    public void place(Reservation funds, long reserveTicks, long time) {
        reservation = funds;
        view = view.reservedAt(reserveTicks);
        view = view.to(view.progress().in(OrderState.NEW, view.kind().isConditional() ? -1 : time, time));
    }

    public void fill(long lots, long quoteUnits, long time) {
        long filled = view.filledLots() + lots;
        if (lots <= 0 || lots > view.remainingLots()) {
            throw new IllegalStateException("order " + id() + " cannot fill " + lots + " more lots");
        }
        OrderState state = lots == view.remainingLots() ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        view = view.to(view.progress().filled(filled, view.filledQuoteUnits() + quoteUnits, state, time));
    }

    /** So many lots are gone without a trade. */
    public void prevent(long lots, long matchId, long time) {
        if (lots <= 0 || lots > view.remainingLots()) {
            throw new IllegalStateException("order " + id() + " cannot lose " + lots + " lots");
        }
        view = view.to(view.progress().prevented(lots, matchId, time));
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

    /** @param reason of an order that expires, where it has a name */
    public void end(OrderState state, @Nullable ExpiryReason reason, long time) {
        if (!view.state().isOpen() || state.isOpen()) {
            throw new IllegalStateException("order " + id() + " cannot go from " + view.state() + " to " + state);
        }
        view = view.to(view.progress().ended(state, reason, time));
    }

    /** It keeps its place in the queue; what it shows shrinks only when less than that is left. */
    public void reduceTo(long lots, String clientOrderId, long time) {
        view = view.to(view.progress().of(clientOrderId, lots, time));
        QueuePlace place = view.place();
        view = view.to(
                view.progress().at(new QueuePlace(place.rank(), Math.min(place.shownLots(), view.remainingLots()))));
    }

    public void startWorking(long time) {
        view = view.to(view.progress().in(view.state(), time, time));
    }

    /** From now on the price is followed. */
    public void startTrailing(long ticks, long time) {
        view = view.to(view.progress().trailing(new Trail(ticks, time)));
    }

    /**
     * Follows the market.
     *
     * @return whether that changed anything
     */
    public boolean follow(long ticks) {
        Trail before = view.progress().trail();
        Trail after = before.following(view.side(), ticks);
        view = view.to(view.progress().trailing(after));
        return !after.equals(before);
    }

    public boolean isTrailing() {
        return view.progress().trail().isActive();
    }

    /** Whether the market has come back far enough to set the trailing order off. */
    public boolean isTrailBrokenAt(long ticks) {
        return isTrailing() && view.progress().trail().isBrokenAt(view.side(), view.trailingDelta(), ticks);
    }
}
