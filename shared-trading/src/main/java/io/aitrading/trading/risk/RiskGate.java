package io.aitrading.trading.risk;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.Price;
import io.aitrading.domain.Side;
import io.aitrading.domain.TradingState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Decides whether an order may be sent. Every rule is evaluated and reported, so that a refusal names all its reasons.
 *
 * <p>An order that only makes the position smaller is never held back by limits on risk: size, position, loss, drawdown,
 * concentration and a halt let it pass, because refusing it would keep the risk that those limits are there to end. Rules
 * against mistakes (collar, rate, open orders, balance) hold for every order.
 */
public final class RiskGate {
    /** Ratios are compared exactly; this is only how many decimals of them are reported. */
    private static final int REPORTED_RATIO_SCALE = 8;

    private static final String UNKNOWN = "unknown";

    private RiskGate() {}

    public static RiskVerdict evaluate(OrderIntent intent, Exposure exposure, RiskPolicy policy, TradingState state) {
        boolean reduces = reduces(intent, exposure);
        return RiskVerdict.of(List.of(
                tradingState(state, reduces),
                reduceOnly(intent, reduces),
                orderNotional(intent, exposure, policy, reduces),
                positionNotional(intent, exposure, policy, reduces),
                dailyLoss(exposure, policy, reduces),
                drawdown(exposure, policy, reduces),
                priceCollar(intent, exposure, policy, reduces),
                atMost(RiskRule.ORDER_RATE, exposure.ordersLastMinute() + 1L, policy.maxOrdersPerMinute()),
                atMost(RiskRule.OPEN_ORDERS, exposure.openOrders() + 1L, policy.maxOpenOrders()),
                concentration(intent, exposure, policy, reduces),
                sufficientBalance(intent, exposure)));
    }

    /**
     * Whether the order makes the position smaller and cannot turn it around, even if every open order on its side filled
     * before it.
     */
    public static boolean reduces(OrderIntent intent, Exposure exposure) {
        BigDecimal position = exposure.signedPosition();
        return position.signum() == -intent.side().sign()
                && intent.quantity()
                                .value()
                                .add(openOnSameSide(intent, exposure))
                                .compareTo(position.abs())
                        <= 0;
    }

    private static RuleResult tradingState(TradingState state, boolean reduces) {
        return new RuleResult(
                RiskRule.TRADING_STATE,
                reduces || state == TradingState.ACTIVE,
                state.name(),
                TradingState.ACTIVE.name());
    }

    private static RuleResult reduceOnly(OrderIntent intent, boolean reduces) {
        return new RuleResult(
                RiskRule.REDUCE_ONLY,
                reduces || !intent.reduceOnly(),
                reduces ? "REDUCES" : "INCREASES",
                intent.reduceOnly() ? "REDUCES" : "ANY");
    }

    private static RuleResult orderNotional(OrderIntent intent, Exposure exposure, RiskPolicy policy, boolean reduces) {
        BigDecimal notional =
                worstPrice(intent, exposure).multiply(intent.quantity().value());
        return within(RiskRule.ORDER_NOTIONAL, notional, policy.maxOrderNotional(), reduces);
    }

    private static RuleResult positionNotional(
            OrderIntent intent, Exposure exposure, RiskPolicy policy, boolean reduces) {
        return within(
                RiskRule.POSITION_NOTIONAL,
                positionNotionalAfter(intent, exposure),
                policy.maxPositionNotional(),
                reduces);
    }

    private static RuleResult dailyLoss(Exposure exposure, RiskPolicy policy, boolean reduces) {
        BigDecimal loss =
                exposure.startOfDayEquity().subtract(exposure.equity()).max(BigDecimal.ZERO);
        return within(RiskRule.DAILY_LOSS, loss, policy.maxDailyLoss(), reduces);
    }

    private static RuleResult drawdown(Exposure exposure, RiskPolicy policy, boolean reduces) {
        BigDecimal peak = exposure.peakEquity().max(exposure.equity());
        BigDecimal fall = peak.subtract(exposure.equity());
        return ratioWithin(RiskRule.DRAWDOWN, fall, peak, policy.maxDrawdown(), reduces);
    }

