package io.aitrading.venue;

import io.aitrading.domain.OrderType;
import io.aitrading.domain.TimeInForce;
import io.aitrading.venue.VenueConnection.Call;
import io.aitrading.venue.VenueConnection.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One account's orders at a venue. {@link #place} is sent once, whatever happens; queries throw {@link
 * VenueUnavailableException} when the venue cannot be asked and {@link VenueRefusedException} when it refuses.
 */
public final class VenueTradingClient implements TradingVenue {

    private static final int NO_SUCH_ORDER = -2013;
    private static final Call PLACE = new Call("POST", "/api/v3/order", 1, WeightBudget.Use.NORMAL);
    private static final Call CANCEL = new Call("DELETE", "/api/v3/order", 1, WeightBudget.Use.CANCEL);
    private static final Call CANCEL_REPLACE =
            new Call("POST", "/api/v3/order/cancelReplace", 1, WeightBudget.Use.CANCEL);

    private final VenueConnection connection;
    private final Credentials credentials;

    public VenueTradingClient(VenueConnection connection, VenueKey key) {
        this.connection = connection;
        this.credentials = Credentials.of(key);
    }

    @Override
    public PlaceOutcome place(VenueOrder order) {
        return placed(connection.signed(PLACE, parameters(order), credentials));
    }

    @Override
    public CancelOutcome cancel(String symbol, String clientOrderId) {
        Parameters parameters = Parameters.of("symbol", symbol).with("origClientOrderId", clientOrderId);
        return canceled(connection.signed(CANCEL, parameters, credentials));
    }

    @Override
    public CancelReplaceOutcome cancelReplace(String cancelClientOrderId, VenueOrder replacement) {
        Parameters parameters = parameters(replacement)
                .with("cancelReplaceMode", "STOP_ON_FAILURE")
                .with("cancelOrigClientOrderId", cancelClientOrderId);
        return switch (connection.signed(CANCEL_REPLACE, parameters, credentials)) {
            case VenueAnswer.Success success -> halves(success.body());
            case VenueAnswer.Refusal refusal
            when refusal.body().path("data").isObject() -> halves(refusal.body().path("data"));
            case VenueAnswer.Refusal refusal ->
                new CancelReplaceOutcome(
                        new CancelOutcome.Refused(refusal.code(), refusal.message()), Optional.empty());
            case VenueAnswer.Lost lost ->
                new CancelReplaceOutcome(
                        new CancelOutcome.Unknown(lost.cause()), Optional.of(new PlaceOutcome.Unknown(lost.cause())));
            case VenueAnswer.NotSent notSent -> nothingSent(notSent.cause(), notSent.retryAfter());
            case VenueAnswer.TurnedAway away -> nothingSent(away.cause(), away.retryAfter());
        };
    }

    @Override
    public Optional<OrderReport> query(String symbol, String clientOrderId) {
        return query(Parameters.of("symbol", symbol).with("origClientOrderId", clientOrderId));
    }

    @Override
    public Optional<OrderReport> queryByVenueId(String symbol, String venueOrderId) {
        return query(Parameters.of("symbol", symbol).with("orderId", venueOrderId));
    }

