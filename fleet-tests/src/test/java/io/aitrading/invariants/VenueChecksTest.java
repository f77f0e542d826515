package io.aitrading.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VenueChecksTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<JsonNode> ACCOUNTS = List.of(JSON.readTree("{\"accountId\":\"A\"}"));

    @Test
    void anOrderThatBothSidesTellAlikePasses() {
        assertThat(breached(List.of(order("a", "FILLED", "1")), List.of(accepted(7, "a"), trade(7, "a", "1"))))
                .isEmpty();
    }

    @Test
    void anOrderPlacedTwiceAtTheVenueBreaksI2() {
        assertThat(breached(
                        List.of(order("a", "FILLED", "1")),
                        List.of(accepted(7, "a"), accepted(8, "a"), trade(7, "a", "1"))))
                .containsExactly("I2v");
    }

    @Test
    void anOrderThatOnlyTheVenueKnowsBreaksI10AndI11() {
        assertThat(breached(List.of(), List.of(accepted(7, "a")))).containsExactly("I10", "I11");
    }

    @Test
    void aTradeThatNeverReachedUsBreaksI6() {
        assertThat(breached(List.of(order("a", "ACCEPTED", "0")), List.of(accepted(7, "a"), trade(7, "a", "0.5"))))
                .contains("I6v");
    }

    @Test
    void anOrderThatIsOpenOnOneSideOnlyBreaksI11() {
        assertThat(breached(List.of(order("a", "CANCELED", "0")), List.of(accepted(7, "a"))))
                .containsExactly("I11");
    }

    @Test
    void foreignAccountsOfTheVenueAreNotOurs() {
        JsonNode foreign = JSON.readTree(accepted(7, "x").toString().replace("\"A\"", "\"Z\""));
        assertThat(breached(List.of(), List.of(foreign))).isEmpty();
    }

    private static List<String> breached(List<JsonNode> orders, List<JsonNode> journal) {
        return VenueChecks.check(new Books(orders, ACCOUNTS, journal)).stream()
                .filter(finding -> !finding.holds())
                .map(Finding::id)
                .toList();
    }

    private static JsonNode order(String clientId, String status, String filled) {
        return JSON.readTree(
                "{\"orderId\":\"o-%s\",\"accountId\":\"A\",\"clientOrderId\":\"%s\",\"decisionId\":\"d\",\"status\":\"%s\",\"filledQuantity\":\"%s\"}"
                        .formatted(clientId, clientId, status, filled));
    }

    private static JsonNode accepted(int orderId, String clientId) {
        return JSON.readTree(
                "{\"kind\":\"ORDER_ACCEPTED\",\"accountId\":\"A\",\"orderId\":%d,\"body\":{\"clientOrderId\":\"%s\",\"status\":\"NEW\"}}"
                        .formatted(orderId, clientId));
    }

    private static JsonNode trade(int orderId, String clientId, String quantity) {
        String status = quantity.equals("1") ? "FILLED" : "PARTIALLY_FILLED";
        return JSON.readTree(
                "{\"kind\":\"TRADE\",\"accountId\":\"A\",\"orderId\":%d,\"body\":{\"clientOrderId\":\"%s\",\"status\":\"%s\",\"tradeQuantity\":\"%s\"}}"
                        .formatted(orderId, clientId, status, quantity));
    }
}
