package io.aitrading.trading.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TradingState;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One rule at a time: each case changes one thing of an order that passes. */
class RiskGateTest {
    private static final RiskPolicy POLICY = new RiskPolicy(
            7,
            new BigDecimal("25000"),
            new BigDecimal("60000"),
            new BigDecimal("5000"),
            new BigDecimal("0.2"),
            new BigDecimal("0.05"),
            120,
            50,
            new BigDecimal("0.8"));

    private static OrderIntent limit(Side side, String quantity, String price) {
        return new OrderIntent(
                "BTCUSDT", side, OrderType.LIMIT, Quantity.of(quantity), Price.of(price), false, Price.of("1000"));
    }

    private static OrderIntent market(Side side, String quantity, boolean reduceOnly) {
        return new OrderIntent(
                "BTCUSDT", side, OrderType.MARKET, Quantity.of(quantity), null, reduceOnly, Price.of("1000"));
    }

    private static Exposure exposure(String position) {
        return exposure(position, "100000", "100000", "100000", 0, 0, true);
    }

    private static Exposure exposure(
            String position,
            String equity,
            String peak,
            String startOfDay,
            int openOrders,
            int ordersLastMinute,
            boolean priceKnown) {
        return new Exposure(
                new BigDecimal(position),
                new BigDecimal(equity),
                new BigDecimal(peak),
                new BigDecimal(startOfDay),
                new BigDecimal("100000"),
                new BigDecimal("100"),
                openOrders,
                ordersLastMinute,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                priceKnown);
    }

    private static List<RiskRule> refusedBy(OrderIntent intent, Exposure exposure) {
        return RiskGate.evaluate(intent, exposure, POLICY, TradingState.ACTIVE).failures().stream()
                .map(RuleResult::rule)
                .toList();
    }

    @Test
    void anOrdinaryOrderPassesAndEveryRuleIsReported() {
        RiskVerdict verdict =
                RiskGate.evaluate(limit(Side.BUY, "1", "1000"), exposure("0"), POLICY, TradingState.ACTIVE);
        assertThat(verdict.approved()).isTrue();
        assertThat(verdict.rules()).extracting(RuleResult::rule).containsExactly(RiskRule.values());
    }

    @ParameterizedTest
    @CsvSource({"25, true", "25.00000001, false"})
    void theLargestOrderIsTheLimitItself(String quantity, boolean passes) {
        assertThat(refusedBy(limit(Side.BUY, quantity, "1000"), exposure("0")).contains(RiskRule.ORDER_NOTIONAL))
                .isEqualTo(!passes);
    }

    @ParameterizedTest
    @CsvSource({"40, 20, true", "40, 20.00000001, false", "-40, 1, true"})
    void thePositionAfterTheOrderIsWhatCounts(String position, String quantity, boolean passes) {
        assertThat(refusedBy(limit(Side.BUY, quantity, "1000"), exposure(position))
                        .contains(RiskRule.POSITION_NOTIONAL))
                .isEqualTo(!passes);
    }

    @Test
    void openOrdersOnTheSameSideCountAsFilled() {
        Exposure withOpenBuys = new Exposure(
                new BigDecimal("30"),
                new BigDecimal("100000"),
                new BigDecimal("100000"),
                new BigDecimal("100000"),
                new BigDecimal("100000"),
                BigDecimal.ZERO,
                1,
                1,
                new BigDecimal("20"),
                BigDecimal.ZERO,
                true);
        assertThat(refusedBy(limit(Side.BUY, "10", "1000"), withOpenBuys)).isEmpty();
        assertThat(refusedBy(limit(Side.BUY, "10.1", "1000"), withOpenBuys)).contains(RiskRule.POSITION_NOTIONAL);
    }

    @ParameterizedTest
    @CsvSource({"95000, true", "94999.99, false", "120000, true"})
    void theDailyLossIsCountedFromTheStartOfTheDay(String equity, boolean passes) {
        Exposure today = exposure("0", equity, "120000", "100000", 0, 0, true);
        assertThat(refusedBy(limit(Side.BUY, "1", "1000"), today).contains(RiskRule.DAILY_LOSS))
                .isEqualTo(!passes);
    }

    @ParameterizedTest
    @CsvSource({"80000, true", "79999.99, false"})
    void theDrawdownIsCountedFromThePeak(String equity, boolean passes) {
        Exposure fallen = exposure("0", equity, "100000", equity, 0, 0, true);
        assertThat(refusedBy(limit(Side.BUY, "1", "1000"), fallen).contains(RiskRule.DRAWDOWN))
                .isEqualTo(!passes);
    }

    @ParameterizedTest
    @CsvSource({"1050, true", "1050.01, false", "950, true", "949.99, false"})
    void aPriceFarFromTheMarketIsRefused(String price, boolean passes) {
        assertThat(refusedBy(limit(Side.BUY, "1", price), exposure("0")).contains(RiskRule.PRICE_COLLAR))
                .isEqualTo(!passes);
    }

