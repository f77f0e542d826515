package io.aitrading.trading.host;

import io.aitrading.trading.strategy.BookTop;
import io.aitrading.trading.strategy.StrategyState;
import io.aitrading.trading.strategy.TradeTick;
import org.jspecify.annotations.Nullable;

/**
 * The best prices that the trades imply: who bought took the best sale, who sold took the best purchase, and a side that a later
 * trade has passed has moved away. A function of the trades alone, so that a strategy sees the same whether it reads them live, again
 * after a crash, or from a recording. Quantities are those that traded; 0 where a side is not known.
 */
final class ImpliedTop {
    private long bidTicks;
    private long askTicks;
    private double bidQuantity;
    private double askQuantity;

    /** Takes a trade in; answers with the top when it changed, else with null. */
    @Nullable
    BookTop next(TradeTick trade) {
        long bidBefore = bidTicks;
        long askBefore = askTicks;
        long price = trade.priceTicks();
        if (trade.buyerIsMaker()) {
            bidTicks = price;
            bidQuantity = trade.quantity();
            if (askTicks != 0 && askTicks <= price) {
                askTicks = 0;
                askQuantity = 0;
            }
        } else {
            askTicks = price;
            askQuantity = trade.quantity();
            if (bidTicks >= price) {
                bidTicks = 0;
                bidQuantity = 0;
            }
        }
        return bidTicks == bidBefore && askTicks == askBefore
                ? null
                : new BookTop(trade.symbolIndex(), trade.timeMillis(), bidTicks, bidQuantity, askTicks, askQuantity);
    }

    void clear() {
        bidTicks = 0;
        askTicks = 0;
        bidQuantity = 0;
        askQuantity = 0;
    }

    void save(StrategyState state) {
        state.put("ticks", new long[] {bidTicks, askTicks});
        state.put("quantities", new double[] {bidQuantity, askQuantity});
    }

    void restore(StrategyState state) {
        if (!state.has("ticks")) {
            return;
        }
        long[] ticks = state.numbers("ticks");
        double[] quantities = state.reals("quantities");
        bidTicks = ticks[0];
        askTicks = ticks[1];
        bidQuantity = quantities[0];
        askQuantity = quantities[1];
    }
}
