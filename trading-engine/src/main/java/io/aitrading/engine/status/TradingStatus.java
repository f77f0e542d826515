package io.aitrading.engine.status;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine is doing.
 *
 * @param state TRADING, WAITING (a symbol waits for something) or STARTING (no symbol is followed yet)
 * @param strategies how many are in each state
 */
record TradingStatus(
        String state, Map<String, Integer> strategies, List<SymbolStatus> symbols, LeaseWatch.LeaseView lease) {

    /**
     * @param processedTradeId last trade processed, all that it caused being committed; -1 before the first
     * @param lagTrades known and not processed yet
     * @param waitsFor what keeps it; absent when trades flow
     */
    record SymbolStatus(String symbol, long processedTradeId, long lagTrades, @Nullable String waitsFor) {}
}
