package io.aitrading.venue;

/** The venue said something that the protocol does not allow. */
final class MalformedAnswerException extends RuntimeException {
    MalformedAnswerException(String message) {
        super(message);
    }
}