    private static RuleResult priceCollar(OrderIntent intent, Exposure exposure, RiskPolicy policy, boolean reduces) {
        String threshold = Decimals.text(policy.priceCollar());
        if (!exposure.lastPriceKnown()) {
            // Without a fresh price nothing can be held against the market: only a way out stays open.
            return new RuleResult(RiskRule.PRICE_COLLAR, reduces, UNKNOWN, threshold);
        }
        Price limit = intent.price();
        BigDecimal reference = intent.referencePrice().value();
        if (limit == null) {
            return new RuleResult(RiskRule.PRICE_COLLAR, reference.signum() > 0, "0", threshold);
        }
        return ratioWithin(
                RiskRule.PRICE_COLLAR, limit.value().subtract(reference).abs(), reference, policy.priceCollar(), false);
    }

    private static RuleResult concentration(OrderIntent intent, Exposure exposure, RiskPolicy policy, boolean reduces) {
        return ratioWithin(
                RiskRule.CONCENTRATION,
                positionNotionalAfter(intent, exposure),
                exposure.equity(),
                policy.maxConcentration(),
                reduces);
    }

    /** The exact amount a hold needs, fees and slippage included, is the reservation's business; this is the necessary part. */
    private static RuleResult sufficientBalance(OrderIntent intent, Exposure exposure) {
        BigDecimal quantity = intent.quantity().value();
        if (intent.side() == Side.SELL) {
            return within(RiskRule.SUFFICIENT_BALANCE, quantity, exposure.availableBase(), false);
        }
        Price limit = intent.price();
        BigDecimal price = limit == null ? intent.referencePrice().value() : limit.value();
        return within(RiskRule.SUFFICIENT_BALANCE, price.multiply(quantity), exposure.availableQuote(), false);
    }

    private static BigDecimal positionNotionalAfter(OrderIntent intent, Exposure exposure) {
        BigDecimal added = intent.quantity().value().add(openOnSameSide(intent, exposure));
        BigDecimal after = intent.side() == Side.BUY
                ? exposure.signedPosition().add(added)
                : exposure.signedPosition().subtract(added);
        return after.abs().multiply(worstPrice(intent, exposure));
    }

    private static BigDecimal openOnSameSide(OrderIntent intent, Exposure exposure) {
        return intent.side() == Side.BUY ? exposure.openBuyQuantity() : exposure.openSellQuantity();
    }

    /** The higher of limit and last price: a sell below the market fills at the market. */
    private static BigDecimal worstPrice(OrderIntent intent, Exposure exposure) {
        Price limit = intent.price();
        if (limit == null) {
            return intent.referencePrice().value();
        }
        return exposure.lastPriceKnown()
                ? limit.value().max(intent.referencePrice().value())
                : limit.value();
    }

    private static RuleResult within(RiskRule rule, BigDecimal value, BigDecimal limit, boolean exempt) {
        return new RuleResult(rule, exempt || value.compareTo(limit) <= 0, Decimals.text(value), Decimals.text(limit));
    }

    private static RuleResult ratioWithin(
            RiskRule rule, BigDecimal part, BigDecimal whole, BigDecimal limit, boolean exempt) {
        if (whole.signum() <= 0) {
            // No equity or no price: nothing is a small enough part of it, except nothing.
            return new RuleResult(
                    rule, exempt || part.signum() == 0, part.signum() == 0 ? "0" : UNKNOWN, Decimals.text(limit));
        }
        boolean small = part.compareTo(limit.multiply(whole)) <= 0;
        String reported = Decimals.text(part.divide(whole, REPORTED_RATIO_SCALE, RoundingMode.HALF_UP));
        return new RuleResult(rule, exempt || small, reported, Decimals.text(limit));
    }

    private static RuleResult atMost(RiskRule rule, long value, long limit) {
        return new RuleResult(rule, value <= limit, Long.toString(value), Long.toString(limit));
    }
}
