package io.aitrading.paper;

import org.jspecify.annotations.Nullable;

/** A request that the venue refuses. Carries no stack trace: refusing is ordinary, and must be cheap. */
public final class VenueException extends RuntimeException {
    private final VenueError error;
    private transient @Nullable Object data;
    private long retryAfterSeconds;

    VenueException(VenueError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    public VenueError error() {
        return error;
    }

    /** Adds what the answer shows beside code and message. */
    public VenueException with(Object more) {
        data = more;
        return this;
    }

    /** Tells when to come again. */
    public VenueException retryAfter(long seconds) {
        retryAfterSeconds = seconds;
        return this;
    }

    /** 0 when the refusal has nothing to do with time. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public @Nullable Object data() {
        return data;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
