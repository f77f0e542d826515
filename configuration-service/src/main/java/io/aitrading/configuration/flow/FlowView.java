package io.aitrading.configuration.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aitrading.configuration.flow.FlowDefinition.Edge;
import io.aitrading.configuration.flow.FlowDefinition.NodeKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow with what is true of it now.
 *
 * @param breaks for each service of the flow: what its loss means
 * @param brokenBy the nodes that keep the flow from working now
 */
record FlowView(
        String id,
        String name,
        String description,
        FlowStatus status,
        Instant asOf,
        List<String> brokenBy,
        List<NodeView> nodes,
        List<Edge> edges,
        List<Break> breaks) {

    enum FlowStatus {
        UP,
        DEGRADED,
        DOWN
    }

    record NodeView(String id, NodeKind kind, boolean critical, NodeStatus status) {}

    /**
     * @param effect whether the flow STOPS or goes on with less
     * @param cutOff nodes that get nothing from this service any more, nearest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Break(String service, Effect effect, @Nullable String means, List<String> cutOff) {}

    enum Effect {
        STOPS,
        DEGRADES
    }
}
