package io.aitrading.paper.api;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.VenueCore.Placed;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.order.OrderKind;

/** How much a new order's answer tells. */
enum ResponseType {
    ACK,
    RESULT,
    FULL;

    private static final String NAME = "newOrderRespType";

    /** Read before the order is placed: an unknown type must be refused then. */
    static ResponseType of(Params params, OrderKind kind) {
        ResponseType byDefault = kind == OrderKind.MARKET || kind == OrderKind.LIMIT ? FULL : ACK;
        return of(params, byDefault);
    }

    static ResponseType of(Params params, ResponseType byDefault) {
        if (!params.has(NAME)) {
            return byDefault;
        }
        for (ResponseType type : values()) {
            if (type.name().equals(params.text(NAME))) {
                return type;
            }
        }
        throw VenueError.INVALID_DATA.exception(NAME);
    }

    Fields shape(Placed placed) {
        return switch (this) {
            case ACK -> OrderShapes.acknowledged(placed.order());
            case RESULT -> OrderShapes.result(placed.order());
            case FULL -> OrderShapes.full(placed.order(), placed.fills());
        };
    }
}
