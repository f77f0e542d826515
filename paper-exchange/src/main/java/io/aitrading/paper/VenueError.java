package io.aitrading.paper;

/** The errors of the Binance Spot API that this venue gives, with their HTTP status and message ({@code %s} filled in). */
public enum VenueError {
    INTERNAL(503, -1001, "Internal error; unable to process your request. Please try again."),
    TOO_MUCH_WEIGHT(
            429,
            -1003,
            "Too much request weight used; current limit is %s request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API."),
    BANNED(
            418,
            -1003,
            "Way too much request weight used; IP banned until %s. Please use WebSocket Streams for live updates to avoid bans."),
    UNEXPECTED_RESPONSE(
            503, -1006, "An unexpected response was received from the message bus. Execution status unknown."),
    TIMEOUT(
            503,
            -1007,
            "Timeout waiting for response from backend server. Send status unknown; execution status unknown."),
    TOO_MANY_ORDERS(429, -1015, "Too many new orders; current limit is %s orders per %s."),
    UNSUPPORTED_OPERATION(404, -1020, "This operation is not supported."),
    OUTSIDE_RECV_WINDOW(400, -1021, "Timestamp for this request is outside of the recvWindow."),
    AHEAD_OF_SERVER(400, -1021, "Timestamp for this request was 1000ms ahead of the server's time."),
    INVALID_SIGNATURE(400, -1022, "Signature for this request is not valid."),
    ILLEGAL_CHARACTERS(400, -1100, "Illegal characters found in parameter '%s'; legal range is '%s'."),
    BODY_TOO_LARGE(413, -1101, "Too many parameters; the body is too large."),
    TOO_MANY_PARAMETERS(400, -1101, "Too many parameters; expected '%s' and received '%s'."),
    DUPLICATE_PARAMETER(400, -1101, "Duplicate values for parameter '%s' detected."),
    MANDATORY_PARAMETER(400, -1102, "Mandatory parameter '%s' was not sent, was empty/null, or malformed."),
    EITHER_PARAMETER(400, -1102, "Param '%s' or '%s' must be sent, but both were empty/null!"),
    UNREAD_PARAMETERS(400, -1104, "Not all sent parameters were read; read '%s' parameter(s) but was sent '%s'."),
    EMPTY_PARAMETER(400, -1105, "Parameter '%s' was empty."),
    PARAMETER_NOT_REQUIRED(400, -1106, "Parameter '%s' sent when not required."),
    TOO_MUCH_PRECISION(400, -1111, "Parameter '%s' has too much precision."),
    NO_DEPTH(400, -1112, "No orders on book for symbol."),
    TIME_IN_FORCE_NOT_REQUIRED(400, -1114, "TimeInForce parameter sent when not required."),
    INVALID_TIME_IN_FORCE(400, -1115, "Invalid timeInForce."),
    INVALID_ORDER_TYPE(400, -1116, "Invalid orderType."),
    INVALID_SIDE(400, -1117, "Invalid side."),
    INVALID_INTERVAL(400, -1120, "Invalid interval."),
    INVALID_SYMBOL(400, -1121, "Invalid symbol."),
    INVALID_SYMBOL_STATUS(400, -1122, "Invalid symbolStatus."),
    INVALID_LISTEN_KEY(400, -1125, "This listenKey does not exist."),
    LOOKUP_TOO_BIG(400, -1127, "More than %s hours between startTime and endTime."),
    INVALID_COMBINATION(400, -1128, "Combination of optional parameters invalid."),
    INVALID_DATA(400, -1130, "Data sent for parameter '%s' is not valid."),
    OCO_ORDER_TYPE(400, -1158, "Order type not supported in OCO."),
    OCO_BUY_LIMIT_BELOW(400, -1165, "A limit order in a buy OCO must be below."),
    OCO_SELL_LIMIT_ABOVE(400, -1166, "A limit order in a sell OCO must be above."),
    OCO_BOTH_LIMIT(400, -1168, "At least one OCO order must be contingent."),
    INVALID_TIME_UNIT(400, -1194, "Invalid value for time unit; expected either MICROSECOND or MILLISECOND."),
    OCO_BUY_STOP_ABOVE(400, -1196, "A stop loss order in a buy OCO must be above."),
    OCO_SELL_STOP_BELOW(400, -1197, "A stop loss order in a sell OCO must be below."),
    OCO_BUY_PROFIT_BELOW(400, -1198, "A take profit order in a buy OCO must be below."),
    OCO_SELL_PROFIT_ABOVE(400, -1199, "A take profit order in a sell OCO must be above."),
    BAD_STRATEGY_TYPE(400, -1134, "strategyType was less than 1000000."),
    INVALID_TICKER_TYPE(400, -1139, "Invalid ticker type."),
    INVALID_CANCEL_RESTRICTIONS(400, -1145, "Invalid cancelRestrictions"),
    DUPLICATE_SYMBOLS(400, -1151, "Symbol is present multiple times in the list."),
    SBE_DISABLED(400, -1155, "SBE is not enabled."),
    RECV_WINDOW_TOO_BIG(400, -1131, "'recvWindow' must be less than 60000."),
    FILTER_FAILURE(400, -1013, "Filter failure: %s"),
    INVALID_QUANTITY(400, -1013, "Invalid quantity."),
    INVALID_PRICE(400, -1013, "Invalid price."),
    INVALID_STOP_PRICE(400, -1013, "Invalid stopPrice."),
    INVALID_QUOTE_QUANTITY(400, -1013, "Invalid quote order qty."),
    PREVENTION_NOT_ALLOWED(400, -1013, "This symbol does not allow the specified self-trade prevention mode."),
    INVALID_ICEBERG(400, -1013, "Invalid icebergQty."),
    INSUFFICIENT_BALANCE(400, -2010, "Account has insufficient balance for requested action."),
    DUPLICATE_ORDER(400, -2010, "Duplicate order sent."),
    WOULD_TAKE(400, -2010, "Order would immediately match and take."),
    WOULD_TRIGGER(400, -2010, "Order would trigger immediately."),
    OCO_PRICES(400, -2010, "The relationship of the prices for the orders is not correct."),
    MARKET_CLOSED(400, -2010, "Market is closed."),
    UNKNOWN_ORDER(400, -2011, "Unknown order sent."),
    ORDER_NOT_CANCELED_DUE_TO_RESTRICTIONS(400, -2011, "Order was not canceled due to cancel restrictions."),
    NO_SUCH_ORDER(400, -2013, "Order does not exist."),
    NO_SUCH_LIST(400, -2018, "Order list does not exist."),
    BAD_KEY_FORMAT(401, -2014, "API-key format invalid."),
    REJECTED_KEY(401, -2015, "Invalid API-key, IP, or permissions for action."),
    NOT_LOGGED_ON(400, -2014, "API-key format invalid."),
    SYMBOL_DOES_NOT_MATCH_STATUS(400, -1220, "The symbol's status does not match the requested symbolStatus."),
    CANCEL_REPLACE_PARTIALLY_FAILED(409, -2021, "Order cancel-replace partially failed."),
    CANCEL_REPLACE_FAILED(400, -2022, "Order cancel-replace failed."),
    SUBSCRIPTION_ACTIVE(400, -2035, "User Data Stream subscription already active."),
    CLIENT_ID_OF_ANOTHER(400, -2039, "Client order ID is not correct for this order ID."),
    NO_REFERENCE_PRICE(400, -2043, "This symbol doesn't have a reference price."),
    AMEND_RAISES(400, -2038, "Order amend (quantity increase) is not supported."),
    AMEND_CHANGES_NOTHING(400, -2038, "The requested action would change no state; rejecting.");

    private final int httpStatus;
    private final int code;
    private final String message;

    VenueError(int httpStatus, int code, String message) {
        this.httpStatus = httpStatus;
        this.code = code;
        this.message = message;
    }

    public int httpStatus() {
        return httpStatus;
    }

    public int code() {
        return code;
    }

    String message() {
        return message;
    }

    public VenueException exception(Object... details) {
        return new VenueException(this, String.format(message, details));
    }
}
