package io.aitrading.web;

/**
 * Which sessions ended before their last access token expired: who logged out, changed the password, lost a role or was
 * disabled. user-management brings its own; every other service follows user-management's list.
 */
@FunctionalInterface
public interface EndedSessions {
    /**
     * Whether the session of a token, its claim {@code sid}, has ended.
     *
     * @throws KeysUnavailableException when that was never known since the start
     */
    boolean contains(String sessionId);
}
