package io.aitrading.trading.backtest;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.trading.book.L2Book;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.depth.DepthEvents;
import io.aitrading.trading.depth.QueueModel;
import io.aitrading.trading.host.StrategyFailure;
import io.aitrading.trading.host.TradeSteps;
import io.aitrading.trading.strategy.BookTop;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.SymbolSpec;
import java.time.Instant;

/**
 * One run over a recorded depth feed: the strategy on the same host as over trades, its orders in a {@link DepthVenue}. {@code onBook}
 * has the recorded top whenever a best price or its quantity has changed, once a message; bars are built from the recorded trades.
 * The feed reaches the strategy when it was recorded; orders and answers take the {@link FeedSettings#latency()}'s time, to the
 * nanosecond.
 */
public final class DepthBacktest {
    private static final int EVENTS_BETWEEN_LOOKS = 1 << 12;
    private static final long MILLI = 1_000_000;

    private final DepthSeries series;
    private final DepthEvents events;
    private final int from;
    private final int to;
    private final SymbolSpec symbol;
    private final RunControl control;
    private final FeedLedger ledger;
    private final DepthVenue venue;
    private final FeedHost host;
    private final TradeSteps<FeedHost> steps;
    private final Top top = new Top();
    private MarketTrade step;
    private long played;

    private DepthBacktest(
            FeedSettings settings,
            DepthSeries series,
            Period period,
            QueueModel queue,
            Strategy strategy,
            RunControl control) {
        this.series = series;
        this.events = series.events();
        this.from = firstAt(period.fromNanos());
        this.to = firstAt(period.toNanos());
        this.symbol = series.symbol();
        this.control = control;
        this.ledger = new FeedLedger(settings.capital(), symbol);
        this.venue = new DepthVenue(settings, symbol, ledger, queue);
        this.host = new FeedHost(symbol, settings, strategy, ledger, FeedSizing.of(settings, symbol), false);
        this.steps = new TradeSteps<>(venue);
        this.step = new MarketTrade(
                symbol.symbol(), 0, Price.of("0"), Quantity.ZERO, Instant.ofEpochMilli(millis(from)), false);
    }

