package io.aitrading.paper.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where the venue stands: one row, written with every batch.
 *
 * @param position index of the next recorded trade
 * @param eventTime time of the last event; event times never go back within one regime
 * @param regimeFirstTradeId first trade whose time belongs to the present regime (recorded or present time)
 * @param anchor where candles of the present regime begin; absent when it was stored before anchors were
 */
public record ReplayState(
        ReplayMode mode,
        long speedPerMille,
        long loop,
        int position,
        long lastTradeId,
        long lastAggregateId,
        long lastOrderId,
        long lastListId,
        long lastAccount,
        long lastSequence,
        long lastExecutionId,
        long lastPreventedMatchId,
        long bookUpdateId,
        long eventTime,
        long regimeFirstTradeId,
        @Nullable ReplayAnchor anchor) {}
