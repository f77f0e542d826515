package io.aitrading.health.monitor;

/** What is known of a dependency. */
public enum DependencyStatus {
    /** Not probed yet. */
    UNKNOWN,
    UP,
    DOWN
}
