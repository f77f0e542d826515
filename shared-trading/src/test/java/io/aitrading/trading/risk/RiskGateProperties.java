package io.aitrading.trading.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TradingState;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for every order, every account and every policy. */
class RiskGateProperties {
    private static Arbitrary<BigDecimal> number(String from, String to) {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal(from), new BigDecimal(to))
                .ofScale(6);
    }

    @Provide
    Arbitrary<OrderIntent> intents() {
        return Combinators.combine(
                        Arbitraries.of(Side.class),
                        Arbitraries.of(OrderType.LIMIT, OrderType.MARKET),
                        number("0.000001", "1000"),
                        number("0.01", "2000"),
                        number("0.01", "2000"),
                        Arbitraries.of(true, false))
                .as((side, type, quantity, price, reference, reduceOnly) -> new OrderIntent(
                        "BTCUSDT",
                        side,
                        type,
                        new Quantity(quantity),
                        type.hasLimitPrice() ? new Price(price) : null,
                        reduceOnly,
                        new Price(reference)));
    }

    @Provide
    Arbitrary<Exposure> exposures() {
        return Combinators.combine(
                        number("-1000", "1000"),
                        number("-1000", "200000"),
                        number("0", "200000"),
                        number("0", "200000"),
                        number("0", "200000"),
                        Arbitraries.integers().between(0, 200),
                        number("0", "100"),
                        Arbitraries.of(true, false))
                .as((position, equity, peak, startOfDay, available, count, open, known) -> new Exposure(
                        position, equity, peak, startOfDay, available, available, count, count, open, open, known));
    }

    @Provide
    Arbitrary<RiskPolicy> policies() {
        return Combinators.combine(
                        number("1", "1000000"),
                        number("1", "1000000"),
                        number("1", "100000"),
                        number("0.0001", "1"),
                        number("0.0001", "1"),
                        Arbitraries.integers().between(1, 300),
                        number("0.0001", "1"))
                .as((order, position, loss, drawdown, collar, count, concentration) ->
                        new RiskPolicy(1, order, position, loss, drawdown, collar, count, count, concentration));
    }

    @Property
    void everyRuleIsReportedAndOneRefusalIsEnough(
            @ForAll("intents") OrderIntent intent,
            @ForAll("exposures") Exposure exposure,
            @ForAll("policies") RiskPolicy policy,
            @ForAll TradingState state) {
        RiskVerdict verdict = RiskGate.evaluate(intent, exposure, policy, state);
        assertThat(verdict.rules()).extracting(RuleResult::rule).containsExactly(RiskRule.values());
        assertThat(verdict.approved()).isEqualTo(verdict.failures().isEmpty());
        assertThat(verdict.rules()).allSatisfy(rule -> {
            assertThat(rule.value()).isNotBlank();
            assertThat(rule.threshold()).isNotBlank();
        });
    }

    @Property
    void nothingThatAddsPassesAHalt(
            @ForAll("intents") OrderIntent intent,
            @ForAll("exposures") Exposure exposure,
            @ForAll("policies") RiskPolicy policy) {
        RiskVerdict verdict = RiskGate.evaluate(intent, exposure, policy, TradingState.HALTED);
        if (verdict.approved()) {
            BigDecimal filled = intent.quantity().value();
            BigDecimal before = exposure.signedPosition();
            BigDecimal after = intent.side() == Side.BUY ? before.add(filled) : before.subtract(filled);
            assertThat(after.abs()).isLessThan(before.abs());
            assertThat(after.signum() * before.signum()).isNotNegative();
        }
    }

    /** Monotony: whoever may send an order may send it under looser limits too. */
    @Property
    void looserLimitsNeverRefuseMore(
            @ForAll("intents") OrderIntent intent,
            @ForAll("exposures") Exposure exposure,
            @ForAll("policies") RiskPolicy policy) {
        RiskPolicy looser = new RiskPolicy(
                2,
                policy.maxOrderNotional().add(BigDecimal.TEN),
                policy.maxPositionNotional().add(BigDecimal.TEN),
                policy.maxDailyLoss().add(BigDecimal.TEN),
                policy.maxDrawdown().add(BigDecimal.ONE),
                policy.priceCollar().add(BigDecimal.ONE),
                policy.maxOrdersPerMinute() + 1,
                policy.maxOpenOrders() + 1,
                policy.maxConcentration().add(BigDecimal.ONE));
        List<RiskRule> strict = refusedBy(intent, exposure, policy);
        assertThat(strict).containsAll(refusedBy(intent, exposure, looser));
    }

    /** Monotony in size: a buy that is allowed stays allowed when it gets smaller. */
    @Property
    void aSmallerBuyIsNeverRefusedWhereALargerPasses(
            @ForAll("exposures") Exposure exposure,
            @ForAll("policies") RiskPolicy policy,
            @ForAll("intents") OrderIntent some) {
        OrderIntent large = new OrderIntent(
                some.symbol(), Side.BUY, some.type(), some.quantity(), some.price(), false, some.referencePrice());
        Quantity half = new Quantity(some.quantity().value().divide(BigDecimal.TWO));
        OrderIntent small =
                new OrderIntent(some.symbol(), Side.BUY, some.type(), half, some.price(), false, some.referencePrice());
        boolean bothAdd = exposure.signedPosition().signum() >= 0;
        if (bothAdd && refusedBy(large, exposure, policy).isEmpty()) {
            assertThat(refusedBy(small, exposure, policy)).isEmpty();
        }
    }

    private static List<RiskRule> refusedBy(OrderIntent intent, Exposure exposure, RiskPolicy policy) {
        return RiskGate.evaluate(intent, exposure, policy, TradingState.ACTIVE).failures().stream()
                .map(RuleResult::rule)
                .toList();
    }
}
