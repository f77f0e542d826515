package io.aitrading.engine.market;

import io.aitrading.domain.Instrument;
import io.aitrading.domain.api.TradesAnswer;
import java.time.Duration;
import java.util.List;

/** Trades in order, without a hole. Calls throw when the source cannot be asked. */
public interface MarketFeed {
    /** Waits for the first trade after an id and answers with it and what follows, at most {@code limit}. */
    TradesAnswer after(String symbol, long afterId, Duration patience, int limit);

    /** What is known of the newest trade, without trades. */
    TradesAnswer newest(String symbol);

    /** What the venue demands of orders; empty while that is not known. */
    List<Instrument> instruments();
}
