package io.aitrading.hub.registry;

/**
 * One member needs another.
 *
 * @param required whether it is DOWN without it; otherwise DEGRADED
 */
public record Dependency(String from, String to, boolean required) {}
