package io.aitrading.orders.order;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.domain.event.OrderEvent;
import io.aitrading.orders.account.AccountAccess;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.CommonError;
import io.aitrading.web.PageRequestParams;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orders")
class OrderController {

    private static final String TRADERS = "hasAnyRole('TRADER', 'SERVICE')";
    private static final String READERS = "hasAnyRole('TRADER', 'ANALYST', 'RISK', 'AUDITOR', 'ADMIN', 'SERVICE')";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final int MOST_CANCELS = 500;

    private final AccountAccess access;
    private final OrderDesk desk;
    private final CancelDesk cancels;
    private final OrderStore orders;
    private final OrderEventStore events;
    private final OrderAnswers answers;
    private final ReportDesk reports;

    OrderController(
            AccountAccess access,
            OrderDesk desk,
            CancelDesk cancels,
            OrderStore orders,
            OrderEventStore events,
            OrderAnswers answers,
            ReportDesk reports) {
        this.access = access;
        this.desk = desk;
        this.cancels = cancels;
        this.orders = orders;
        this.events = events;
        this.answers = answers;
        this.reports = reports;
    }

    @PostMapping
    @PreAuthorize(TRADERS)
    ResponseEntity<OrderView> place(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = Preference.HEADER, required = false) @Nullable List<String> preferences,
            @RequestBody PlaceOrderRequest request) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new ApiException(
                    CommonError.IDEMPOTENCY_KEY_REQUIRED, "Send Idempotency-Key: 1 to 200 visible ASCII characters");
        }
        return answers.placed(desk.place(caller, key, request), Preference.of(preferences));
    }

    /** @param fromVenue whether the venue is asked first for executions that it has not reported yet; services only */
    @GetMapping("/{orderId}")
    @PreAuthorize(READERS)
    OrderView get(Caller caller, @PathVariable UUID orderId, @RequestParam(defaultValue = "false") boolean fromVenue) {
        StoredOrder order = require(caller, orderId);
        if (fromVenue && !caller.isService()) {
            throw new ApiException(CommonError.FORBIDDEN, "Only services may have the venue asked");
        }
        return answers.view(fromVenue ? reports.readFills(order) : order);
    }

    @GetMapping
    @PreAuthorize(READERS)
    PageAnswer<OrderView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID accountId,
            @RequestParam(required = false) @Nullable String symbol,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable UUID strategyId,
            @RequestParam(required = false) @Nullable String clientOrderId,
            PageRequestParams page) {
        access.requireNamed(caller, accountId);
        UUID owner = caller.isService() ? null : caller.userId();
        OrderStore.Filter filter = new OrderStore.Filter(owner, accountId, symbol, status, strategyId, clientOrderId);
        List<StoredOrder> rows = orders.list(filter, page.cursorId().orElse(null), page.limit() + 1);
        PageAnswer<StoredOrder> answer =
                page.page(rows, order -> order.orderId().toString());
        return new PageAnswer<>(answer.items().stream().map(answers::view).toList(), answer.nextCursor());
    }

    @GetMapping("/{orderId}/events")
    @PreAuthorize(READERS)
    PageAnswer<OrderEvent> events(Caller caller, @PathVariable UUID orderId) {
        return new PageAnswer<>(events.ofOrder(require(caller, orderId).orderId()), null);
    }

    @DeleteMapping("/{orderId}")
    @PreAuthorize(TRADERS)
    ResponseEntity<OrderView> cancel(Caller caller, @PathVariable UUID orderId) {
        StoredOrder order = require(caller, orderId);
        return answers.canceled(order, cancels.cancel(order));
    }

    /** Cancels what is open: of one account, or for a service of all. */
    @DeleteMapping
    @PreAuthorize(TRADERS)
    PageAnswer<OrderView> cancelAll(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID accountId,
            @RequestParam(required = false) @Nullable String symbol) {
        if (accountId == null && !caller.isService()) {
            throw ApiException.invalid("accountId", "REQUIRED", "is missing");
        }
        access.requireNamed(caller, accountId);
        List<StoredOrder> open = orders.open(accountId, symbol, MOST_CANCELS).stream()
                .filter(order -> AccountAccess.mayTouch(caller, order.terms().userId()))
                .toList();
        // All cancels leave at once; the answers are awaited together.
        List<CompletableFuture<StoredOrder>> asked =
                open.stream().map(this::cancelOpen).toList();
        List<OrderView> after = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            after.add(answers.canceled(open.get(i), asked.get(i)).getBody());
        }
        return new PageAnswer<>(after, null);
    }

    /** What has ended meanwhile needs no cancel. */
    private CompletableFuture<StoredOrder> cancelOpen(StoredOrder order) {
        try {
            return cancels.cancel(order);
        } catch (ApiException e) {
            return CompletableFuture.completedFuture(
                    orders.find(order.orderId()).orElse(order));
        }
    }

    record Amendment(@Nullable Quantity quantity, @Nullable Price price) {}

    @PatchMapping("/{orderId}")
    @PreAuthorize(TRADERS)
    ResponseEntity<OrderView> amend(
            Caller caller,
            @PathVariable UUID orderId,
            @RequestHeader(name = Preference.HEADER, required = false) @Nullable List<String> preferences,
            @RequestBody Amendment amendment) {
        StoredOrder old = require(caller, orderId);
        return answers.placed(
                desk.amend(caller, old, amendment.quantity(), amendment.price()), Preference.of(preferences));
    }

    private StoredOrder require(Caller caller, UUID orderId) {
        return orders.find(orderId)
                .filter(order -> AccountAccess.mayTouch(caller, order.terms().userId()))
                .orElseThrow(() -> ApiException.notFound("order"));
    }
}