    @ParameterizedTest
    @CsvSource({"119, 49, ''", "120, 49, ORDER_RATE", "119, 50, OPEN_ORDERS"})
    void ratesAndOpenOrdersCountThisOne(int lastMinute, int open, String refused) {
        Exposure busy = exposure("0", "100000", "100000", "100000", open, lastMinute, true);
        assertThat(refusedBy(limit(Side.BUY, "1", "1000"), busy))
                .extracting(Enum::name)
                .isEqualTo(refused.isEmpty() ? List.of() : List.of(refused));
    }

    @ParameterizedTest
    @CsvSource({"20000, 16, true", "20000, 16.1, false"})
    void oneSymbolMayNotBeTooMuchOfTheEquity(String equity, String quantity, boolean passes) {
        Exposure small = exposure("0", equity, equity, equity, 0, 0, true);
        assertThat(refusedBy(limit(Side.BUY, quantity, "1000"), small).contains(RiskRule.CONCENTRATION))
                .isEqualTo(!passes);
    }

    @Test
    void whatIsNotThereCannotBeSpent() {
        Exposure poor = new Exposure(
                BigDecimal.ZERO,
                new BigDecimal("100000"),
                new BigDecimal("100000"),
                new BigDecimal("100000"),
                new BigDecimal("999.99"),
                new BigDecimal("0.99"),
                0,
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                true);
        assertThat(refusedBy(limit(Side.BUY, "1", "1000"), poor)).containsExactly(RiskRule.SUFFICIENT_BALANCE);
        assertThat(refusedBy(limit(Side.SELL, "1", "1000"), poor)).containsExactly(RiskRule.SUFFICIENT_BALANCE);
        assertThat(refusedBy(limit(Side.SELL, "0.99", "1000"), poor)).isEmpty();
    }

    @Test
    void withoutAFreshPriceOnlyReductionsPass() {
        Exposure blind = exposure("2", "100000", "100000", "100000", 0, 0, false);
        assertThat(refusedBy(limit(Side.BUY, "1", "1000"), blind)).containsExactly(RiskRule.PRICE_COLLAR);
        assertThat(refusedBy(market(Side.BUY, "1", false), blind)).contains(RiskRule.PRICE_COLLAR);
        assertThat(refusedBy(market(Side.SELL, "1", false), blind)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TradingState.class,
            names = {"REDUCING", "HALTED"})
    void aHaltRefusesWhatAddsAndLetsOutWhatReduces(TradingState state) {
        assertThat(RiskGate.evaluate(market(Side.BUY, "1", false), exposure("2"), POLICY, state)
                        .failures())
                .extracting(RuleResult::rule, RuleResult::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(RiskRule.TRADING_STATE, state.name()));
        assertThat(RiskGate.evaluate(market(Side.SELL, "2", false), exposure("2"), POLICY, state)
                        .approved())
                .isTrue();
        assertThat(RiskGate.evaluate(market(Side.SELL, "2.1", false), exposure("2"), POLICY, state)
                        .approved())
                .as("turning the position around")
                .isFalse();
    }

    @Test
    void aReductionIsNotHeldBackByTheLimitsItHelpsToKeep() {
        Exposure overLimit = exposure("70", "60000", "100000", "100000", 0, 0, true);
        assertThat(refusedBy(market(Side.SELL, "70", true), overLimit)).isEmpty();
        assertThat(refusedBy(market(Side.BUY, "1", false), overLimit))
                .contains(RiskRule.POSITION_NOTIONAL, RiskRule.DAILY_LOSS, RiskRule.DRAWDOWN, RiskRule.CONCENTRATION);
    }

    @Test
    void aBrokenPromiseToReduceIsRefused() {
        assertThat(refusedBy(market(Side.BUY, "1", true), exposure("0"))).containsExactly(RiskRule.REDUCE_ONLY);
        assertThat(refusedBy(market(Side.SELL, "3", true), exposure("2"))).containsExactly(RiskRule.REDUCE_ONLY);
    }

    @Test
    void aSecondReductionBesideAnOpenOneMustFitTogether() {
        Exposure closing = new Exposure(
                new BigDecimal("2"),
                new BigDecimal("100000"),
                new BigDecimal("100000"),
                new BigDecimal("100000"),
                new BigDecimal("100000"),
                new BigDecimal("2"),
                1,
                1,
                BigDecimal.ZERO,
                new BigDecimal("1.5"),
                true);
        assertThat(RiskGate.reduces(market(Side.SELL, "0.5", true), closing)).isTrue();
        assertThat(RiskGate.reduces(market(Side.SELL, "0.6", true), closing)).isFalse();
    }

    @Test
    void impossibleIntentsCannotBeMade() {
        assertThatThrownBy(() -> market(Side.BUY, "0", false)).hasMessageContaining("quantity");
        assertThatThrownBy(() -> limit(Side.BUY, "1", "0")).hasMessageContaining("price");
        assertThatThrownBy(() -> new OrderIntent(
                        "BTCUSDT", Side.BUY, OrderType.LIMIT, Quantity.of("1"), null, false, Price.of("1")))
                .hasMessageContaining("LIMIT");
    }

    @Test
    void thePolicyOfALeaseComesThroughUnchanged() {
        assertThat(RiskPolicy.of(POLICY.view())).isEqualTo(POLICY);
    }
}
