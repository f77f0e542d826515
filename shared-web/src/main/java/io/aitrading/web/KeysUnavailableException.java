package io.aitrading.web;

/** Whether a user's token is good cannot be said now, since user-management has not been heard of since the start. */
public final class KeysUnavailableException extends RuntimeException {
    public KeysUnavailableException() {
        super("user-management's keys or ended sessions are not known yet");
    }
}
