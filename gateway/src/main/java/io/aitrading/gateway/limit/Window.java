package io.aitrading.gateway.limit;

/**
 * What a window says of one request.
 *
 * @param allowed whether it may pass; a refused one does not count
 * @param remaining requests left in the window after this one
 * @param retryAfterMillis when the oldest counted request leaves the window; 0 when allowed
 */
record Window(boolean allowed, long remaining, long retryAfterMillis) {}
