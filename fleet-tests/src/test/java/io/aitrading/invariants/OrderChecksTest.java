package io.aitrading.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OrderChecksTest {
    private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void goodOrdersPass() {
        List<JsonNode> orders = List.of(
                order("1", "a", "FILLED", "1", "1", fill("7", "0.4"), fill("8", "0.6")),
                order("2", "b", "ACCEPTED", "1", "0"),
                order("3", "c", "UNKNOWN", "1", "0"));

        assertThat(OrderChecks.check(orders, NOW)).allMatch(Finding::holds);
    }

    @Test
    void anOrderThatHangsBreaksI1() {
        assertThat(breached(order("1", "a", "PENDING", "1", "0"))).containsExactly("I1");
    }

    @Test
    void aClientOrderIdUsedTwiceBreaksI2() {
        assertThat(breached(order("1", "a", "ACCEPTED", "1", "0"), order("2", "a", "ACCEPTED", "1", "0")))
                .containsExactly("I2");
    }

    @Test
    void fillsThatDoNotAddUpBreakI6() {
        assertThat(breached(order("1", "a", "PARTIALLY_FILLED", "1", "0.5", fill("7", "0.4"))))
                .containsExactly("I6");
        assertThat(breached(order("1", "a", "FILLED", "1", "0.4", fill("7", "0.4"))))
                .containsExactly("I6");
        assertThat(breached(order("1", "a", "FILLED", "1", "2", fill("7", "2"))))
                .containsExactly("I6");
        assertThat(breached(
                        order("1", "a", "FILLED", "1", "1", fill("7", "1")),
                        order("2", "b", "FILLED", "1", "1", fill("7", "1"))))
                .containsExactly("I6");
    }

    private static List<String> breached(JsonNode... orders) {
        return OrderChecks.check(List.of(orders), NOW).stream()
                .filter(finding -> !finding.holds())
                .map(Finding::id)
                .toList();
    }

    private static String fill(String tradeId, String quantity) {
        return "{\"tradeId\":\"%s\",\"quantity\":\"%s\"}".formatted(tradeId, quantity);
    }

    private static JsonNode order(
            String id, String clientId, String status, String quantity, String filled, String... fills) {
        return JSON.readTree(
                """
                {"orderId":"%s","accountId":"A","clientOrderId":"%s","symbol":"BTCUSDT","side":"BUY","status":"%s",
                 "quantity":"%s","filledQuantity":"%s","updatedAt":"2026-01-01T00:00:00Z","fills":[%s]}
                """
                        .formatted(id, clientId, status, quantity, filled, String.join(",", fills)));
    }
}
