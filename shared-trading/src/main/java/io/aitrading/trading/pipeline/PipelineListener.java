package io.aitrading.trading.pipeline;

import io.aitrading.domain.Side;

/** Hears what the pipeline does. Postings of one trade share its number, and sum to zero in each currency. */
public interface PipelineListener {
    default void refused(int account, PipelineRefusal reason) {}

    default void traded(long tradeId, long makerId, long takerId, Side takerSide, long priceTicks, long lots) {}

    /**
     * @param account the account posted to; {@link LongLedger#FEES} earns the fees
     * @param quote true for the quote currency, in ticks times lots; false for lots of the base
     */
    default void posted(long tradeId, int account, boolean quote, long amount) {}
}
