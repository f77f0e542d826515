package io.aitrading.configuration.value;

/**
 * Published to {@code config.changes.v1}, by service, when a revision did harm.
 *
 * @param badRevision what was taken back
 * @param revision the new one that took its place
 * @param goodRevision whose values that has
 * @param instance who came to harm
 */
public record ConfigRolledBack(
        String service, long badRevision, long revision, long goodRevision, String instance, String reason) {}
