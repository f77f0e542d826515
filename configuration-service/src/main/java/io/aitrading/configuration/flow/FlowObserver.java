package io.aitrading.configuration.flow;

import io.aitrading.configuration.flow.FlowDefinition.Edge;
import io.aitrading.configuration.flow.FlowDefinition.Node;
import io.aitrading.configuration.flow.FlowDefinition.NodeKind;
import io.aitrading.configuration.flow.FlowView.Break;
import io.aitrading.configuration.flow.FlowView.Effect;
import io.aitrading.configuration.flow.FlowView.FlowStatus;
import io.aitrading.configuration.flow.FlowView.NodeView;
import io.aitrading.domain.PlatformService;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lays what services say of themselves over the flows. */
@Component
class FlowObserver {
    /** Name of the broker's probe in every service that has one. */
    private static final String BROKER = "redpanda";

    private final FlowCatalogue catalogue;
    private final HealthReader health;
    private final InstantSource clock;

    FlowObserver(FlowCatalogue catalogue, HealthReader health, InstantSource clock) {
        this.catalogue = catalogue;
        this.health = health;
        this.clock = clock;
    }

    List<FlowView> all() {
        Map<PlatformService, ServiceHealth> now = health.read(servicesOfAllFlows());
        return catalogue.all().stream().map(flow -> view(flow, now)).toList();
    }

    FlowView one(String id) {
        FlowDefinition flow = catalogue.get(id);
        return view(flow, health.read(servicesOfAllFlows()));
    }

    /** Always all of them, so that one question's answers serve every reader. */
    private Set<PlatformService> servicesOfAllFlows() {
        Set<PlatformService> services = EnumSet.noneOf(PlatformService.class);
        for (FlowDefinition flow : catalogue.all()) {
            flow.nodes().forEach(node -> PlatformService.named(node.id()).ifPresent(services::add));
        }
        return services;
    }

    private FlowView view(FlowDefinition flow, Map<PlatformService, ServiceHealth> now) {
        List<NodeView> nodes = flow.nodes().stream()
                .map(node -> new NodeView(node.id(), node.kind(), node.critical(), status(flow, node, now)))
                .toList();
        List<String> brokenBy = nodes.stream()
                .filter(node -> !node.status().works() && node.status() != NodeStatus.UNKNOWN)
                .map(NodeView::id)
                .toList();
        return new FlowView(
                flow.id(),
                flow.name(),
                flow.description(),
                status(nodes),
                clock.instant(),
                brokenBy,
                nodes,
                flow.edges(),
                breaks(flow));
    }

    private static FlowStatus status(List<NodeView> nodes) {
        boolean allUp = true;
        for (NodeView node : nodes) {
            if (node.critical() && !node.status().works()) {
                return FlowStatus.DOWN;
            }
            allUp &= node.status() == NodeStatus.UP;
        }
        return allUp ? FlowStatus.UP : FlowStatus.DEGRADED;
    }

    private static NodeStatus status(FlowDefinition flow, Node node, Map<PlatformService, ServiceHealth> now) {
        return switch (node.kind()) {
            case SERVICE -> healthOf(node.id(), now).status();
            case TOPIC -> brokerStatus(flow, node, now);
        };
    }

    /** A topic is as reachable as the broker is for those who write to it or read from it. */
    private static NodeStatus brokerStatus(FlowDefinition flow, Node topic, Map<PlatformService, ServiceHealth> now) {
        NodeStatus best = NodeStatus.UNKNOWN;
        for (Edge edge : flow.edges()) {
            Optional<String> neighbour = edge.to().equals(topic.id())
                    ? Optional.of(edge.from())
                    : edge.from().equals(topic.id()) ? Optional.of(edge.to()) : Optional.empty();
            NodeStatus seen = neighbour
                    .map(service -> healthOf(service, now).dependencies().getOrDefault(BROKER, NodeStatus.UNKNOWN))
                    .orElse(NodeStatus.UNKNOWN);
            if (seen == NodeStatus.UP) {
                return NodeStatus.UP;
            }
            if (seen != NodeStatus.UNKNOWN) {
                best = seen;
            }
        }
        return best;
    }

    private static ServiceHealth healthOf(String serviceName, Map<PlatformService, ServiceHealth> now) {
        return PlatformService.named(serviceName).map(now::get).orElse(ServiceHealth.UNREACHABLE);
    }

    private static List<Break> breaks(FlowDefinition flow) {
        FlowGraph graph = flow.graph();
        return flow.nodes().stream()
                .filter(node -> node.kind() == NodeKind.SERVICE)
                .map(node -> new Break(
                        node.id(),
                        node.critical() ? Effect.STOPS : Effect.DEGRADES,
                        node.ifDown(),
                        graph.downstreamOf(node.id())))
                .toList();
    }
}
