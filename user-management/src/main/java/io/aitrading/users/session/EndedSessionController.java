package io.aitrading.users.session;

import io.aitrading.web.ApiException;
import io.aitrading.web.ChangeSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A question that stays open until a session ends: how services learn within moments whose tokens are no good any more. */
@RestController
class EndedSessionController {
    private static final int PAGE = 1_000;
    private static final int MAX_WAITING = 200;
    private static final long MAX_WAIT_MS = 30_000;
    /** How often an open question looks by itself, for sessions that another instance ended. */
    private static final Duration RECHECK = Duration.ofSeconds(1);

    private final EndedSessionList list;
    private final ChangeSignal signal;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(MAX_WAITING);

    EndedSessionController(EndedSessionList list, ChangeSignal signal, InstantSource clock) {
        this.list = list;
        this.signal = signal;
        this.clock = clock;
    }

    /** Those that ended after a number; an empty page when none did in time. */
    @GetMapping("/api/v1/auth/ended-sessions")
    @PreAuthorize("hasRole('SERVICE')")
    EndedSessionList.Page after(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "0") long waitMs)
            throws InterruptedException {
        if (after < 0) {
            throw ApiException.invalid("after", "MIN", "must be at least 0");
        }
        if (waitMs < 0 || waitMs > MAX_WAIT_MS) {
            throw ApiException.invalid("waitMs", "RANGE", "must be 0 to " + MAX_WAIT_MS);
        }
        boolean mayWait = places.tryAcquire();
        try {
            return await(after, clock.instant().plusMillis(mayWait ? waitMs : 0));
        } finally {
            if (mayWait) {
                places.release();
            }
        }
    }

    private EndedSessionList.Page await(long after, Instant until) throws InterruptedException {
        while (true) {
            long seen = signal.changes();
            EndedSessionList.Page page = list.after(after, PAGE);
            Duration left = Duration.between(clock.instant(), until);
            if (!page.sessions().isEmpty() || !left.isPositive() || signal.isClosed()) {
                return page;
            }
            signal.await(seen, left.compareTo(RECHECK) < 0 ? left : RECHECK);
        }
    }
}
