package io.aitrading.domain.api;

/**
 * Answer of {@code GET /api/v1/orders/stream-hash} at order-management: two runs that did the same have the same.
 *
 * @param orders how many went into the hash
 * @param sha256 lower-case hexadecimal
 */
public record StreamHashAnswer(long orders, String sha256) {}
