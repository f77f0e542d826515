package io.aitrading.bridge.trade;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import java.math.BigDecimal;
import java.time.Instant;

/** A trade as the venue sent it: one that can be read as numbers, or only its id and what is wrong with it. */
public sealed interface ReceivedTrade {

    long tradeId();

    /** Reads as a trade; whether its price is believable is for {@link PriceGuard} to say. */
    record Legible(MarketTrade trade) implements ReceivedTrade {
        @Override
        public long tradeId() {
            return trade.tradeId();
        }
    }

    /** Its id is known and nothing else of it can be used. */
    record Illegible(long tradeId, String defect) implements ReceivedTrade {}

    /** Reads the venue's texts; never throws for what a venue may send. */
    static ReceivedTrade read(
            String symbol, long tradeId, String price, String quantity, long timeMillis, boolean buyerIsMaker) {
        try {
            return new Legible(new MarketTrade(
                    symbol,
                    tradeId,
                    new Price(Decimals.exact(new BigDecimal(price), "price")),
                    new Quantity(new BigDecimal(quantity)),
                    Instant.ofEpochMilli(timeMillis),
                    buyerIsMaker));
        } catch (IllegalArgumentException unreadable) {
            return new Illegible(tradeId, "price '" + price + "', quantity '" + quantity + "' are not numbers of ours");
        }
    }
}
