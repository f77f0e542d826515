package io.aitrading.trading.strategy.library;

import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.BookTop;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.ParameterSpec;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.StrategyState;
import io.aitrading.trading.strategy.WorkingOrder;
import java.util.List;

/**
 * Keeps a buy and a sale resting around the middle of the book within a limit of what it may hold. A quote that is no longer where it
 * belongs is cancelled, and a new one sent once that is confirmed, so that there are never two of one side. Without a book the quotes
 * lie around each bar's close.
 */
final class MarketMaking implements Strategy {
    static final StrategyDescriptor DESCRIPTOR = new StrategyDescriptor(
            "market-making",
            "Market making",
            "Rests a buy and a sale at a distance from the middle of the book, at best at the touch, and moves them along;"
                    + " holds no more than so many entries.",
            "Thomas Ho, Hans R. Stoll, Optimal Dealer Pricing Under Transactions and Return Uncertainty,"
                    + " Journal of Financial Economics 9(1), 1981",
            1,
            List.of(
                    ParameterSpec.decimal(
                            "distance",
                            "from the middle to each quote, 0.001 is 0.1 %; 0 for the touch",
                            "0",
                            "0",
                            "0.5"),
                    ParameterSpec.integer("tolerance", "ticks that a quote may be off its place", 0, 0, 1_000_000),
                    ParameterSpec.integer("longEntries", "most entries it holds", 1, 1, 1_000),
                    ParameterSpec.integer("shortEntries", "most entries it is short", 0, 0, 1_000)),
            MarketMaking::new);

    private final double distance;
    private final long tolerance;
    private final long longEntries;
    private final long shortEntries;
    private boolean hasBook;
    private long entry;
    /** Numbers of the resting buy and the resting sale; 0 for none. */
    private final long[] quotes = new long[2];

    MarketMaking(Parameters parameters) {
        distance = parameters.real("distance");
        tolerance = parameters.integer("tolerance");
        longEntries = parameters.integer("longEntries");
        shortEntries = parameters.integer("shortEntries");
    }

    @Override
    public void onBook(StrategyContext context, BookTop top) {
        hasBook = true;
        if (top.bidTicks() > 0 && top.askTicks() > 0) {
            quote(context, top.symbolIndex(), top.bidTicks(), top.askTicks());
        }
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        if (!hasBook) {
            long close = bars.closeTicks(0);
            quote(context, bars.symbolIndex(), close - 1, close + 1);
        }
    }

    private void quote(StrategyContext context, int symbol, long bid, long ask) {
        long away = Math.round((bid + ask) / 2.0 * distance);
        long middle = bid + (ask - bid) / 2;
        long affordable = context.entryLots(symbol);
        entry = affordable == 0 ? entry : affordable;
        long position = context.positionLots(symbol);
        side(
                context,
                symbol,
                Side.BUY,
                Math.min(bid, middle - away),
                Math.min(affordable, longEntries * entry - position));
        side(
                context,
                symbol,
                Side.SELL,
                Math.max(ask, middle + away),
                Math.min(entry, position + shortEntries * entry));
    }

    /** Brings the quote of one side to its place. */
    private void side(StrategyContext context, int symbol, Side side, long price, long lots) {
        int place = side == Side.BUY ? 0 : 1;
        for (WorkingOrder open : context.openOrders(symbol)) {
            if (open.orderId() == quotes[place]) {
                if (lots <= 0 || Math.abs(open.intent().limitTicks() - price) > tolerance) {
                    context.cancel(open.orderId());
                }
                return;
            }
        }
        quotes[place] = lots > 0 && price > 0
                ? context.submit(OrderIntent.limit(symbol, side, lots, price, side == Side.BUY ? "bid" : "ask"))
                : 0;
    }

    @Override
    public void save(StrategyState state) {
        state.put("hasBook", hasBook);
        state.put("entry", entry);
        state.put("quotes", quotes);
    }

    @Override
    public void restore(StrategyState state) {
        hasBook = state.flag("hasBook");
        entry = state.number("entry");
        System.arraycopy(state.numbers("quotes"), 0, quotes, 0, quotes.length);
    }
}
