package io.aitrading.orders.order;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.event.RiskDecisionEvent.RuleOutcome;
import io.aitrading.health.Live;
import io.aitrading.orders.OrderErrorCode;
import io.aitrading.orders.OrderProperties;
import io.aitrading.web.ApiException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Turns orders into HTTP answers; a repeated request gets the answer of the first one, as the order's row tells it. */
@Component
class OrderAnswers {

    private static final Logger log = LoggerFactory.getLogger(OrderAnswers.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OrderStore orders;
    private final FillStore fills;
    private final Live<OrderProperties> settings;

    OrderAnswers(OrderStore orders, FillStore fills, Live<OrderProperties> settings) {
        this.orders = orders;
        this.fills = fills;
        this.settings = settings;
    }

    OrderView view(StoredOrder order) {
        List<StoredFill> booked = order.progress().filled().isZero() ? List.of() : fills.ofOrder(order.orderId());
        return OrderViews.order(order, booked);
    }

    /** Waits for the venue a little, unless the caller does not want to, and answers with what is known then. */
    ResponseEntity<OrderView> placed(OrderDesk.Placed placed, Preference preference) {
        CompletableFuture<StoredOrder> answer = tellingFailure(placed.order(), placed.answer());
        StoredOrder order = preference.isAsync() ? answer.getNow(placed.order()) : awaited(placed.order(), answer);
        refuseIfRefused(order);
        ResponseEntity.BodyBuilder response = placed.replayed()
                ? ResponseEntity.ok().header("Idempotent-Replayed", "true")
                : ResponseEntity.status(isSettled(order) ? HttpStatus.CREATED : HttpStatus.ACCEPTED);
        if (preference.isAsync()) {
            response.header(Preference.APPLIED, Preference.RESPOND_ASYNC);
        }
        return response.location(URI.create("/api/v1/orders/" + order.orderId()))
                .body(view(order));
    }

    ResponseEntity<OrderView> canceled(StoredOrder order, CompletableFuture<StoredOrder> answer) {
        StoredOrder after = awaited(order, tellingFailure(order, answer));
        return ResponseEntity.status(after.status().isTerminal() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(view(after));
    }

    /** Committed and perhaps sent, whatever fails now: recovery finds out. The caller is told what is certain. */
    private static CompletableFuture<StoredOrder> tellingFailure(
            StoredOrder order, CompletableFuture<StoredOrder> answer) {
        return answer.exceptionally(failure -> {
            log.error("order {}: the venue's answer could not be written down", order.orderId(), failure);
            return order;
        });
    }

    private StoredOrder awaited(StoredOrder order, CompletableFuture<StoredOrder> answer) {
        try {
            return answer.get(settings.now().answerWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return orders.find(order.orderId()).orElse(order);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a failure was told and answered before", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return order;
        }
    }

    private static boolean isSettled(StoredOrder order) {
        return order.status() != OrderStatus.PENDING && order.status() != OrderStatus.UNKNOWN;
    }

    private static void refuseIfRefused(StoredOrder order) {
        StoredOrder.Refusal refusal = order.refusal();
        if (refusal == null || order.status() != OrderStatus.REJECTED) {
            return;
        }
        ApiException problem = new ApiException(OrderErrorCode.valueOf(refusal.code()), String.valueOf(order.reason()))
                .with("orderId", order.orderId().toString())
                .with("clientOrderId", order.terms().clientOrderId());
        if (refusal.rules() != null) {
            problem.with("rules", JSON.readValue(refusal.rules(), new TypeReference<List<RuleOutcome>>() {}));
        }
        throw problem;
    }
}
