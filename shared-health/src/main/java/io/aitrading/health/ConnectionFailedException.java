package io.aitrading.health;

/** Something needed at start did not answer, however patiently it was asked. */
public final class ConnectionFailedException extends RuntimeException {
    private final String target;
    private final int attempts;

    ConnectionFailedException(String target, int attempts, Throwable cause) {
        super("Gave up on " + target + " after " + attempts + " attempts: " + Causes.text(cause), cause);
        this.target = target;
        this.attempts = attempts;
    }

    public String target() {
        return target;
    }

    public int attempts() {
        return attempts;
    }
}
