package io.aitrading.paper.api;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.VenueException;
import io.aitrading.paper.fault.FaultKind;
import io.aitrading.paper.fault.Faults;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.order.NewOrder;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cancels one order and places another; the two halves can fail apart, and the answer tells which did. */
@Component
final class CancelReplaceOperation implements Operations {
    private final OrderOperations orders;
    private final CancelOperations cancels;
    private final Faults faults;

    CancelReplaceOperation(OrderOperations orders, CancelOperations cancels, Faults faults) {
        this.orders = orders;
        this.cancels = cancels;
        this.faults = faults;
    }

    @Override
    public List<Operation> all() {
        return List.of(Operation.signed(
                "POST",
                "/api/v3/order/cancelReplace",
                1,
                Operation.and(
                        OrderParser.PARAMETERS,
                        "cancelReplaceMode",
                        "cancelNewClientOrderId",
                        "cancelOrigClientOrderId",
                        "cancelOrderId",
                        "cancelRestrictions",
                        "orderRateLimitExceededMode"),
                this::cancelReplace));
    }

    private Object cancelReplace(Call call) {
        Params params = call.params();
        String mode = params.text("cancelReplaceMode");
        if (!List.of("STOP_ON_FAILURE", "ALLOW_FAILURE").contains(mode)) {
            throw VenueError.INVALID_DATA.exception("cancelReplaceMode");
        }
        NewOrder wanted = OrderParser.parse(params);
        ResponseType type = ResponseType.of(params, wanted.kind());
        params.requireEither("cancelOrderId", "cancelOrigClientOrderId");

        Half cancel = Half.of(() -> CancelOperations.shape(cancels.cancelNow(call, CancelOperations.Names.IN_REPLACE)));
        if (!cancel.done && mode.equals("STOP_ON_FAILURE")) {
            throw VenueError.CANCEL_REPLACE_FAILED
                    .exception()
                    .with(data("FAILURE", cancel.answer, "NOT_ATTEMPTED", null));
        }
        Half placed = Half.of(() -> {
            if (faults.take(FaultKind.HALF_PAIR).isPresent()) {
                throw VenueError.INSUFFICIENT_BALANCE.exception();
            }
            return type.shape(orders.placeNow(call.account(), wanted));
        });
        Fields data = data(cancel.word(), cancel.answer, placed.word(), placed.answer);
        if (cancel.done && placed.done) {
            return data;
        }
        VenueError error = cancel.done || placed.done
                ? VenueError.CANCEL_REPLACE_PARTIALLY_FAILED
                : VenueError.CANCEL_REPLACE_FAILED;
        throw error.exception().with(data);
    }

    private static Fields data(
            String cancelResult, Object cancelResponse, String newResult, @Nullable Object newResponse) {
        return new Fields()
                .with("cancelResult", cancelResult)
                .with("newOrderResult", newResult)
                .with("cancelResponse", cancelResponse)
                .with("newOrderResponse", newResponse == null ? Json.NULL : newResponse);
    }

    private record Half(boolean done, Object answer) {
        static Half of(Supplier<Object> action) {
            try {
                return new Half(true, action.get());
            } catch (VenueException refused) {
                return new Half(
                        false, new Fields().with("code", refused.error().code()).with("msg", refused.text()));
            }
        }

        String word() {
            return done ? "SUCCESS" : "FAILURE";
        }
    }
}
