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

    private final BarSeries[] series;
    private final Strategy strategy;
    private final RunControl control;
    private final Account account;
    private final Lane[] lanes;
    private final SimulationContext context;
    private final EquityCurve curve;
    private final FinancingClock financing;

    @Nullable
    private final ExitRuleExecution rules;

    /** Above any drawdown when there is none. */
    private final double drawdownLimit;

    private final boolean charges;
    private final boolean fillsAtClose;
    private boolean halted;

    private Backtest(BacktestSettings settings, List<BarSeries> data, Strategy strategy, RunControl control) {
        this.strategy = strategy;
        this.control = control;
        series = data.toArray(BarSeries[]::new);
        SymbolSpec[] specs = new SymbolSpec[series.length];
        for (int i = 0; i < series.length; i++) {
            specs[i] = series[i].symbol();
        }
        account = new Account(settings, specs);
        BarMarket[] markets = new BarMarket[series.length];
        SeriesBars[] bars = new SeriesBars[series.length];
        lanes = new Lane[series.length];
        for (int i = 0; i < series.length; i++) {
            markets[i] = new BarMarket(i, series[i], settings, account, this);
            bars[i] = new SeriesBars(i, series[i]);
            lanes[i] = new Lane(i, series[i], markets[i], bars[i]);
        }
        context = new SimulationContext(settings, account, bars, markets);
        curve = settings.keepEquity() ? EquityCurve.of(series) : EquityCurve.extremes();
        financing = new FinancingClock(settings.financing(), account, series.length);
        drawdownLimit = settings.maxDrawdown() == 0 ? Double.MAX_VALUE : settings.maxDrawdown();
        charges = !settings.financing().isNone();
        fillsAtClose = settings.fillRule() == FillRule.SAME_CLOSE;
        ExitRules exitRules = settings.exitRules();
        if (exitRules != null && series.length != 1) {
            throw new SettingsProblem("exitRules", "SYMBOLS", "work on one symbol, not " + series.length);
        }
        rules = exitRules == null ? null : new ExitRuleExecution(exitRules, series[0], account);
        if (rules != null) {
            context.manageBy(rules);
        }
    }

    /** What belongs to one symbol. */
    private record Lane(int symbol, BarSeries series, BarMarket market, SeriesBars bars) {}

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
            context.betweenBars(series[0].timeMillis(0));
            strategy.onStart(context);
            if (series.length == 1) {
                runOne(lanes[0]);
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

    /** In stretches, after each of which the host may look: nothing but bars in the loop that decides the speed. */
    private void runOne(Lane only) {
        int n = only.series.size();
        for (int from = 0; from < n; from += BARS_BETWEEN_LOOKS) {
            look(from, n);
            bars(only, from, Math.min(n, from + BARS_BETWEEN_LOOKS));
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
                if (next[s] < series[s].size() && series[s].timeMillis(next[s]) == time) {
                    if (done++ % BARS_BETWEEN_LOOKS == 0) {
                        look(done - 1, all);
                    }
                    bars(lanes[s], next[s], ++next[s]);
                }
            }
            mark(time);
        }
        control.progress(all, all);
    }

    private long earliest(int[] next) {
        long time = Long.MAX_VALUE;
        for (int s = 0; s < series.length; s++) {
            if (next[s] < series[s].size()) {
                time = Math.min(time, series[s].timeMillis(next[s]));
            }
        }
        return time;
    }

    private void look(long done, long all) {
        control.progress(done, all);
        if (control.cancelled()) {
            throw new RunStopped(RunStopped.Cause.CANCELLED, "cancelled after " + done + " bars", null);
        }
    }

    private void mark(long time) {
        if (curve.add(time, account.equity()) && !halted && curve.drawdown >= drawdownLimit) {
            halt();
        }
    }

    /** The loop that decides the speed: what it needs at every bar it has in local variables. */
    private void bars(Lane lane, int from, int to) {
        BarSeries data = lane.series;
        BarMarket market = lane.market;
        SeriesBars closed = lane.bars;
        SimulationContext window = context;
        Account.Line line = account.line(lane.symbol);
        long interval = data.intervalMillis();
        boolean special = rules != null || charges;
        boolean closing = fillsAtClose;
        boolean alone = series.length == 1;
        for (int i = from; i < to; i++) {
            long openTime = data.timeMillis(i);
            if (!market.isIdle() && market.concerns(i)) {
                window.insideBar(openTime);
                line.mark(data.openTicks(i));
                market.pass(i);
            }
            if (special) {
                manageAndCharge(lane, i);
            }
            line.mark(data.closeTicks(i));
            closed.closeOne();
            window.betweenBars(openTime + interval);
            if (window.hasDueTimer()) {
                runTimers();
            }
            strategy.onBar(window, closed);
            if (closing && !market.isIdle()) {
                market.passClose(i);
                line.mark(data.closeTicks(i));
            }
            if (alone) {
                mark(openTime);
            }
        }
    }

    /** What few runs have: exit rules, and costs of holding. */
    private void manageAndCharge(Lane lane, int bar) {
        if (rules != null) {
            rules.bar(bar, bar == lane.series.size() - 1);
        }
        if (charges) {
            account.mark(lane.symbol, lane.series.closeTicks(bar));
            financing.bar(lane.symbol, lane.series.timeMillis(bar), lane.series.intervalMillis());
        }
    }

    private void runTimers() {
        for (String due = context.nextDueTimer(); due != null; due = context.nextDueTimer()) {
            strategy.onTimer(context, due);
        }
    }

    /** At the drawdown limit everything is closed at the next opportunity and nothing is opened any more. */
    private void halt() {
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
