package io.aitrading.trading.host;

import io.aitrading.domain.MarketTrade;

/** Does what strategies ask for: the platform's orders when live, a simulated venue in a backtest. */
public interface HostDesk<H extends HostedStrategy> {
    /** Sends what a strategy asked for, or records why not; fills known by then are applied. */
    void execute(H host, Wishes.Wish wish, MarketTrade trade) throws StrategyFailure, InterruptedException;

    /** Closes the whole position for a protection. */
    void close(H host, String reason, MarketTrade trade) throws StrategyFailure, InterruptedException;

    /** Asks to cancel; an order that is finished is no error. */
    void cancel(H host, RestingOrder order);

    /** An opinion led to no order. */
    void silent(H host, MarketTrade trade, Wishes.Silence silence, int index);

    /** The strategy's own fault ended it. */
    void failed(H host, MarketTrade trade, StrategyFailure failure);
}
