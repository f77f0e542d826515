package io.aitrading.data;

/**
 * An HTTP answer worth giving again.
 *
 * @param body JSON
 */
public record StoredAnswer(int status, String body) {}
