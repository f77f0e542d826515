package io.aitrading.backtest.run;

import io.aitrading.backtest.data.BitstampTrades;
import io.aitrading.backtest.data.DepthFile;
import io.aitrading.backtest.data.Feed;
import io.aitrading.backtest.data.Market;
import io.aitrading.backtest.data.TradeFile;
import io.aitrading.backtest.run.BacktestRequest.DataChoice;
import io.aitrading.backtest.run.BacktestRequest.LiveChoice;
import io.aitrading.backtest.run.BacktestRequest.QueueChoice;
import io.aitrading.backtest.run.BacktestRequest.QueueKind;
import io.aitrading.domain.id.ContentId;
import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.backtest.DepthBacktest;
import io.aitrading.trading.backtest.FeedSettings;
import io.aitrading.trading.backtest.SettingsProblem;
import io.aitrading.trading.backtest.TradeBacktest;
import io.aitrading.trading.depth.ProbabilisticQueue;
import io.aitrading.trading.depth.QueueModel;
import io.aitrading.trading.depth.RiskAverseQueue;
import io.aitrading.trading.host.HostedStrategy;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.replay.DepthModel;
import io.aitrading.trading.strategy.ParameterException;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a request for a run over trades or depth and makes a plan of it. Whatever is wrong is a {@link RequestProblem}. */
@Component
public class FeedPlanner {
    private static final long MINUTE = 60_000;
    private static final int MOST_POWER = 5;
    private static final UUID NOBODY = new UUID(0, 0);
    /** As a live engine has them. */
    private static final HostedStrategy.Limits LIMITS = new HostedStrategy.Limits(20, 120);
    /** Quotes follow every move of a book. */
    private static final HostedStrategy.Limits QUOTING_LIMITS = new HostedStrategy.Limits(64, 6_000);

    private final RunPlanner strategies;
    private final FeedData recordings;

    public FeedPlanner(RunPlanner strategies) {
        this.strategies = strategies;
        this.recordings = new FeedData(strategies.datasets());
    }

    /** What a request plays; an unknown market is a problem. */
    public static Market market(BacktestRequest request) {
        String market = Objects.requireNonNullElse(request.market(), Market.BARS.text());
        return Market.of(market)
                .orElseThrow(() ->
                        new RequestProblem("market", "CHOICE", "must be one of " + Market.texts() + ", not " + market));
    }

