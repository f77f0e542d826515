package io.aitrading.web;

/**
 * An {@link ErrorCode} of an enum: the constant's name is the code, and one {@link Shape} says the rest. An enum needs a field
 * for it, and nothing else.
 */
public interface PlatformError extends ErrorCode {
    /** What an error always is, whatever caused it. */
    record Shape(int status, String title, boolean retryable) {}

    Shape shape();

    /** Given by every enum. */
    String name();

    @Override
    default String code() {
        return name();
    }

    @Override
    default int status() {
        return shape().status();
    }

    @Override
    default String title() {
        return shape().title();
    }

    @Override
    default boolean retryable() {
        return shape().retryable();
    }
}
