package io.aitrading.backtest.run;

import io.aitrading.trading.backtest.FillRule;
import io.aitrading.trading.backtest.IntrabarPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as a client describes it. What is absent has a plain default: market orders at the next open, no costs, no shorts.
 *
 * @param secondData the second symbol of strategies that need two
 * @param capital cash at the start
 * @param sizing size of one entry; absent: all equity
 * @param market what is played: {@code bars}, {@code trades} or {@code depth}
 * @param queue where a resting order of ours stands in a recorded queue, for runs over depth
 */
public record BacktestRequest(
        @Nullable String name,
        @Nullable StrategyChoice strategy,
        @Nullable DataChoice data,
        @Nullable DataChoice secondData,
        @Nullable BigDecimal capital,
        @Nullable SizingChoice sizing,
        @Nullable FillRule fillRule,
        @Nullable IntrabarPath path,
        @Nullable FeeChoice fees,
        @Nullable SlippageChoice slippage,
        @Nullable Long latencyMillis,
        @Nullable Double volumeShare,
        @Nullable Double leverage,
        @Nullable Boolean allowShort,
        @Nullable RiskChoice risk,
        @Nullable FinancingChoice financing,
        @Nullable ExitRulesChoice exitRules,
        @Nullable HonestyChoice honesty,
        @Nullable String market,
        @Nullable LatencyChoice latency,
        @Nullable TradesChoice trades,
        @Nullable LiveChoice live,
        @Nullable QueueChoice queue) {

    /**
     * From a decision to the venue and from the venue back, for runs over trades and depth; absent members are 0. Each way in
     * milliseconds or in nanoseconds, or both as they were recorded.
     *
     * @param recorded rows of time in milliseconds, entry in nanoseconds, response in nanoseconds, in order of time
     */
    public record LatencyChoice(
            @Nullable Long entryMillis,
            @Nullable Long responseMillis,
            @Nullable Long entryNanos,
            @Nullable Long responseNanos,
            @Nullable List<List<Long>> recorded) {}

    /**
     * Who leaves a queue when a level shrinks without a trade.
     *
     * @param model {@code RISK_AVERSE} (those behind us; the default) or {@code PROBABILISTIC}
     * @param power of the probabilistic model, 1 to 5; 1 spreads it evenly
     */
    public record QueueChoice(@Nullable QueueKind model, @Nullable Integer power) {}

    /** The models of {@link io.aitrading.trading.depth}. */
    public enum QueueKind {
        RISK_AVERSE,
        PROBABILISTIC
    }

    /**
     * Which recorded trades are played.
     *
     * @param skip trades before the first one played
     * @param count how many are played; absent: all that are left
     * @param nextTradeId public number of the first one; absent: its place in the recording
     */
    public record TradesChoice(@Nullable Integer skip, @Nullable Integer count, @Nullable Long nextTradeId) {}

    /**
     * The live strategy that a run over trades is compared with.
     *
     * @param strategyId with it, client order ids and the stream's hash equal the live ones
     * @param run which start of it, from 1
     * @param takeProfit as its protection, a fraction of the entry price, and so the other two
     */
    public record LiveChoice(
            @Nullable UUID strategyId,
            @Nullable Integer run,
            @Nullable BigDecimal takeProfit,
            @Nullable BigDecimal stopLoss,
            @Nullable BigDecimal trailing) {}

    /**
     * How far the result is examined; absent members have their defaults.
     *
     * @param paths of the Monte Carlo of trades, 0 for none; 1000
     * @param seed of it; 1
     * @param ruin loss of this share of the capital counts as ruin; 0.5
     * @param signals after so many of the signals the run is repeated with the data cut, 0 for none; 10, and 0 above a
     *     million bars
     * @param sensitivity whether the parameters' neighbourhood is run; true, and false above a million bars
     */
    public record HonestyChoice(
            @Nullable Integer paths,
            @Nullable Long seed,
            @Nullable Double ruin,
            @Nullable Integer signals,
            @Nullable Boolean sensitivity) {}

    /** A strategy of the catalogue, or rules. */
    public record StrategyChoice(
            @Nullable String name, @Nullable Map<String, Object> parameters, @Nullable RulesChoice rules) {}

    /** Conditions over indicators, in the language of declarative strategies. */
    public record RulesChoice(
            @Nullable String enterLong,
            @Nullable String exitLong,
            @Nullable String enterShort,
            @Nullable String exitShort) {}

    /**
     * Where bars come from: exactly one of a data set's id, inline bars, CSV text, or a symbol of the market data service.
     *
     * @param bars rows of time in milliseconds, open, high, low, close, volume
     * @param intervalMillis length of a bar; absent: the most frequent distance
     * @param maxGapShare largest share of missing bars that is accepted; absent: 0.05
     */
    public record DataChoice(
            @Nullable String dataset,
            @Nullable List<List<Double>> bars,
            @Nullable String csv,
            @Nullable String symbol,
            @Nullable String interval,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long intervalMillis,
            @Nullable BigDecimal tickSize,
            @Nullable BigDecimal lotSize,
            @Nullable Double maxGapShare) {}

    /** Exactly one of these. */
    public record SizingChoice(
            @Nullable BigDecimal quantity, @Nullable BigDecimal notional, @Nullable Double equityFraction) {}

    /** One rate for both sides of the book, or maker and taker, or tiers; shares, 0.001 is 0.1 %. */
    public record FeeChoice(
            @Nullable BigDecimal rate,
            @Nullable BigDecimal maker,
            @Nullable BigDecimal taker,
            @Nullable List<TierChoice> tiers,
            @Nullable Boolean inBase) {}

    /** Rates from a traded quote volume on. */
    public record TierChoice(BigDecimal fromVolume, BigDecimal maker, BigDecimal taker) {}

    /** Exactly one of these. */
    public record SlippageChoice(
            @Nullable Long ticks, @Nullable Double basisPoints, @Nullable Double impactBasisPoints) {}

    /** Limits of the run. */
    public record RiskChoice(@Nullable BigDecimal maxPosition, @Nullable Double maxDrawdown) {}

    /** What holding costs. */
    public record FinancingChoice(
            @Nullable Double fundingRate, @Nullable Long fundingIntervalMillis, @Nullable Double borrowRatePerYear) {}

    /** As {@link io.aitrading.trading.backtest.ExitRules}; ages are minutes as text. */
    public record ExitRulesChoice(
            double stopLoss,
            @Nullable Map<String, Double> takeProfitByAge,
            @Nullable Boolean trailing,
            @Nullable Boolean trailingOnlyAfterOffset,
            @Nullable Double trailingDistance,
            @Nullable Double trailingOffset,
            @Nullable Boolean useExitSignal,
            @Nullable Boolean strategyStop,
            @Nullable Double entryPrice,
            @Nullable Double exitPrice,
            @Nullable Double leverage,
            @Nullable Long entryTimeoutMinutes,
            @Nullable Long exitTimeoutMinutes,
            @Nullable Double replacementEntryPrice) {}
}
