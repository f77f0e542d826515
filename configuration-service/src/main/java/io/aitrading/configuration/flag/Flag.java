package io.aitrading.configuration.flag;

import java.time.Instant;

/**
 * A named switch.
 *
 * @param revision of all flags together, at this flag's last change
 */
record Flag(
        String name,
        boolean enabled,
        String description,
        long revision,
        String comment,
        String changedBy,
        Instant changedAt) {}
