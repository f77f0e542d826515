package io.aitrading.web;

import java.io.IOException;

/** The body grew past the limit while it was read. */
public final class BodyTooLargeException extends IOException {
    public BodyTooLargeException(long maxBytes) {
        super("The body is larger than " + maxBytes + " bytes");
    }

    /** What the caller may read. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