    /** Makes the plan; {@code owner} is whose data sets may be named. */
    public FeedPlan plan(BacktestRequest request, @Nullable UUID owner) {
        try {
            return checked(request, owner);
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

    private FeedPlan checked(BacktestRequest request, @Nullable UUID owner) {
        refuseOtherSettings(request);
        RunPlanner.checkName(request);
        StrategyDescriptor descriptor = strategies.descriptor(request.strategy());
        if (descriptor.symbols() != 1) {
            throw new RequestProblem("strategy", "SYMBOLS", descriptor.name() + " needs more than one symbol");
        }
        Parameters parameters = descriptor.check(RunPlanner.given(request.strategy()));
        descriptor.factory().create(parameters);
        Market market = market(request);
        Feed feed = recordings.find(market, request.data(), owner);
        FeedSettings settings = settings(request, feed.symbol(), market);
        String input = descriptor.name() + parameters.asMap() + settings;
        DataChoice data = Objects.requireNonNull(request.data());
        return switch (feed) {
            case TradeFile trades -> {
                TradeBacktest.Part part = FeedData.part(trades.trades(), data, request.trades());
                DepthModel depth = model(trades, data);
                String hash = ContentId.sha256(input + part + depth + feed.sha256());
                yield new TradesPlan(new FeedPlan.Common(descriptor, parameters, settings, hash), trades, part, depth);
            }
            case DepthFile depth -> {
                DepthBacktest.Period period = FeedData.period(data);
                QueueModel queue = queue(request.queue());
                String hash = ContentId.sha256(input + period + queue + feed.sha256());
                yield new DepthPlan(new FeedPlan.Common(descriptor, parameters, settings, hash), depth, period, queue);
            }
        };
    }

    private static DepthModel model(TradeFile file, DataChoice data) {
        boolean shipped = BitstampTrades.ID.equals(data.dataset());
        return shipped
                ? DepthModel.paperVenue()
                : DepthModel.around(
                        file.trades().priceTicks(0), Math.max(1, file.trades().lots(0)));
    }

    private static QueueModel queue(@Nullable QueueChoice choice) {
        QueueKind kind = choice == null
                ? QueueKind.RISK_AVERSE
                : Objects.requireNonNullElse(choice.model(), QueueKind.RISK_AVERSE);
        Integer power = choice == null ? null : choice.power();
        return switch (kind) {
            case RISK_AVERSE -> {
                refuse("queue.power", power, "PROBABILISTIC_ONLY", "belongs to the model PROBABILISTIC");
                yield new RiskAverseQueue();
            }
            case PROBABILISTIC -> {
                if (power != null && (power < 1 || power > MOST_POWER)) {
                    throw new RequestProblem("queue.power", "RANGE", "must be 1 to " + MOST_POWER + ", not " + power);
                }
                yield new ProbabilisticQueue(power == null ? 1 : power);
            }
        };
    }

    private static void refuseOtherSettings(BacktestRequest request) {
        String rule = "BARS_ONLY";
        String why = "belongs to runs over bars; trades and depth meet a book";
        refuse("secondData", request.secondData(), rule, why);
        refuse("fillRule", request.fillRule(), rule, why);
        refuse("path", request.path(), rule, why);
        refuse("slippage", request.slippage(), rule, why);
        refuse("volumeShare", request.volumeShare(), rule, why);
        refuse("leverage", request.leverage(), rule, why);
        refuse("financing", request.financing(), rule, why);
        refuse("exitRules", request.exitRules(), rule, why);
        refuse("honesty", request.honesty(), rule, why);
        if (market(request) == Market.DEPTH) {
            refuse("trades", request.trades(), "TRADES_ONLY", "belongs to runs over trades; use data.from and data.to");
            refuse("live", request.live(), "TRADES_ONLY", "belongs to runs over trades, which live strategies see");
        } else {
            refuse("queue", request.queue(), "DEPTH_ONLY", "belongs to runs over depth");
        }
    }

    /** Refuses a setting that has no meaning here. */
    static void refuse(String field, @Nullable Object value, String rule, String why) {
        if (value != null) {
            throw new RequestProblem(field, rule, why);
        }
    }

    private static FeedSettings settings(BacktestRequest request, SymbolSpec symbol, Market market) {
        BigDecimal capital = SettingsReader.capital(request);
        LiveChoice live = request.live();
        BigDecimal maxPosition = request.risk() == null ? null : request.risk().maxPosition();
        Double maxDrawdown = request.risk() == null ? null : request.risk().maxDrawdown();
        DataChoice data = Objects.requireNonNull(request.data());
        return new FeedSettings(
                capital,
                SettingsReader.sizing(request.sizing()),
                SettingsReader.fees(request.fees()),
                LatencyReader.read(request),
                Objects.requireNonNullElse(data.intervalMillis(), MINUTE),
                Boolean.TRUE.equals(request.allowShort()),
                maxPosition == null ? 0 : symbol.lots(maxPosition),
                maxDrawdown == null ? 0 : maxDrawdown,
                live == null
                        ? ProtectionRules.NONE
                        : new ProtectionRules(live.takeProfit(), live.stopLoss(), live.trailing()),
                market == Market.DEPTH ? QUOTING_LIMITS : LIMITS,
                live == null || live.strategyId() == null ? NOBODY : live.strategyId(),
                live == null || live.run() == null ? 1 : live.run());
    }
}
