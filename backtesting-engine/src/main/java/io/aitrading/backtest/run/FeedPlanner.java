package io.aitrading.backtest.run;

import io.aitrading.backtest.data.BitstampTrades;
import io.aitrading.backtest.data.CsvTrades;
import io.aitrading.backtest.data.TradeFile;
import io.aitrading.backtest.run.BacktestRequest.DataChoice;
import io.aitrading.backtest.run.BacktestRequest.LatencyChoice;
import io.aitrading.backtest.run.BacktestRequest.LiveChoice;
import io.aitrading.backtest.run.BacktestRequest.TradesChoice;
import io.aitrading.domain.id.ContentId;
import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.backtest.FeedSettings;
import io.aitrading.trading.backtest.SettingsProblem;
import io.aitrading.trading.backtest.TradeBacktest;
import io.aitrading.trading.backtest.TradeSeries;
import io.aitrading.trading.depth.FixedLatency;
import io.aitrading.trading.host.HostedStrategy;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.replay.DepthModel;
import io.aitrading.trading.strategy.ParameterException;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.SymbolSpec;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a request for a run over recorded trades and makes a plan of it. Whatever is wrong is a {@link RequestProblem}. */
@Component
public class FeedPlanner {
    private static final long MINUTE = 60_000;
    private static final long MILLI = 1_000_000;
    private static final UUID NOBODY = new UUID(0, 0);
    /** As a live engine has them. */
    private static final HostedStrategy.Limits LIMITS = new HostedStrategy.Limits(20, 120);

    private final RunPlanner strategies;

    public FeedPlanner(RunPlanner strategies) {
        this.strategies = strategies;
    }

    /** Whether a request asks for recorded trades; an unknown market is a problem. */
    public static boolean isTrades(BacktestRequest request) {
        String market = Objects.requireNonNullElse(request.market(), "bars");
        if (!market.equals("bars") && !market.equals("trades")) {
            throw new RequestProblem("market", "CHOICE", "must be bars or trades, not " + market);
        }
        return market.equals("trades");
    }

    public FeedPlan plan(BacktestRequest request) {
        try {
            return checked(request);
        } catch (ParameterException e) {
            throw new RequestProblem("strategy.parameters." + e.parameter(), e.rule(), e.problem());
        } catch (SettingsProblem e) {
            throw new RequestProblem(e.field(), e.rule(), e.problem());
        } catch (DataProblem e) {
            throw new RequestProblem("data." + e.field(), e.rule(), e.getMessage());
        } catch (ArithmeticException e) {
            throw new RequestProblem(
                    "capital", "RANGE", "amounts or quantities are too large or too fine: " + e.getMessage());
        }
    }

    private FeedPlan checked(BacktestRequest request) {
        refuseBarSettings(request);
        StrategyDescriptor descriptor = strategies.descriptor(request.strategy());
        if (descriptor.symbols() != 1) {
            throw new RequestProblem("strategy", "SYMBOLS", descriptor.name() + " needs more than one symbol");
        }
        Parameters parameters = descriptor.check(RunPlanner.given(request.strategy()));
        descriptor.factory().create(parameters);
        DataChoice data = request.data();
        if (data == null) {
            throw new RequestProblem("data", "REQUIRED", "is missing");
        }
        TradeFile file = file(data);
        TradeBacktest.Part part = part(file.trades(), data, request.trades());
        FeedSettings settings = settings(request, file.trades().symbol(), data);
        boolean shipped = BitstampTrades.ID.equals(data.dataset());
        DepthModel depth = shipped
                ? DepthModel.paperVenue()
                : DepthModel.around(
                        file.trades().priceTicks(0), Math.max(1, file.trades().lots(0)));
        String input = descriptor.name() + parameters.asMap() + settings + part + depth + file.sha256();
        return new FeedPlan(descriptor, parameters, file, part, depth, settings, ContentId.sha256(input));
    }

    private static void refuseBarSettings(BacktestRequest request) {
        refuse("secondData", request.secondData());
        refuse("fillRule", request.fillRule());
        refuse("path", request.path());
        refuse("slippage", request.slippage());
        refuse("volumeShare", request.volumeShare());
        refuse("leverage", request.leverage());
        refuse("financing", request.financing());
        refuse("exitRules", request.exitRules());
        refuse("honesty", request.honesty());
        if (request.risk() != null) {
            refuse("risk.maxDrawdown", request.risk().maxDrawdown());
        }
    }