    /** The part that is traded; what lies before it only builds the book. */
    public record Period(long fromNanos, long toNanos) {
        public static final Period ALL = new Period(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Runs a strategy over a period of a feed. */
    public static FeedResult run(
            FeedSettings settings,
            DepthSeries series,
            Period period,
            QueueModel queue,
            Strategy strategy,
            RunControl control) {
        if (period.fromNanos() > series.lastNanos() || period.toNanos() <= series.firstNanos()) {
            throw new DataProblem("from", "PERIOD", "there is no data in this period");
        }
        return new DepthBacktest(settings, series, period, queue, strategy, control).run();
    }

    /** The first event at or after a time. */
    private int firstAt(long nanos) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.timeNanos(middle) < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private FeedResult run() {
        try {
            play();
        } catch (ArithmeticException e) {
            throw new RunStopped(RunStopped.Cause.OVERFLOW, "an amount outgrew 64 bits: " + e.getMessage(), e);
        } catch (StrategyFailure e) {
            venue.failed(host, step, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunStopped(RunStopped.Cause.CANCELLED, "interrupted", e);
        }
        long interval = host.bars().intervalMillis();
        BacktestResult result = ledger.result(
                Math.floorDiv(millis(to - 1), interval) * interval,
                symbol.price(host.context().lastPriceTicks(0)),
                host.position(),
                venue.stream().size());
        return new FeedResult(result, venue.stream(), played);
    }

    private void play() throws StrategyFailure, InterruptedException {
        for (int i = 0; i < from; i++) {
            if (!events.isTrade(i)) {
                venue.book().set(events.side(i), events.priceTicks(i), events.lots(i));
            }
        }
        venue.at(events.timeNanos(from));
        host.start(step, false);
        steps.settle(host, step);
        for (int i = from; i < to; i++) {
            look(i - from);
            long time = events.timeNanos(i);
            catchUp(time);
            venue.at(time);
            boolean trade = events.isTrade(i);
            if (trade) {
                venue.trade(events.side(i), events.priceTicks(i), events.lots(i));
                show(i);
            } else {
                venue.level(events.side(i), events.priceTicks(i), events.lots(i));
                if (endsMessage(i)) {
                    showTop(i);
                }
            }
            played++;
        }
        venue.tellRest(host);
        control.progress(to - from, to - from);
        host.call(strategy -> strategy.onStop(host.context()));
    }

    private boolean endsMessage(int event) {
        return event + 1 == to || events.isTrade(event + 1) || events.timeNanos(event + 1) != events.timeNanos(event);
    }

    /** Lets arrive what is due up to the time of the next event. */
    private void catchUp(long untilNanos) throws StrategyFailure, InterruptedException {
        for (long at = venue.nextMessageNanos(); at <= untilNanos; at = venue.nextMessageNanos()) {
            if (venue.message(host)) {
                steps.settle(host, step);
            }
        }
    }

    /** Shows a recorded trade. */
    private void show(int event) throws StrategyFailure, InterruptedException {
        next(event, events.priceTicks(event), events.lots(event), events.side(event) == Side.SELL);
        steps.take(host, step);
        venue.windDown(host, step);
    }

    /** Shows the top of the book if it is another one. */
    private void showTop(int event) throws StrategyFailure, InterruptedException {
        if (!top.changed(venue.book())) {
            return;
        }
        next(event, top.reference(), 0, false);
        if (host.context().lastPriceTicks(0) == 0) {
            // Before the first trade the middle of the book is the only price there is.
            host.context().priced(top.reference());
        }
        steps.top(
                host,
                new BookTop(
                        0,
                        millis(event),
                        Math.max(0, top.bid),
                        symbol.quantityValue(top.bidLots),
                        Math.max(0, top.ask),
                        symbol.quantityValue(top.askLots)),
                step);
        venue.windDown(host, step);
    }

    private void next(int event, long ticks, long lots, boolean buyerIsMaker) {
        step = new MarketTrade(
                symbol.symbol(),
                event + 1L,
                new Price(symbol.price(ticks)),
                lots == 0 ? Quantity.ZERO : new Quantity(symbol.quantity(lots)),
                Instant.ofEpochMilli(millis(event)),
                buyerIsMaker);
        host.beginTrade();
    }

    private long millis(int event) {
        return Math.floorDiv(series.events().timeNanos(event), MILLI);
    }

    private void look(int done) {
        if (done % EVENTS_BETWEEN_LOOKS == 0) {
            control.progress(done, to - from);
            if (control.cancelled()) {
                throw new RunStopped(RunStopped.Cause.CANCELLED, "cancelled after " + done + " events", null);
            }
        }
    }

    /** The best prices as the strategy was last shown them. */
    private static final class Top {
        private long bid = MatchingBook.NO_PRICE;
        private long ask = MatchingBook.NO_PRICE;
        private long bidLots;
        private long askLots;

        boolean changed(L2Book book) {
            long newBid = book.bestBid();
            long newAsk = book.bestAsk();
            long newBidLots = newBid == MatchingBook.NO_PRICE ? 0 : book.lots(Side.BUY, newBid);
            long newAskLots = newAsk == MatchingBook.NO_PRICE ? 0 : book.lots(Side.SELL, newAsk);
            boolean same = newBid == bid && newAsk == ask && newBidLots == bidLots && newAskLots == askLots;
            bid = newBid;
            ask = newAsk;
            bidLots = newBidLots;
            askLots = newAskLots;
            return !same;
        }

        /** The middle of the book, or the one side that there is. */
        long reference() {
            if (bid == MatchingBook.NO_PRICE || ask == MatchingBook.NO_PRICE) {
                return Math.max(0, Math.max(bid, ask));
            }
            return bid + (ask - bid) / 2;
        }
    }
}
