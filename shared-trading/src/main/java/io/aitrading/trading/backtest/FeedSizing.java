package io.aitrading.trading.backtest;

import io.aitrading.trading.host.EntrySize;
import io.aitrading.trading.strategy.SymbolSpec;

/** The sizing rules where orders meet a book: what the spread and the fee take cannot be spent on the position. */
final class FeedSizing {
    /** Left of all equity for the spread and for what lies behind the best price. */
    private static final double HEADROOM = 1.002;

    private FeedSizing() {}

    static EntrySize of(FeedSettings settings, SymbolSpec symbol) {
        return switch (settings.sizing()) {
            case Sizing.FixedQuantity fixed -> context -> symbol.lots(fixed.quantity());
            case Sizing.FixedNotional fixed ->
                context ->
                        lots(symbol, context.lastPriceTicks(0), fixed.notional().doubleValue());
            case Sizing.EquityFraction share -> {
                double fee = settings.fees().tiers().getFirst().taker().doubleValue();
                double scale = share.fraction() / HEADROOM / (1 + Math.max(0, fee));
                yield context -> lots(symbol, context.lastPriceTicks(0), context.equity() * scale);
            }
        };
    }

    private static long lots(SymbolSpec symbol, long priceTicks, double value) {
        if (priceTicks <= 0) {
            return 0;
        }
        long lots = (long) Math.floor(value / (symbol.priceValue(priceTicks) * symbol.quantityValue(1)));
        return lots < symbol.minLots() ? 0 : Math.min(lots, symbol.maxLots());
    }
}
