package io.aitrading.configuration.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.configuration.flow.FlowDefinition.Edge;
import io.aitrading.configuration.flow.FlowDefinition.Node;
import io.aitrading.configuration.flow.FlowDefinition.NodeKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowDefinitionTest {
    private static final Node GATEWAY = service("api-gateway");
    private static final Node ORDERS = service("order-management");
    private static final Node RISK = service("risk-analyzer");
    private static final Node EVENTS = new Node("orders.events.v1", NodeKind.TOPIC, false, null);

    private static Node service(String name) {
        return new Node(name, NodeKind.SERVICE, true, "nothing goes");
    }

    private static FlowDefinition flow(List<Node> nodes, Edge... edges) {
        return new FlowDefinition("place-order", "Place", "What it does", nodes, List.of(edges));
    }

    private static Edge edge(Node from, Node to) {
        return new Edge(from.id(), to.id(), "something");
    }

    @Test
    void followsAFlowDownstream() {
        FlowGraph graph = flow(
                        List.of(GATEWAY, ORDERS, RISK, EVENTS),
                        edge(GATEWAY, ORDERS),
                        edge(RISK, ORDERS),
                        edge(ORDERS, EVENTS))
                .graph();
        assertThat(graph.downstreamOf("risk-analyzer")).containsExactly("order-management", "orders.events.v1");
        assertThat(graph.downstreamOf("orders.events.v1")).isEmpty();
    }

    @Test
    void refusesNodesThatThePlatformDoesNotHave() {
        assertThatThrownBy(() -> flow(List.of(service("order-manager")))).hasMessageContaining("order-manager");
        assertThatThrownBy(() -> flow(List.of(new Node("orders.v1", NodeKind.TOPIC, false, null))))
                .hasMessageContaining("orders.v1");
    }

    @Test
    void refusesCirclesAndLoosePartsAndUnknownEnds() {
        assertThatThrownBy(() -> flow(List.of(GATEWAY, ORDERS), edge(GATEWAY, ORDERS), edge(ORDERS, GATEWAY)))
                .hasMessageContaining("circle");
        assertThatThrownBy(() -> flow(List.of(GATEWAY), edge(GATEWAY, GATEWAY))).hasMessageContaining("circle");
        assertThatThrownBy(() -> flow(List.of(GATEWAY, ORDERS, RISK), edge(GATEWAY, ORDERS)))
                .hasMessageContaining("not connected");
        assertThatThrownBy(() -> flow(List.of(GATEWAY), edge(GATEWAY, ORDERS))).hasMessageContaining("unknown nodes");
        assertThatThrownBy(() -> flow(List.of())).hasMessageContaining("not connected");
        assertThatThrownBy(() -> flow(List.of(GATEWAY, GATEWAY))).hasMessageContaining("twice");
    }

    @Test
    void wantsToKnowWhatBreaksWithoutEachService() {
        assertThatThrownBy(() -> flow(List.of(new Node("api-gateway", NodeKind.SERVICE, true, " "))))
                .hasMessageContaining("what breaks");
    }

    @Test
    void shipsFlowsThatHold() {
        assertThat(new FlowCatalogue().all())
                .extracting(FlowDefinition::id)
                .contains("sign-in", "market-data", "place-order", "strategy-trading", "emergency-stop");
    }
}
