package io.aitrading.orders.order;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.event.RiskDecisionEvent.RuleOutcome;
import io.aitrading.health.Live;
import io.aitrading.orders.OrderErrorCode;
import io.aitrading.orders.OrderProperties;
import io.aitrading.web.ApiException;
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

    /** Waits for the venue a little, and answers with what is known then. */
    ResponseEntity<OrderView> placed(OrderDesk.Placed placed) {
        StoredOrder order = awaited(placed.order(), placed.answer());
        refuseIfRefused(order);
        if (placed.replayed()) {
            return ResponseEntity.ok().header("Idempotent-Replayed", "true").body(view(order));
        }
        return ResponseEntity.status(isSettled(order) ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .body(view(order));
    }

    ResponseEntity<OrderView> canceled(StoredOrder order, CompletableFuture<StoredOrder> answer) {
        StoredOrder after = awaited(order, answer);
        return ResponseEntity.status(after.status().isTerminal() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(view(after));
    }

    private StoredOrder awaited(StoredOrder order, CompletableFuture<StoredOrder> answer) {
        try {
            return answer.get(settings.now().answerWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return orders.find(order.orderId()).orElse(order);
        } catch (ExecutionException e) {
            // Committed and perhaps sent: recovery finds out. The caller is told what is certain.
            log.error("order {}: the venue's answer could not be written down", order.orderId(), e.getCause());
            return order;
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
