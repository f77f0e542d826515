package io.aitrading.data;

import org.jspecify.annotations.Nullable;

/** The disk buffer takes nothing more: whoever publishes has to slow down or say so. Nothing was written. */
public final class BufferFullException extends RuntimeException {
    BufferFullException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
