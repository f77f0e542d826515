package io.aitrading.trading.backtest;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.trading.host.StrategyFailure;
import io.aitrading.trading.host.TradeSteps;
import io.aitrading.trading.replay.DepthModel;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.SymbolSpec;
import java.time.Instant;

/**
 * One run over recorded trades: the strategy on the same host as a live one, its orders at the same market as the paper venue's. Each
 * recorded trade is worked off whole; then each trade that it put on the tape, ours included, is shown to the strategy, with all its
 * orders, before the next. Orders that live ones would be equal to are equal here: same trade, side, type, price, quantity and id.
 */
public final class TradeBacktest {
    private static final int TRADES_BETWEEN_LOOKS = 1 << 10;
    private static final long MILLI = 1_000_000;

    /**
     * Which part of a recording is played, and how its public trades are numbered.
     *
     * @param first first trade played; the market stands as after the one before it
     * @param count how many are played
     * @param nextTradeId number of the first public trade, as a live venue would give it
     */
    public record Part(int first, int count, long nextTradeId) {
        /** All of a recording, numbered from 1. */
        public static Part all(TradeSeries trades) {
            return new Part(0, trades.size(), 1);
        }
    }

    private final TradeSeries trades;
    private final Part part;
    private final SymbolSpec symbol;
    private final RunControl control;
    private final FeedLedger ledger;
    private final TradeVenue venue;
    private final FeedHost host;
    private final TradeSteps<FeedHost> steps;
    private MarketTrade last;

    private TradeBacktest(
            FeedSettings settings,
            TradeSeries trades,
            Part part,
            DepthModel depth,
            Strategy strategy,
            RunControl control) {
        this.trades = trades;
        this.part = part;
        this.symbol = trades.symbol();
        this.control = control;
        this.ledger = new FeedLedger(settings.capital(), symbol);
        this.venue = new TradeVenue(settings, symbol, ledger, depth);
        this.host = new FeedHost(symbol, settings, strategy, ledger, FeedSizing.of(settings, symbol), true);
        this.steps = new TradeSteps<>(venue);
        this.last = part.first() > 0
                ? trades.publicTrade(part.first() - 1, part.nextTradeId() - 1)
                : new MarketTrade(
                        symbol.symbol(), part.nextTradeId() - 1, Price.of("0"), Quantity.ZERO, Instant.EPOCH, false);
    }

    /** Runs a strategy over a part of a recording. */
    public static FeedResult run(
            FeedSettings settings,
            TradeSeries trades,
            Part part,
            DepthModel depth,
            Strategy strategy,
            RunControl control) {
        if (part.first() < 0 || part.count() < 1 || part.first() + part.count() > trades.size()) {
            throw new DataProblem(
                    "trades",
                    "PERIOD",
                    "there are " + trades.size() + " trades, not " + part.first() + " and then " + part.count());
        }
        return new TradeBacktest(settings, trades, part, depth, strategy, control).run();
    }

    private FeedResult run() {
        try {
            play();
        } catch (ArithmeticException e) {
            throw new RunStopped(RunStopped.Cause.OVERFLOW, "an amount outgrew 64 bits: " + e.getMessage(), e);
        } catch (StrategyFailure e) {
            venue.failed(host, last, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunStopped(RunStopped.Cause.CANCELLED, "interrupted", e);
        }
        long bar = Math.floorDiv(last.time().toEpochMilli(), host.bars().intervalMillis())
                * host.bars().intervalMillis();
        BacktestResult result = ledger.result(
                bar, last.price().value(), host.position(), venue.stream().size());
        return new FeedResult(result, venue.stream(), part.count());
    }

    private void play() throws StrategyFailure, InterruptedException {
        int before = Math.max(0, part.first() - 1);
        venue.market()
                .resume(trades.timeMillis(before), trades.priceTicks(before), trades.taker(before), part.nextTradeId());
        venue.market().quote();
        host.start(last, part.first() > 0);
        steps.settle(host, last);
        show();
        for (int i = 0; i < part.count(); i++) {
            look(i);
            int trade = part.first() + i;
            catchUp(trades.timeMillis(trade) * MILLI);
            venue.market()
                    .onRecordedTrade(
                            trades.timeMillis(trade),
                            trades.priceTicks(trade),
                            trades.lots(trade),
                            trades.taker(trade));
            show();
        }
        control.progress(part.count(), part.count());
        host.call(strategy -> strategy.onStop(host.context()));
    }

    /** Lets arrive what is due up to the time of the next recorded trade. */
    private void catchUp(long untilNanos) throws StrategyFailure, InterruptedException {
        for (long at = venue.nextEventNanos(); at <= untilNanos; at = venue.nextEventNanos()) {
            venue.event(host, at);
            host.context().at(at / MILLI);
            steps.settle(host, last);
            show();
        }
    }

    /** Shows the strategy each trade on the tape, with all that it does about it, before the next. */
    private void show() throws StrategyFailure, InterruptedException {
        for (TradeVenue.Print print = venue.nextPrint(); print != null; print = venue.nextPrint()) {
            last = new MarketTrade(
                    symbol.symbol(),
                    print.tradeId(),
                    new Price(symbol.price(print.priceTicks())),
                    new Quantity(symbol.quantity(print.lots())),
                    Instant.ofEpochMilli(print.timeMillis()),
                    print.taker() == Side.SELL);
            host.beginTrade();
            venue.tellDue(host, print.tradeId(), print.timeMillis() * MILLI);
            steps.settle(host, last);
            steps.take(host, last);
            venue.windDown(host, last);
        }
    }

    private void look(int done) {
        if (done % TRADES_BETWEEN_LOOKS == 0) {
            control.progress(done, part.count());
            if (control.cancelled()) {
                throw new RunStopped(RunStopped.Cause.CANCELLED, "cancelled after " + done + " trades", null);
            }
        }
    }
}
