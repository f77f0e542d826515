package io.aitrading.portfolio.valuation;

import io.aitrading.portfolio.account.Account;
import io.aitrading.portfolio.account.Accounts;
import io.aitrading.trading.performance.EquityPoint;
import io.aitrading.trading.performance.Performance;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
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

/** What an account is worth. */
@RestController
@RequestMapping("/api/v1/portfolio")
@PreAuthorize("isAuthenticated()")
class PortfolioController {
    private static final int MAX_POINTS = 10_000;
    private static final Duration DEFAULT_SPAN = Duration.ofDays(1);
    /** What {@link Instant} can say is more than the database can store. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Accounts accounts;
    private final Valuation valuation;
    private final EquityCurve equity;
    private final InstantSource clock;

    PortfolioController(Accounts accounts, Valuation valuation, EquityCurve equity, InstantSource clock) {
        this.accounts = accounts;
        this.valuation = valuation;
        this.equity = equity;
        this.clock = clock;
    }

    @GetMapping("/accounts")
    List<Account> accounts(Caller caller) {
        return accounts.visible(caller);
    }

    @GetMapping("/positions")
    PositionsAnswer positions(@RequestParam UUID accountId, Caller caller) {
        accounts.visible(accountId, caller);
        return new PositionsAnswer(accountId, valuation.positions(accountId));
    }

    @GetMapping("/pnl")
    PnlView pnl(@RequestParam UUID accountId, Caller caller) {
        accounts.visible(accountId, caller);
        return valuation.pnl(accountId);
    }

    @GetMapping("/summary")
    SummaryAnswer summary(@RequestParam UUID accountId, Caller caller) {
        Account account = accounts.visible(accountId, caller);
        return new SummaryAnswer(account, valuation.pnl(accountId), valuation.positions(accountId));
    }

    @GetMapping("/equity")
    EquityAnswer equity(
            @RequestParam UUID accountId, @RequestParam(required = false) @Nullable String from, Caller caller) {
        accounts.visible(accountId, caller);
        return new EquityAnswer(accountId, equity.since(accountId, instant(from), MAX_POINTS));
    }

    @GetMapping("/analytics")
    AnalyticsAnswer analytics(
            @RequestParam UUID accountId, @RequestParam(required = false) @Nullable String from, Caller caller) {
        accounts.visible(accountId, caller);
        Instant start = instant(from);
        return new AnalyticsAnswer(accountId, start, Performance.of(equity.since(accountId, start, MAX_POINTS)));
    }

    private Instant instant(@Nullable String from) {
        if (from == null) {
            return clock.instant().minus(DEFAULT_SPAN);
        }
        Instant start;
        try {
            start = Instant.parse(from);
        } catch (DateTimeParseException e) {
            throw ApiException.invalid("from", "INSTANT", "must be a UTC time such as 2026-01-31T00:00:00Z");
        }
        if (start.isBefore(Instant.EPOCH) || start.isAfter(LATEST)) {
            throw ApiException.invalid("from", "RANGE", "must be a time from 1970 to 9999");
        }
        return start;
    }

    record PositionsAnswer(UUID accountId, List<PositionView> positions) {}

    record SummaryAnswer(Account account, PnlView pnl, List<PositionView> positions) {}

    record EquityAnswer(UUID accountId, List<EquityPoint> points) {}

    record AnalyticsAnswer(UUID accountId, Instant from, Performance performance) {}
}
