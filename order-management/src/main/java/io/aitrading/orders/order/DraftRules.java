package io.aitrading.orders.order;

import io.aitrading.domain.Instrument;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.TimeInForce;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request must be before anything is stored: complete, consistent, and on the venue's grids. */
final class DraftRules {

    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[.A-Za-z0-9_:/-]{1,36}");
    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9._-]{1,20}");

    private final ApiException problem =
            new ApiException(CommonError.VALIDATION_FAILED, "The order breaks these rules");

    private DraftRules() {}

    /** Checks what needs no instrument: a missing field here has no meaning further on. */
    static void requireComplete(PlaceOrderRequest request) {
        DraftRules rules = new DraftRules();
        rules.require(request.accountId(), "accountId");
        rules.require(request.symbol(), "symbol");
        rules.require(request.side(), "side");
        rules.require(request.type(), "type");
        rules.require(request.quantity(), "quantity");
        if (request.symbol() != null && !SYMBOL.matcher(request.symbol()).matches()) {
            rules.breach("symbol", "SYMBOL", "must be a venue symbol such as BTCUSDT");
        }
        if (request.clientOrderId() != null
                && !CLIENT_ORDER_ID.matcher(request.clientOrderId()).matches()) {
            rules.breach("clientOrderId", "PATTERN", "must be 1-36 of [.A-Za-z0-9_:/-]");
        }
        rules.throwIfBroken();
    }

    /** Checks a complete request against the venue's limits. */
    static OrderDraft check(PlaceOrderRequest request, Instrument instrument) {
        DraftRules rules = new DraftRules();
        OrderType type = request.type();
        rules.quantity(request.quantity(), instrument);
        rules.price("price", request.price(), type.hasLimitPrice(), instrument);
        rules.price("stopPrice", request.stopPrice(), type.hasStopPrice(), instrument);
        rules.notional(request, instrument);
        rules.timeInForce(request.timeInForce(), type);
        rules.throwIfBroken();
        TimeInForce lasting = request.timeInForce();
        if (lasting == null && type.hasLimitPrice() && type != OrderType.LIMIT_MAKER) {
            lasting = TimeInForce.GTC;
        }
        return new OrderDraft(
                request.accountId(),
                request.clientOrderId(),
                instrument,
                request.side(),
                type,
                lasting,
                request.quantity(),
                request.price(),
                request.stopPrice(),
                Boolean.TRUE.equals(request.reduceOnly()),
                request.strategyId(),
                request.decisionId(),
                request.decidedAt());
    }

    private void quantity(Quantity quantity, Instrument instrument) {
        BigDecimal value = quantity.value();
        if (value.signum() <= 0) {
            breach("quantity", "POSITIVE", "must be above 0");
            return;
        }
        if (value.compareTo(instrument.minQuantity()) < 0 || value.compareTo(instrument.maxQuantity()) > 0) {
            breach(
                    "quantity",
                    "LOT_SIZE",
                    "must be " + plain(instrument.minQuantity()) + " to " + plain(instrument.maxQuantity()));
        }
        if (!onGrid(value, instrument.lotSize())) {
            breach("quantity", "LOT_SIZE", "must be a multiple of " + plain(instrument.lotSize()));
        }
    }

    private void price(String field, @Nullable Price price, boolean wanted, Instrument instrument) {
        if (price == null) {
            if (wanted) {
                breach(field, "REQUIRED", "is missing for this order type");
            }
            return;
        }
        if (!wanted) {
            breach(field, "NOT_ALLOWED", "does not belong to this order type");
        } else if (price.value().signum() <= 0) {
            breach(field, "POSITIVE", "must be above 0");
        } else if (!onGrid(price.value(), instrument.tickSize())) {
            breach(field, "PRICE_FILTER", "must be a multiple of " + plain(instrument.tickSize()));
        }
    }

    private void notional(PlaceOrderRequest request, Instrument instrument) {
        Price price = request.price();
        if (price != null && request.type().hasLimitPrice() && price.value().signum() > 0) {
            BigDecimal notional = price.value().multiply(request.quantity().value());
            if (notional.compareTo(instrument.minNotional()) < 0) {
                breach(
                        "quantity",
                        "MIN_NOTIONAL",
                        "price times quantity must be at least " + plain(instrument.minNotional()));
            }
        }
    }

    private void timeInForce(@Nullable TimeInForce timeInForce, OrderType type) {
        if (timeInForce != null && (!type.hasLimitPrice() || type == OrderType.LIMIT_MAKER)) {
            breach("timeInForce", "NOT_ALLOWED", "does not belong to this order type");
        }
    }

    private static boolean onGrid(BigDecimal value, BigDecimal step) {
        return step.signum() == 0 || value.remainder(step).signum() == 0;
    }

    private void require(@Nullable Object value, String field) {
        if (value == null) {
            breach(field, "REQUIRED", "is missing");
        }
    }

    private void breach(String field, String rule, String message) {
        problem.field(field, rule, message);
    }

    private void throwIfBroken() {
        if (!problem.violations().isEmpty()) {
            throw problem;
        }
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
