package io.aitrading.hub.alert;

import io.aitrading.hub.registry.Priority;

/** How soon somebody must look: as soon as the member's priority says. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW;

    static Severity of(Priority priority) {
        return switch (priority) {
            case P0 -> CRITICAL;
            case P1 -> HIGH;
            case P2 -> MEDIUM;
            case P3 -> LOW;
        };
    }
}
