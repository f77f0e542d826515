package io.aitrading.fleet;

import java.io.Serial;

/** Something that a person must change before the fleet can start; its message says what and how. */
final class FleetProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    FleetProblem(String message) {
        super(message);
    }

    FleetProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
