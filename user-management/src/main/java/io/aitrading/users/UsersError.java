package io.aitrading.users;

import io.aitrading.web.PlatformError;

/** What can go wrong here beyond the common errors. */
public enum UsersError implements PlatformError {
    INVALID_CREDENTIALS(401, "User name or password is wrong", false),
    REFRESH_TOKEN_INVALID(401, "The refresh token is not good: log in again", false),
    ACCOUNT_DISABLED(403, "The account is disabled", false),
    SECOND_FACTOR_REQUIRED(401, "The account has a second factor: send its code as well", false),
    SECOND_FACTOR_INVALID(401, "The code of the second factor is wrong or was used before", false),
    SECOND_FACTOR_STATE(409, "The second factor is not in a state that allows this", false),
    SECOND_PERSON_REQUIRED(403, "This needs the consent of a person other than the one who proposed it", false),
    PROPOSAL_CLOSED(409, "The proposal was approved or has expired", false),
    ACCOUNT_EXISTS(409, "User name or e-mail address is taken", false),
    LAST_ADMIN(409, "Somebody must stay ADMIN", false),
    PASSWORD_TOO_WEAK(400, "The password is too easy to guess", false),
    TOO_MANY_ATTEMPTS(429, "Too many failed attempts: wait", true),
    BUSY(503, "Too many people are logging in at this moment", true);

    private final Shape shape;

    UsersError(int status, String title, boolean retryable) {
        this.shape = new Shape(status, title, retryable);
    }

    @Override
    public Shape shape() {
        return shape;
    }
}
