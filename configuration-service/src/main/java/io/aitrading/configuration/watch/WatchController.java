package io.aitrading.configuration.watch;

import io.aitrading.configuration.ConfigurationError;
import io.aitrading.configuration.flag.FlagRegister;
import io.aitrading.configuration.value.ConfigHistory;
import io.aitrading.configuration.value.IfMatch;
import io.aitrading.configuration.value.Revision;
import io.aitrading.web.ApiException;
import io.aitrading.web.ChangeSignal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A question that stays open until there is something new: how services learn of changes within moments. */
@RestController
class WatchController {
    private static final long MAX_WAIT_MS = 60_000;

    private final ConfigHistory configuration;
    private final FlagRegister flags;
    private final ChangeSignal signal;
    private final InstantSource clock;
    private final WatchProperties properties;
    private final Semaphore places;

    WatchController(
            ConfigHistory configuration,
            FlagRegister flags,
            ChangeSignal signal,
            InstantSource clock,
            WatchProperties properties,
            MeterRegistry meters) {
        this.configuration = configuration;
        this.flags = flags;
        this.signal = signal;
        this.clock = clock;
        this.properties = properties;
        this.places = new Semaphore(properties.maxWatchers());
        Gauge.builder("configuration.watchers.open", places, free -> properties.maxWatchers() - free.availablePermits())
                .description("Questions for changes that are open")
                .register(meters);
    }

    record WatchAnswer(
            String service,
            long revision,
            Map<String, JsonNode> values,
            long flagsRevision,
            Map<String, Boolean> flags) {}

    @GetMapping("/api/v1/config/{service}/watch")
    @PreAuthorize("hasRole('SERVICE')")
    ResponseEntity<WatchAnswer> watch(
            @PathVariable String service,
            @RequestParam long revision,
            @RequestParam(defaultValue = "-1") long flagsRevision,
            @RequestParam(defaultValue = "20000") long waitMs)
            throws InterruptedException {
        if (waitMs < 0 || waitMs > MAX_WAIT_MS) {
            throw ApiException.invalid("waitMs", "RANGE", "must be 0 to " + MAX_WAIT_MS);
        }
        if (!places.tryAcquire()) {
            throw new ApiException(
                            ConfigurationError.TOO_MANY_WATCHERS,
                            properties.maxWatchers() + " questions are open already")
                    .retryAfter(Duration.ofSeconds(1));
        }
        try {
            return await(service, revision, flagsRevision, clock.instant().plusMillis(waitMs))
                    .map(answer -> ResponseEntity.ok()
                            .eTag(IfMatch.etag(answer.revision()))
                            .body(answer))
                    .orElseGet(
                            () -> ResponseEntity.status(HttpStatus.NOT_MODIFIED).build());
        } finally {
            places.release();
        }
    }

    private Optional<WatchAnswer> await(String service, long revision, long flagsRevision, Instant until)
            throws InterruptedException {
        while (true) {
            long seen = signal.changes();
            long currentFlags = flags.revision();
            // Whoever does not follow flags (-1) is not woken by them.
            boolean flagsChanged = flagsRevision >= 0 && currentFlags != flagsRevision;
            if (configuration.currentNumber(service) != revision || flagsChanged) {
                return Optional.of(answer(service, currentFlags));
            }
            Duration left = Duration.between(clock.instant(), until);
            if (left.isZero() || left.isNegative() || signal.isClosed()) {
                return Optional.empty();
            }
            signal.await(seen, left.compareTo(properties.recheckInterval()) < 0 ? left : properties.recheckInterval());
        }
    }

    private WatchAnswer answer(String service, long flagsRevision) {
        Revision current = configuration.current(service);
        return new WatchAnswer(service, current.revision(), current.values(), flagsRevision, flags.states());
    }
}
