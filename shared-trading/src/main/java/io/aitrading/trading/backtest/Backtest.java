package io.aitrading.trading.backtest;

import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyFill;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run: bars in order of time, and for each of them first what the market does to the orders, then what the strategy
 * does about the closed bar. The same input gives the same result, bit by bit.
 */
public final class Backtest implements BarMarket.FillListener {
    private static final int BARS_BETWEEN_LOOKS = 1 << 14;

    private final BacktestSettings settings;
    private final BarSeries[] series;
    private final Strategy strategy;
    private final RunControl control;
    private final Account account;
    private final BarMarket[] markets;
    private final SeriesBars[] bars;
    private final SimulationContext context;
    private final EquityCurve curve;
    private final FinancingClock financing;

    @Nullable
    private final ExitRuleExecution rules;

    private boolean halted;

    private Backtest(BacktestSettings settings, List<BarSeries> data, Strategy strategy, RunControl control) {
        this.settings = settings;
        this.strategy = strategy;
        this.control = control;
        series = data.toArray(BarSeries[]::new);
        SymbolSpec[] specs = new SymbolSpec[series.length];
        for (int i = 0; i < series.length; i++) {
            specs[i] = series[i].symbol();
        }
        account = new Account(settings, specs);
        markets = new BarMarket[series.length];
        bars = new SeriesBars[series.length];
        for (int i = 0; i < series.length; i++) {
            markets[i] = new BarMarket(i, series[i], settings, account, this);
            bars[i] = new SeriesBars(i, series[i]);
        }
        context = new SimulationContext(settings, account, bars, markets);
        curve = new EquityCurve(settings.keepEquity(), series[0].size());
        financing = new FinancingClock(settings.financing(), account, series.length);
        ExitRules exitRules = settings.exitRules();
        if (exitRules != null && series.length != 1) {
            throw new SettingsProblem("exitRules", "SYMBOLS", "work on one symbol, not " + series.length);
        }
        rules = exitRules == null ? null : new ExitRuleExecution(exitRules, series[0], account);
        if (rules != null) {
            context.manageBy(rules);
        }
    }

    /** Runs a strategy over bars of one or more symbols. */
    public static BacktestResult run(
            BacktestSettings settings, List<BarSeries> data, Strategy strategy, RunControl control) {
        if (data.isEmpty()) {
            throw new DataProblem("bars", "NOT_EMPTY", "there are no bars");
        }
        return new Backtest(settings, data, strategy, control).run();
    }

    private BacktestResult run() {
        try {
            context.event(series[0].time[0], true);
            strategy.onStart(context);
            if (series.length == 1) {
                runOne(series[0]);
            } else {
                runMany();
            }
            strategy.onStop(context);
        } catch (RunStopped e) {
            throw e;
        } catch (ArithmeticException e) {
            throw new RunStopped(RunStopped.Cause.OVERFLOW, "an amount outgrew 64 bits: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new RunStopped(RunStopped.Cause.STRATEGY_FAILED, "the strategy failed: " + e, e);
        }
        return result();
    }

    private void runOne(BarSeries only) {
        int n = only.size();
        for (int i = 0; i < n; i++) {
            look(i, n);
            bar(0, i, i == n - 1);
            curve.add(only.time[i], account.equity());
            checkDrawdown();
        }
        control.progress(n, n);
    }

    /** Bars of the same open time are taken together, symbols in their order. */
    private void runMany() {
        int[] next = new int[series.length];
        long all = 0;
        for (BarSeries one : series) {
            all += one.size();
        }
        long done = 0;
        while (done < all) {
            long time = earliest(next);
            for (int s = 0; s < series.length; s++) {
                if (next[s] < series[s].size() && series[s].time[next[s]] == time) {
                    look(done++, all);
                    bar(s, next[s], next[s] == series[s].size() - 1);
                    next[s]++;
                }
            }
            curve.add(time, account.equity());
            checkDrawdown();
        }
        control.progress(all, all);
    }

    private long earliest(int[] next) {
        long time = Long.MAX_VALUE;
        for (int s = 0; s < series.length; s++) {
            if (next[s] < series[s].size()) {
                time = Math.min(time, series[s].time[next[s]]);
            }
        }
        return time;
    }

    private void look(long done, long all) {
        if (done % BARS_BETWEEN_LOOKS == 0) {
            control.progress(done, all);
            if (control.cancelled()) {
                throw new RunStopped(RunStopped.Cause.CANCELLED, "cancelled after " + done + " bars", null);
            }
        }
    }

    private void bar(int symbol, int index, boolean last) {
        BarSeries data = series[symbol];
        BarMarket market = markets[symbol];
        long openTime = data.time[index];
        if (!market.isIdle()) {
            context.event(openTime, false);
            account.mark(symbol, data.open[index]);
            market.pass(index);
        }
        if (rules != null) {
            rules.bar(index, last);
        }
        account.mark(symbol, data.close[index]);
        financing.bar(symbol, openTime, data.intervalMillis());
        bars[symbol].closeOne();
        context.barDone(symbol);
        context.event(openTime + data.intervalMillis(), true);
        runTimers();
        strategy.onBar(context, bars[symbol]);
        if (settings.fillRule() == FillRule.SAME_CLOSE && !market.isIdle()) {
            market.passClose(index);
            account.mark(symbol, data.close[index]);
        }
    }

    private void runTimers() {
        for (String due = context.nextDueTimer(); due != null; due = context.nextDueTimer()) {
            strategy.onTimer(context, due);
        }
    }

    /** At the drawdown limit everything is closed at the next opportunity and nothing is opened any more. */
    private void checkDrawdown() {
        if (halted || settings.maxDrawdown() == 0 || curve.drawdown < settings.maxDrawdown()) {
            return;
        }
        halted = true;
        context.cancelEverything();
        for (int s = 0; s < series.length; s++) {
            long position = account.positionLots(s);
            if (position != 0) {
                Side side = position > 0 ? Side.SELL : Side.BUY;
                context.submit(OrderIntent.market(s, side, Math.abs(position), "drawdown-limit")
                        .onlyReducing());
            }
        }
        context.halt();
    }

    @Override
    public void filled(int symbol, long orderId, Side side, long priceTicks, long lots, boolean done, String reason) {
        long time = context.nowMillis();
        strategy.onFill(context, new StrategyFill(orderId, symbol, side, priceTicks, lots, time, done, reason));
    }

    private BacktestResult result() {
        MoneyScale money = account.money;
        boolean open = false;
        for (int s = 0; s < series.length; s++) {
            open |= account.positionLots(s) != 0;
        }
        long processed = 0;
        for (BarSeries one : series) {
            processed += one.size();
        }
        BigDecimal finalEquity = money.amount(curve.last);
        return new BacktestResult(
                money,
                processed,
                account.fills,
                List.copyOf(account.trades),
                rules == null ? List.of() : List.copyOf(rules.trades()),
                curve,
                context.ordersSent(),
                account.refused,
                money.amount(account.totalFees),
                money.amount(account.totalFinancing),
                finalEquity,
                money.amount(curve.minimum),
                money.amount(curve.maximum),
                curve.drawdown,
                open,
                RunHash.of(account.fills, curve.last, processed));
    }
}
