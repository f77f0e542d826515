package io.aitrading.data;

/** The same idempotency key came with another request: 422, nothing done. */
public final class IdempotencyKeyReusedException extends RuntimeException {
    IdempotencyKeyReusedException(String key) {
        super("idempotency key '" + key + "' was used before with another request");
    }
}
