package io.aitrading.trading.backtest;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a run produced.
 *
 * @param bars bars processed
 * @param equity equity at each bar's close; empty unless asked for
 * @param orders orders the strategy sent
 * @param refused fills the account could not afford or was not allowed
 * @param financing funding and borrow paid
 * @param openAtEnd whether a position was open after the last bar
 */
public record BacktestResult(
        MoneyScale money,
        long bars,
        FillLog fills,
        List<ClosedTrade> trades,
        List<ManagedTrade> managedTrades,
        EquityCurve equity,
        long orders,
        long refused,
        BigDecimal fees,
        BigDecimal financing,
        BigDecimal finalEquity,
        BigDecimal minimumEquity,
        BigDecimal maximumEquity,
        double maximumDrawdown,
        boolean openAtEnd,
        String sha256) {}
