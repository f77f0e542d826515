package io.aitrading.bridge.feed;

/** The venue did not answer, or not with what was asked for. */
public final class VenueUnavailableException extends RuntimeException {
    public VenueUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
