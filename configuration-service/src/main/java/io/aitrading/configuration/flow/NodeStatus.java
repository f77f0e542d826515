package io.aitrading.configuration.flow;

/** How a node of a flow is at this moment. */
enum NodeStatus {
    UP,
    DEGRADED,
    STARTING,
    DOWN,
    /** The service does not answer. */
    UNREACHABLE,
    /** Nobody who would know answers. */
    UNKNOWN;

    boolean works() {
        return this == UP || this == DEGRADED;
    }
}
