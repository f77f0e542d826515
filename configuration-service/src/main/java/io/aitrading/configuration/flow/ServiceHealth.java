package io.aitrading.configuration.flow;

import java.util.Map;

/**
 * What a service said of itself.
 *
 * @param dependencies status by name
 */
record ServiceHealth(NodeStatus status, Map<String, NodeStatus> dependencies) {
    static final ServiceHealth UNREACHABLE = new ServiceHealth(NodeStatus.UNREACHABLE, Map.of());
}
