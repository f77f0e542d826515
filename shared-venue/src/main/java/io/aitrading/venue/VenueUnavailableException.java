package io.aitrading.venue;

import java.time.Duration;

/** The venue could not be asked, or did not answer: try again after a while. */
public final class VenueUnavailableException extends RuntimeException {

    private final transient Duration retryAfter;

    public VenueUnavailableException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter == null ? Duration.ofSeconds(1) : retryAfter;
    }
}
