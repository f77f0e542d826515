package io.aitrading.configuration.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aitrading.domain.PlatformService;
import io.aitrading.domain.event.Topic;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A business flow as it is written down: who passes what on to whom. Valid by construction. */
record FlowDefinition(String id, String name, String description, List<Node> nodes, List<Edge> edges) {

    /**
     * A service or a topic.
     *
     * @param critical whether the flow stops without it; otherwise it goes on with less
     * @param ifDown what its loss means for the flow, in words for a person; needed for services
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Node(String id, NodeKind kind, boolean critical, @Nullable String ifDown) {}

    enum NodeKind {
        SERVICE,
        TOPIC
    }

    /** Something goes from one node to another. */
    record Edge(String from, String to, String what) {}

    FlowDefinition {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        if (!id.matches("[a-z][a-z0-9-]*") || name.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException("flow '" + id + "' needs an id in kebab case, a name and a description");
        }
        Set<String> ids = new HashSet<>();
        for (Node node : nodes) {
            if (!ids.add(node.id())) {
                throw new IllegalArgumentException("flow " + id + " has the node " + node.id() + " twice");
            }
            checkNode(id, node);
        }
        for (Edge edge : edges) {
            if (!ids.contains(edge.from()) || !ids.contains(edge.to())) {
                throw new IllegalArgumentException(
                        "flow " + id + " has an edge between unknown nodes: " + edge.from() + " -> " + edge.to());
            }
        }
        FlowGraph graph = new FlowGraph(nodes.stream().map(Node::id).toList(), edges);
        if (!graph.isConnected()) {
            throw new IllegalArgumentException("flow " + id + " falls into parts that are not connected");
        }
        Optional<String> cycle = graph.cycle();
        if (cycle.isPresent()) {
            throw new IllegalArgumentException("flow " + id + " goes round in a circle: " + cycle.get());
        }
    }

    private static void checkNode(String flow, Node node) {
        boolean known =
                switch (node.kind()) {
                    case SERVICE -> PlatformService.named(node.id()).isPresent();
                    case TOPIC ->
                        Arrays.stream(Topic.values())
                                .anyMatch(topic -> topic.topicName().equals(node.id()));
                };
        if (!known) {
            throw new IllegalArgumentException(
                    "flow " + flow + ": the platform has no " + node.kind() + " " + node.id());
        }
        String ifDown = node.ifDown();
        if (node.kind() == NodeKind.SERVICE && (ifDown == null || ifDown.isBlank())) {
            throw new IllegalArgumentException("flow " + flow + " does not say what breaks without " + node.id());
        }
    }

    FlowGraph graph() {
        return new FlowGraph(nodes.stream().map(Node::id).toList(), edges);
    }
}
