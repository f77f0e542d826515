package io.aitrading.users;

import io.aitrading.web.ErrorCode;

/** What can go wrong here beyond the common errors. */
public enum UsersError implements ErrorCode {
    INVALID_CREDENTIALS(401, "User name or password is wrong", false),
    REFRESH_TOKEN_INVALID(401, "The refresh token is not good: log in again", false),
    ACCOUNT_EXISTS(409, "User name or e-mail address is taken", false),
    LAST_ADMIN(409, "Somebody must stay ADMIN", false),
    PASSWORD_TOO_WEAK(400, "The password is too easy to guess", false),
    TOO_MANY_ATTEMPTS(429, "Too many failed attempts: wait", true),
    BUSY(503, "Too many people are logging in at this moment", true);

    private final int status;
    private final String title;
    private final boolean retryable;

    UsersError(int status, String title, boolean retryable) {
        this.status = status;
        this.title = title;
        this.retryable = retryable;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }
}
