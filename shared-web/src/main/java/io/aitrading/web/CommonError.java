package io.aitrading.web;

/** The errors that every service can give. */
public enum CommonError implements PlatformError {
    VALIDATION_FAILED(400, "A value in the request breaks a rule", false),
    MALFORMED_BODY(400, "The body is not the JSON that is expected", false),
    UNKNOWN_FIELD(400, "The body has a field that is not known", false),
    IDEMPOTENCY_KEY_REQUIRED(400, "This request needs an Idempotency-Key header", false),
    UNAUTHENTICATED(401, "A valid token is needed", false),
    TOKEN_EXPIRED(401, "The token has expired", false),
    TOKEN_REVOKED(401, "The token's session has ended", false),
    STEP_UP_REQUIRED(403, "This needs a fresh proof of who you are", false),
    FORBIDDEN(403, "The caller may not do this", false),
    NOT_FOUND(404, "There is no such thing", false),
    METHOD_NOT_ALLOWED(405, "This address does not take this method", false),
    NOT_ACCEPTABLE(406, "The answer cannot be given in an accepted media type", false),
    CONFLICT(409, "The request does not fit the present state", false),
    BODY_TOO_LARGE(413, "The body is too large", false),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not taken", false),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used with another request", false),
    RATE_LIMITED(429, "Too many requests", true),
    INTERNAL(500, "Something went wrong on our side", false),
    DEPENDENCY_UNAVAILABLE(503, "Something this service needs is not available", true);

    private final Shape shape;

    CommonError(int status, String title, boolean retryable) {
        this.shape = new Shape(status, title, retryable);
    }

    @Override
    public Shape shape() {
        return shape;
    }
}
