package io.aitrading.paper.engine;

/**
 * Where the venue stands: one row, written with every batch.
 *
 * @param position index of the next recorded trade
 * @param eventTime time of the last event; event times never go back within one regime
 * @param regimeFirstTradeId first trade whose time belongs to the present regime (recorded or present time)
 */
public record ReplayState(
        ReplayMode mode,
        long speedPerMille,
        long loop,
        int position,
        long lastTradeId,
        long lastOrderId,
        long lastListId,
        long lastAccount,
        long lastSequence,
        long bookUpdateId,
        long eventTime,
        long regimeFirstTradeId) {}