    private Optional<OrderReport> query(Parameters parameters) {
        try {
            return Optional.of(read(Call.get("/api/v3/order", 4), parameters, VenueJson::order));
        } catch (VenueRefusedException e) {
            if (e.code() == NO_SUCH_ORDER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<OrderReport> openOrders() {
        return read(Call.review("/api/v3/openOrders", 80), new Parameters(), rows -> each(rows, VenueJson::order));
    }

    @Override
    public List<OrderReport> openOrders(String symbol) {
        return read(
                Call.review("/api/v3/openOrders", 6),
                Parameters.of("symbol", symbol),
                rows -> each(rows, VenueJson::order));
    }

    @Override
    public List<VenueBalance> balances() {
        return read(
                Call.review("/api/v3/account", 20),
                new Parameters(),
                body -> VenueJson.balances(body.path("balances"), "asset", "free", "locked"));
    }

    @Override
    public List<TradeReport> tradesOf(String symbol, String venueOrderId) {
        return read(
                Call.get("/api/v3/myTrades", 5),
                Parameters.of("symbol", symbol).with("orderId", venueOrderId),
                rows -> each(rows, VenueJson::trade));
    }

    @Override
    public List<TradeReport> tradesFrom(String symbol, long fromId, int limit) {
        return read(
                Call.review("/api/v3/myTrades", 20),
                Parameters.of("symbol", symbol).with("fromId", fromId).with("limit", limit),
                rows -> each(rows, VenueJson::trade));
    }

    /** All orders of a symbol from a venue order id on, open or not, oldest first. */
    public List<OrderReport> allOrders(String symbol, long fromVenueOrderId, int limit) {
        return read(
                Call.get("/api/v3/allOrders", 20),
                Parameters.of("symbol", symbol)
                        .with("orderId", fromVenueOrderId)
                        .with("limit", limit),
                rows -> each(rows, VenueJson::order));
    }

    private <T> T read(Call call, Parameters parameters, Function<JsonNode, T> reader) {
        try {
            return reader.apply(connection.signedQuery(call, parameters, credentials));
        } catch (MalformedAnswerException | IllegalArgumentException e) {
            throw new VenueUnavailableException("malformed answer: " + e.getMessage(), Duration.ofSeconds(1));
        }
    }

    private static <T> List<T> each(JsonNode rows, Function<JsonNode, T> reader) {
        List<T> items = new ArrayList<>(rows.size());
        for (JsonNode row : rows) {
            items.add(reader.apply(row));
        }
        return items;
    }

    private static Parameters parameters(VenueOrder order) {
        boolean timed = order.type() != OrderType.LIMIT_MAKER && order.type().hasLimitPrice();
        TimeInForce lasting = order.timeInForce() == null ? TimeInForce.GTC : order.timeInForce();
        return Parameters.of("symbol", order.symbol())
                .with("side", order.side())
                .with("type", order.type())
                .with("timeInForce", timed ? lasting : null)
                .with("quantity", order.quantity())
                .with("price", order.price())
                .with("stopPrice", order.stopPrice())
                .with("newClientOrderId", order.clientOrderId())
                .with("newOrderRespType", "FULL");
    }

    private static PlaceOutcome placed(VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.Success success -> accepted(success.body());
            case VenueAnswer.Refusal refusal -> new PlaceOutcome.Refused(refusal.code(), refusal.message());
            case VenueAnswer.Lost lost -> new PlaceOutcome.Unknown(lost.cause());
            case VenueAnswer.NotSent notSent -> new PlaceOutcome.NotSent(notSent.cause(), notSent.retryAfter());
            case VenueAnswer.TurnedAway away -> new PlaceOutcome.NotSent(away.cause(), away.retryAfter());
        };
    }

    private static PlaceOutcome accepted(JsonNode body) {
        try {
            return new PlaceOutcome.Accepted(VenueJson.order(body));
        } catch (MalformedAnswerException | IllegalArgumentException e) {
            // 200 with nonsense in it: the order most likely exists.
            return new PlaceOutcome.Unknown("malformed answer: " + e.getMessage());
        }
    }

    private static CancelOutcome canceled(VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.Success success -> canceled(success.body());
            case VenueAnswer.Refusal refusal -> new CancelOutcome.Refused(refusal.code(), refusal.message());
            case VenueAnswer.Lost lost -> new CancelOutcome.Unknown(lost.cause());
            case VenueAnswer.NotSent notSent -> new CancelOutcome.Unknown(notSent.cause());
            case VenueAnswer.TurnedAway away -> new CancelOutcome.Unknown(away.cause());
        };
    }

    private static CancelOutcome canceled(JsonNode body) {
        try {
            return new CancelOutcome.Canceled(VenueJson.order(body));
        } catch (MalformedAnswerException | IllegalArgumentException e) {
            return new CancelOutcome.Unknown("malformed answer: " + e.getMessage());
        }
    }

    private static CancelReplaceOutcome nothingSent(String cause, Duration retryAfter) {
        return new CancelReplaceOutcome(
                new CancelOutcome.Unknown(cause), Optional.of(new PlaceOutcome.NotSent(cause, retryAfter)));
    }

    private static CancelReplaceOutcome halves(JsonNode data) {
        JsonNode cancel = data.path("cancelResponse");
        CancelOutcome canceled = data.path("cancelResult").asString("").equals("SUCCESS")
                ? canceled(cancel)
                : new CancelOutcome.Refused(
                        cancel.path("code").asInt(), cancel.path("msg").asString(""));
        JsonNode place = data.path("newOrderResponse");
        Optional<PlaceOutcome> placed =
                switch (data.path("newOrderResult").asString("")) {
                    case "SUCCESS" -> Optional.of(accepted(place));
                    case "FAILURE" -> Optional.of(refusedHalf(place));
                    default -> Optional.empty();
                };
        return new CancelReplaceOutcome(canceled, placed);
    }

    private static PlaceOutcome refusedHalf(@Nullable JsonNode place) {
        int code = place == null ? 0 : place.path("code").asInt();
        String message = place == null ? "" : place.path("msg").asString("");
        return AmbiguousCodes.contains(code)
                ? new PlaceOutcome.Unknown(code + " " + message)
                : new PlaceOutcome.Refused(code, message);
    }
}
