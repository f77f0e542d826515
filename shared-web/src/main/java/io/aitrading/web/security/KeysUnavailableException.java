package io.aitrading.web.security;

/** No key of user-management is known yet, so that no user's token can be judged: 503, not 401. */
final class KeysUnavailableException extends RuntimeException {
    KeysUnavailableException() {
        super("user-management's keys are not known yet");
    }
}
