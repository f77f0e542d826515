package io.aitrading.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Asks for a fresh proof of who somebody is before something dangerous is done: a token that was refreshed for days, or
 * stolen, is not enough for it. A log-in is such a proof, and so is {@code POST /api/v1/auth/step-up} at user-management.
 */
public final class StepUp {
    /** As long as an access token lives: one that came from a log-in is good for all of its life. */
    public static final Duration FRESH_FOR = Duration.ofMinutes(15);

    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private final InstantSource clock;

    public StepUp(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws ApiException STEP_UP_REQUIRED when the proof is too old, or the token does not tell of one */
    public void require(Caller caller) {
        Instant provenAt = caller.provenAt();
        if (provenAt == null || clock.instant().isAfter(provenAt.plus(FRESH_FOR).plus(LEEWAY))) {
            throw new ApiException(
                            CommonError.STEP_UP_REQUIRED,
                            "Send password, and code if there is a second factor, to POST /api/v1/auth/step-up, then"
                                    + " try again with the token it gives")
                    .with("freshForSeconds", FRESH_FOR.toSeconds());
        }
    }
}
