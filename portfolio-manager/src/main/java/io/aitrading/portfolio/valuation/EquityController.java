package io.aitrading.portfolio.valuation;

import io.aitrading.domain.api.PageAnswer;
import io.aitrading.portfolio.account.Accounts;
import io.aitrading.trading.performance.EquityPoint;
import io.aitrading.trading.performance.Performance;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an account was worth over time. */
@RestController
@RequestMapping("/api/v1/portfolio")
@PreAuthorize("isAuthenticated()")
class EquityController {
    private static final int MAX_CHART_POINTS = 2_000;
    private static final Duration DEFAULT_SPAN = Duration.ofDays(1);
    /** What {@link Instant} can say is more than the database can store. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Accounts accounts;
    private final EquityCurve curve;
    private final InstantSource clock;

    EquityController(Accounts accounts, EquityCurve curve, InstantSource clock) {
        this.accounts = accounts;
        this.curve = curve;
        this.clock = clock;
    }

    /**
     * Page by page, oldest first; or with {@code points} all of it at once, thinned for a chart.
     *
     * @param from a day ago if it is not given
     * @param to not included
     */
    @GetMapping("/equity")
    EquityAnswer equity(
            @RequestParam UUID accountId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Integer points,
            PageRequestParams page,
            Caller caller) {
        accounts.visible(accountId, caller);
        Instant start = instant("from", from, clock.instant().minus(DEFAULT_SPAN));
        Instant end = instant("to", to, LATEST);
        if (points != null) {
            return new EquityAnswer(accountId, thinned(accountId, start, end, points, page), null, true);
        }
        Instant next = page.cursor() == null ? start : afterCursor(page);
        List<EquityPoint> rows = curve.between(accountId, next.isBefore(start) ? start : next, end, page.limit() + 1);
        PageAnswer<EquityPoint> answer =
                page.page(rows, point -> Long.toString(point.at().toEpochMilli()));
        return new EquityAnswer(accountId, answer.items(), answer.nextCursor(), false);
    }

    private List<EquityPoint> thinned(UUID accountId, Instant from, Instant to, int points, PageRequestParams page) {
        if (points < CurveThinning.FEWEST || points > MAX_CHART_POINTS) {
            throw ApiException.invalid(
                    "points", "RANGE", "must be " + CurveThinning.FEWEST + " to " + MAX_CHART_POINTS);
        }
        if (page.cursor() != null) {
            throw ApiException.invalid("cursor", "EXCLUSIVE", "has no meaning with points, which answer all at once");
        }
        return curve.thinned(accountId, from, to, points);
    }

    /** Points are stored by the minute, so that the next one is later by more than a millisecond. */
    private static Instant afterCursor(PageRequestParams page) {
        long millis = page.cursorNumber().orElseThrow();
        if (millis < 0 || millis >= LATEST.toEpochMilli()) {
            throw ApiException.invalid("cursor", "CURSOR", "must be the nextCursor of the page before");
        }
        return Instant.ofEpochMilli(millis + 1);
    }

    @GetMapping("/analytics")
    AnalyticsAnswer analytics(
            @RequestParam UUID accountId, @RequestParam(required = false) @Nullable String from, Caller caller) {
        accounts.visible(accountId, caller);
        Instant start = instant("from", from, clock.instant().minus(DEFAULT_SPAN));
        EquityCurve.Even even = curve.evenly(accountId, start);
        return new AnalyticsAnswer(accountId, start, even.step(), Performance.of(even.points()));
    }

    private static Instant instant(String name, @Nullable String text, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        Instant parsed;
        try {
            parsed = Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ApiException.invalid(name, "INSTANT", "must be a UTC time such as 2026-01-31T00:00:00Z");
        }
        if (parsed.isBefore(Instant.EPOCH) || parsed.isAfter(LATEST)) {
            throw ApiException.invalid(name, "RANGE", "must be a time from 1970 to 9999");
        }
        return parsed;
    }

    /**
     * @param points oldest first
     * @param nextCursor pass as {@code cursor} for what comes after; absent when there is no more
     * @param thinned whether points were left out between these
     */
    record EquityAnswer(UUID accountId, List<EquityPoint> points, @Nullable String nextCursor, boolean thinned) {}

    /** @param step between the points that the figures were made from */
    record AnalyticsAnswer(UUID accountId, Instant from, Duration step, Performance performance) {}
}
