package io.aitrading.engine.deployment;

/** Where a deployed strategy stands. */
public enum Lifecycle {
    CREATED,
    RUNNING,
    /** Sees nothing and remembers everything. */
    PAUSED,
    /** A new start begins with an empty memory; the position stays. */
    STOPPED,
    /** Stopped by its own fault; the cause says which. */
    FAILED
}
