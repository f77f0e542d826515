package io.aitrading.paper.engine;

/** Numbers that rise by one for ever, restarts included. Owned by the engine's thread. */
final class Counters {
    long trade;
    long aggregate;
    long order;
    long list;
    long account;
    long sequence;
    long execution;
    long preventedMatch;
    long bookUpdate;
    /** Of the places in queues. Only their order counts, so it goes on after the highest that is still in use. */
    long queueRank;

    void restore(ReplayState state) {
        trade = state.lastTradeId();
        aggregate = state.lastAggregateId();
        order = state.lastOrderId();
        list = state.lastListId();
        account = state.lastAccount();
        sequence = state.lastSequence();
        execution = state.lastExecutionId();
        preventedMatch = state.lastPreventedMatchId();
        bookUpdate = state.bookUpdateId();
    }
}
