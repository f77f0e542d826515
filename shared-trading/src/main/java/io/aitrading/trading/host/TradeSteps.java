package io.aitrading.trading.host;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.BookTop;
import io.aitrading.trading.strategy.TradeTick;
import java.util.List;
import java.util.Optional;

/**
 * Takes one trade through a strategy, with all its orders, before anything else is looked at. What the trade only ends (timers, the
 * bar before it) comes first, for it lies before the trade; then the position's protection looks at the new price; then the strategy
 * sees the trade: the top of the book that it implies, then the trade itself. The one sequence, live and simulated: equal trades give
 * equal orders in both.
 */
public final class TradeSteps<H extends HostedStrategy> {
    private final HostDesk<H> desk;

    public TradeSteps(HostDesk<H> desk) {
        this.desk = desk;
    }

    /** The whole way of one trade, after the fills that came with it. */
    public void take(H host, MarketTrade trade) throws InterruptedException {
        if (host.isRunning()) {
            guarded(host, trade, () -> before(host, trade));
        }
        guarded(host, trade, () -> protect(host, trade));
        if (host.isRunning()) {
            guarded(host, trade, () -> step(host, trade));
        }
    }

    /**
     * The whole way of a change of the best prices, where the book itself is known.
     *
     * @param at the change as a step of the feed: its number and time name the orders it leads to
     */
    public void top(H host, BookTop top, MarketTrade at) throws InterruptedException {
        if (!host.isRunning()) {
            return;
        }
        guarded(host, at, () -> before(host, at));
        if (host.listensToBook()) {
            guarded(host, at, () -> {
                host.context().at(top.timeMillis());
                host.call(strategy -> strategy.onBook(host.context(), top));
                flush(host, at);
            });
        }
    }

    /** Does what the strategy still wants done. */
    public void settle(H host, MarketTrade trade) throws InterruptedException {
        guarded(host, trade, () -> flush(host, trade));
    }

    private void before(H host, MarketTrade trade) throws StrategyFailure, InterruptedException {
        long timeMillis = trade.time().toEpochMilli();
        HostContext context = host.context();
        context.at(timeMillis);
        for (String timer : context.takeDueTimers(timeMillis)) {
            host.call(strategy -> strategy.onTimer(context, timer));
            flush(host, trade);
        }
        if (host.bars().endsBar(timeMillis)) {
            context.at(timeMillis);
            host.endBar();
            flush(host, trade);
        }
    }

    private void protect(H host, MarketTrade trade) throws StrategyFailure, InterruptedException {
        long position = host.positionLots();
        if (position == 0
                || OrderForm.isDust(
                        host.symbol(),
                        position,
                        host.symbol().ticks(trade.price().value()))) {
            return;
        }
        Optional<String> reason =
                host.guard().onPrice(trade.price().value(), trade.time().toEpochMilli());
        if (reason.isPresent()) {
            host.context().at(trade.time().toEpochMilli());
            takeBack(host, position > 0 ? Side.SELL : Side.BUY);
            desk.close(host, reason.get(), trade);
            flush(host, trade);
        }
    }

    /** What the strategy rests on the closing side has the position tied up: it goes before the close. */
    private void takeBack(H host, Side closing) {
        for (RestingOrder order : List.copyOf(host.context().resting().values())) {
            if (order.intent().side() == closing) {
                desk.cancel(host, order);
            }
        }
    }

    private void step(H host, MarketTrade trade) throws StrategyFailure, InterruptedException {
        long timeMillis = trade.time().toEpochMilli();
        long ticks = host.symbol().ticks(trade.price().value());
        HostContext context = host.context();
        // The one edge where an exact quantity becomes a statistic.
        double quantity = trade.quantity().value().doubleValue();
        host.bars().add(timeMillis, ticks, quantity);
        context.priced(ticks);
        TradeTick tick = new TradeTick(0, trade.tradeId(), timeMillis, ticks, quantity, trade.buyerIsMaker());
        BookTop top = host.impliedTop(tick);
        if (top != null) {
            context.at(timeMillis);
            host.call(strategy -> strategy.onBook(context, top));
            flush(host, trade);
        }
        if (host.listensToTrades()) {
            context.at(timeMillis);
            host.call(strategy -> strategy.onTrade(context, tick));
            flush(host, trade);
        }
    }

    /** Sends what was asked for, and what the fills of it made the strategy ask for, until there is nothing left. */
    private void flush(H host, MarketTrade trade) throws StrategyFailure, InterruptedException {
        HostContext context = host.context();
        Wishes wishes = context.wishes();
        for (Optional<Wishes.Wish> wish = wishes.nextOrder(); wish.isPresent(); wish = wishes.nextOrder()) {
            desk.execute(host, wish.get(), trade);
        }
        for (long number : wishes.takeCancels()) {
            RestingOrder order = context.resting().get(number);
            if (order != null) {
                desk.cancel(host, order);
            }
        }
        List<Wishes.Silence> silences = wishes.takeSilences();
        for (int i = 0; i < silences.size(); i++) {
            desk.silent(host, trade, silences.get(i), i);
        }
    }

    private interface Step {
        void run() throws StrategyFailure, InterruptedException;
    }

    /** A strategy's fault ends that strategy and nothing else. */
    private void guarded(H host, MarketTrade trade, Step step) throws InterruptedException {
        try {
            step.run();
        } catch (StrategyFailure failure) {
            desk.failed(host, trade, failure);
        }
    }
}
