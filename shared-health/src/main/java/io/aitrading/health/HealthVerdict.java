package io.aitrading.health;

import java.util.Optional;

/** A reason of the service's own to be unwell although all its dependencies work. Must answer from memory. */
public interface HealthVerdict {
    /** What is wrong now, in words for the operator; empty when all is well. */
    Optional<String> problem();

    /** Whether the problem makes the service DOWN; otherwise it is DEGRADED. */
    boolean down();
}