    private static void refuse(String field, @Nullable Object value) {
        if (value != null) {
            throw new RequestProblem(field, "BARS_ONLY", "belongs to runs over bars; trades meet a book");
        }
    }

    private static TradeFile file(DataChoice data) {
        if ((data.dataset() == null) == (data.csv() == null) || data.bars() != null) {
            throw new RequestProblem("data", "EXACTLY_ONE", "must have exactly one of dataset and csv");
        }
        String csv = data.csv();
        if (csv == null) {
            if (!BitstampTrades.ID.equals(data.dataset())) {
                throw new RequestProblem("data.dataset", "UNKNOWN", "trades are in " + BitstampTrades.ID);
            }
            return BitstampTrades.read();
        }
        BigDecimal tick = Objects.requireNonNullElse(data.tickSize(), new BigDecimal("0.01"));
        BigDecimal lot = Objects.requireNonNullElse(data.lotSize(), new BigDecimal("0.00000001"));
        if (tick.signum() <= 0 || lot.signum() <= 0) {
            throw new RequestProblem(
                    "data." + (tick.signum() <= 0 ? "tickSize" : "lotSize"), "POSITIVE", "must be above 0");
        }
        String name = Objects.requireNonNullElse(data.symbol(), "INLINE");
        SymbolSpec symbol = SymbolSpec.of(name, "BASE", "QUOTE", tick, lot, 1, Long.MAX_VALUE);
        return new TradeFile("inline csv", CsvTrades.read(new StringReader(csv), symbol));
    }

    private static TradeBacktest.Part part(TradeSeries trades, DataChoice data, @Nullable TradesChoice choice) {
        int first = data.from() == null ? 0 : trades.firstAt(data.from().toEpochMilli());
        int end = data.to() == null ? trades.size() : trades.firstAt(data.to().toEpochMilli());
        Integer skip = choice == null ? null : choice.skip();
        Integer count = choice == null ? null : choice.count();
        Long next = choice == null ? null : choice.nextTradeId();
        if (skip != null && (skip < 0 || skip >= trades.size())) {
            throw new RequestProblem("trades.skip", "RANGE", "must be 0 to " + (trades.size() - 1));
        }
        first = skip == null ? first : skip;
        if (count != null && (count < 1 || count > trades.size() - first)) {
            throw new RequestProblem("trades.count", "RANGE", "must be 1 to " + (trades.size() - first));
        }
        end = count == null ? end : first + count;
        if (end <= first) {
            throw new RequestProblem("data.from", "PERIOD", "there is no data in this period");
        }
        if (next != null && next < 1) {
            throw new RequestProblem("trades.nextTradeId", "MINIMUM", "must be 1 or more");
        }
        return new TradeBacktest.Part(first, end - first, next == null ? first + 1L : next);
    }

    private static FeedSettings settings(BacktestRequest request, SymbolSpec symbol, DataChoice data) {
        BigDecimal capital = request.capital();
        if (capital == null) {
            throw new SettingsProblem("capital", "REQUIRED", "is missing");
        }
        LiveChoice live = request.live();
        BigDecimal maxPosition = request.risk() == null ? null : request.risk().maxPosition();
        return new FeedSettings(
                capital,
                SettingsReader.sizing(request.sizing()),
                SettingsReader.fees(request.fees()),
                latency(request),
                Objects.requireNonNullElse(data.intervalMillis(), MINUTE),
                Boolean.TRUE.equals(request.allowShort()),
                maxPosition == null ? 0 : symbol.lots(maxPosition),
                live == null
                        ? ProtectionRules.NONE
                        : new ProtectionRules(live.takeProfit(), live.stopLoss(), live.trailing()),
                LIMITS,
                live == null || live.strategyId() == null ? NOBODY : live.strategyId(),
                live == null || live.run() == null ? 1 : live.run());
    }

    private static FixedLatency latency(BacktestRequest request) {
        LatencyChoice choice = request.latency();
        Long entry = choice == null ? request.latencyMillis() : choice.entryMillis();
        Long response = choice == null ? null : choice.responseMillis();
        return new FixedLatency(nanos("entryMillis", entry), nanos("responseMillis", response));
    }

    private static long nanos(String field, @Nullable Long millis) {
        if (millis == null) {
            return 0;
        }
        if (millis < 0 || millis > 86_400_000) {
            throw new RequestProblem("latency." + field, "RANGE", "must be 0 to 86400000, not " + millis);
        }
        return millis * MILLI;
    }
}
