package io.aitrading.trading.strategy;

import io.aitrading.domain.Side;

/** The plain meaning of a signal: one position a symbol, opened and closed at market. */
final class SignalOrders {
    private SignalOrders() {}

    static void apply(StrategyContext context, int symbolIndex, Signal signal, String givenTag) {
        if (context.hasOpenOrder(symbolIndex)) {
            return;
        }
        long position = context.positionLots(symbolIndex);
        String tag = givenTag.isEmpty() ? signal.tag() : givenTag;
        switch (signal) {
            case ENTER_LONG -> enter(context, symbolIndex, position <= 0, position, Side.BUY, tag);
            case ENTER_SHORT -> enter(context, symbolIndex, position >= 0, position, Side.SELL, tag);
            case EXIT_LONG -> close(context, symbolIndex, position > 0, position, Side.SELL, tag);
            case EXIT_SHORT -> close(context, symbolIndex, position < 0, position, Side.BUY, tag);
        }
    }

    private static void enter(
            StrategyContext context, int symbolIndex, boolean wanted, long position, Side side, String tag) {
        if (!wanted) {
            return;
        }
        long lots = context.entryLots(symbolIndex);
        if (lots > 0) {
            context.submit(OrderIntent.market(symbolIndex, side, Math.addExact(lots, Math.abs(position)), tag));
        }
    }

    private static void close(
            StrategyContext context, int symbolIndex, boolean wanted, long position, Side side, String tag) {
        if (wanted) {
            context.submit(OrderIntent.market(symbolIndex, side, Math.abs(position), tag)
                    .onlyReducing());
        }
    }
}
