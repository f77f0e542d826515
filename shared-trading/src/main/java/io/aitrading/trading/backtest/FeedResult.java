package io.aitrading.trading.backtest;

/**
 * What a run over trades or depth produced.
 *
 * @param run as for bars: fills, trades, equity at each bar's close, hash
 * @param orders every order sent, with hashes that compare with a live run
 * @param events recorded trades, or messages of the depth feed, that were played
 */
public record FeedResult(BacktestResult run, OrderStream orders, long events) {}
