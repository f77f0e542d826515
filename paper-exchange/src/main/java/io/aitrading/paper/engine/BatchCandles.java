package io.aitrading.paper.engine;

import io.aitrading.paper.market.CandleLevel;
import io.aitrading.paper.market.Kline;
import io.aitrading.paper.market.PublicTrade;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the trades of one batch add to the stored candles.
 *
 * @param regime the first trade whose candles these can be; one of another clock fits into none
 */
record BatchCandles(long regime, Collection<Part> parts) {
    /** One candle, as far as this batch knows it. */
    record Part(CandleLevel level, Kline kline) {}

    private record Key(CandleLevel level, long openTime) {}

    static BatchCandles of(long regime, List<PublicTrade> trades) {
        Map<Key, Part> parts = new LinkedHashMap<>();
        for (PublicTrade trade : trades) {
            for (CandleLevel level : CandleLevel.values()) {
                if (trade.id() >= regime) {
                    parts.merge(
                            new Key(level, level.openTime(trade.timeMillis())),
                            new Part(level, Kline.of(level, trade)),
                            (known, added) -> new Part(level, known.kline().with(trade)));
                }
            }
        }
        return new BatchCandles(regime, parts.values());
    }
}
