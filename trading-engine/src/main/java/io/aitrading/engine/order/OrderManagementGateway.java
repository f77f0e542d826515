package io.aitrading.engine.order;

import io.aitrading.domain.PlatformService;
import io.aitrading.domain.api.OrderUpdatesAnswer;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.web.ServiceCallException;
import io.aitrading.web.ServiceClient;
import io.aitrading.web.ServiceUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Order-management by HTTP. An order goes out under its client order id as idempotency key. */
public final class OrderManagementGateway implements OrderGateway {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(8);
    private static final int UPDATES_PAGE = 500;
    /** Answers of a living service that stored nothing: the same order may be offered again. */
    private static final Set<String> NOT_NOW = Set.of("RISK_UNAVAILABLE", "NOT_RECONCILED", "ACCOUNT_NOT_READY");

    private final RestClient orders;
    private final JsonMapper json;

    public OrderManagementGateway(ServiceClient services, JsonMapper json) {
        this.orders = services.to(PlatformService.ORDER_MANAGEMENT, LONGEST_ANSWER);
        this.json = json;
    }

    @Override
    public Placement place(PlaceOrderRequest request) {
        try {
            return Objects.requireNonNull(orders.post()
                    .uri("/api/v1/orders")
                    .header("Idempotency-Key", Objects.requireNonNull(request.clientOrderId()))
                    .body(request)
                    .exchange((sent, answer) -> placement(answer)));
        } catch (ServiceUnavailableException | RestClientException e) {
            return new Placement.Silence(String.valueOf(e.getMessage()));
        }
    }

    private Placement placement(ClientHttpResponse answer) throws IOException {
        int status = answer.getStatusCode().value();
        byte[] body = answer.getBody().readAllBytes();
        try {
            if (answer.getStatusCode().is2xxSuccessful()) {
                return new Placement.Taken(json.readValue(body, OrderView.class));
            }
            JsonNode problem = json.readTree(body);
            String code = problem.path("code").asString("HTTP_" + status);
            String detail = problem.path("detail").asString("");
            if (NOT_NOW.contains(code)) {
                return new Placement.NotNow(code, detail);
            }
            boolean refused = status < 500
                    && status != HttpStatus.UNAUTHORIZED.value()
                    && status != HttpStatus.TOO_MANY_REQUESTS.value();
            return refused
                    ? new Placement.Refused(code, detail, facts(problem))
                    : new Placement.Silence(status + " " + code + " " + detail);
        } catch (JacksonException unreadable) {
            return new Placement.Silence("HTTP " + status + " with an unreadable body");
        }
    }

    /** The first rule that said no, with its value and threshold; all of them by name. */
    private static Map<String, String> facts(JsonNode problem) {
        SortedMap<String, String> facts = new TreeMap<>();
        for (JsonNode rule : problem.path("rules")) {
            if (!rule.path("passed").asBoolean()) {
                String name = rule.path("rule").asString("");
                facts.putIfAbsent("rule", name);
                facts.putIfAbsent("value", rule.path("value").asString(""));
                facts.putIfAbsent("threshold", rule.path("threshold").asString(""));
                facts.put(
                        "failed." + name,
                        rule.path("value").asString("") + " against "
                                + rule.path("threshold").asString(""));
            }
        }
        for (JsonNode violation : problem.path("violations")) {
            facts.put(
                    "violation." + violation.path("field").asString(""),
                    violation.path("rule").asString("") + " "
                            + violation.path("message").asString(""));
        }
        return facts;
    }

    @Override
    public Optional<OrderView> find(UUID accountId, String clientOrderId) {
        PageAnswer<OrderView> page = asked(() -> orders.get()
                .uri("/api/v1/orders?accountId={account}&clientOrderId={id}", accountId, clientOrderId)
                .retrieve()
                .body(new ParameterizedTypeReference<PageAnswer<OrderView>>() {}));
        return page.items().stream().findFirst();
    }

    @Override
    public OrderView get(UUID orderId) {
        return asked(() ->
                orders.get().uri("/api/v1/orders/{id}", orderId).retrieve().body(OrderView.class));
    }

    @Override
    public OrderView getFromVenue(UUID orderId) {
        return asked(() -> orders.get()
                .uri("/api/v1/orders/{id}?fromVenue=true", orderId)
                .retrieve()
                .body(OrderView.class));
    }

    @Override
    public void cancel(UUID orderId) {
        try {
            orders.delete().uri("/api/v1/orders/{id}", orderId).retrieve().toBodilessEntity();
        } catch (ServiceCallException finished) {
            if (finished.status() != HttpStatus.CONFLICT.value()) {
                throw new OrdersUnreachableException(String.valueOf(finished.getMessage()), finished);
            }
        } catch (ServiceUnavailableException | RestClientException e) {
            throw new OrdersUnreachableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Updates updates(long afterSequence) {
        Set<UUID> changed = new LinkedHashSet<>();
        long sequence = afterSequence;
        while (true) {
            long from = sequence;
            OrderUpdatesAnswer page = asked(() -> orders.get()
                    .uri("/api/v1/orders/updates?afterSequence={from}&limit={limit}", from, UPDATES_PAGE)
                    .retrieve()
                    .body(OrderUpdatesAnswer.class));
            page.updates().forEach(update -> changed.add(update.event().orderId()));
            sequence = page.lastSequence();
            if (page.updates().size() < UPDATES_PAGE) {
                return new Updates(sequence, List.copyOf(changed));
            }
        }
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return Objects.requireNonNull(question.get());
        } catch (ServiceCallException | ServiceUnavailableException | RestClientException e) {
            throw new OrdersUnreachableException(String.valueOf(e.getMessage()), e);
        }
    }
}
