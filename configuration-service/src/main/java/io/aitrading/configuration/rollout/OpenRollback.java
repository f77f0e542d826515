package io.aitrading.configuration.rollout;

import java.time.Instant;

/**
 * A change that was taken back and that nobody has replaced by a better one yet.
 *
 * @param badRevision what was taken back
 * @param revision what is in force instead
 * @param goodRevision whose values that has; 0 for none set
 */
public record OpenRollback(
        String service, long badRevision, long revision, long goodRevision, String reason, Instant at) {}
