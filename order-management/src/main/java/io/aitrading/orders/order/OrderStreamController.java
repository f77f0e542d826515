package io.aitrading.orders.order;

import io.aitrading.domain.Side;
import io.aitrading.domain.api.OrderUpdatesAnswer;
import io.aitrading.domain.api.OrderUpdatesAnswer.OrderUpdate;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.domain.api.StreamHashAnswer;
import io.aitrading.orders.account.AccountAccess;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders and fills as streams: updates, fills, and the hash over all of them. */
@RestController
@RequestMapping("/api/v1")
class OrderStreamController {

    private static final long MAX_WAIT_MS = 30_000;
    private static final String READERS = "hasAnyRole('TRADER', 'ANALYST', 'RISK', 'AUDITOR', 'ADMIN', 'SERVICE')";

    private final UpdateFeed feed;
    private final OrderEventStore events;
    private final FillStore fills;
    private final StreamHash hash;
    private final AccountAccess access;

    OrderStreamController(
            UpdateFeed feed, OrderEventStore events, FillStore fills, StreamHash hash, AccountAccess access) {
        this.feed = feed;
        this.events = events;
        this.fills = fills;
        this.hash = hash;
        this.access = access;
    }

    @GetMapping("/orders/updates")
    @PreAuthorize("hasRole('SERVICE')")
    OrderUpdatesAnswer updates(
            @RequestParam(defaultValue = "0") long afterSequence,
            @RequestParam(defaultValue = "0") long waitMs,
            @RequestParam(required = false) @Nullable String limit)
            throws InterruptedException {
        if (afterSequence < 0) {
            throw ApiException.invalid("afterSequence", "RANGE", "must not be negative");
        }
        if (waitMs < 0 || waitMs > MAX_WAIT_MS) {
            throw ApiException.invalid("waitMs", "RANGE", "must be 0 to " + MAX_WAIT_MS);
        }
        int most = PageRequestParams.parse(limit, null).limit();
        feed.awaitAfter(afterSequence, Duration.ofMillis(waitMs));
        List<OrderUpdate> updates = events.after(afterSequence, most);
        return new OrderUpdatesAnswer(
                updates, updates.isEmpty() ? afterSequence : updates.getLast().sequence());
    }

    @GetMapping("/orders/stream-hash")
    @PreAuthorize(READERS)
    StreamHashAnswer streamHash(
            Caller caller, @RequestParam UUID accountId, @RequestParam(required = false) @Nullable UUID strategyId) {
        return hash.of(access.require(caller, accountId).accountId(), strategyId);
    }

    @GetMapping("/fills")
    @PreAuthorize(READERS)
    PageAnswer<FillOfOrder> fills(
            Caller caller, @RequestParam(required = false) @Nullable UUID accountId, PageRequestParams page) {
        access.requireNamed(caller, accountId);
        UUID owner = caller.isService() ? null : caller.userId();
        List<StoredFill> rows = fills.list(owner, accountId, page.cursorId().orElse(null), page.limit() + 1);
        PageAnswer<StoredFill> answer = page.page(rows, fill -> fill.fillId().toString());
        return new PageAnswer<>(answer.items().stream().map(FillOfOrder::of).toList(), answer.nextCursor());
    }

    /** A fill with what it belongs to. */
    record FillOfOrder(UUID orderId, UUID accountId, String venue, String symbol, Side side, OrderView.FillView fill) {
        static FillOfOrder of(StoredFill stored) {
            return new FillOfOrder(
                    stored.orderId(),
                    stored.accountId(),
                    stored.venue(),
                    stored.trade().symbol(),
                    stored.side(),
                    OrderViews.fill(stored));
        }
    }
}
