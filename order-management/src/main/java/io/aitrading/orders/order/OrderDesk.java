package io.aitrading.orders.order;

import io.aitrading.data.Transactions;
import io.aitrading.domain.Instrument;
import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.domain.id.ContentId;
import io.aitrading.orders.OrderErrorCode;
import io.aitrading.orders.account.Account;
import io.aitrading.orders.account.AccountAccess;
import io.aitrading.orders.account.ReconciledAccounts;
import io.aitrading.orders.venue.InstrumentBook;
import io.aitrading.orders.venue.PriceBook;
import io.aitrading.orders.venue.Venues;
import io.aitrading.trading.order.OrderSignal;
import io.aitrading.venue.CancelOutcome;
import io.aitrading.venue.CancelReplaceOutcome;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes requests for orders: checks, gate, and then the venue. */
@Component
class OrderDesk {

    private final AccountAccess access;
    private final ReconciledAccounts reconciled;
    private final InstrumentBook instruments;
    private final PriceBook prices;
    private final OrderStore orders;
    private final OrderIntake intake;
    private final VenueDesk desk;
    private final CancelDesk cancels;
    private final ReportDesk reports;
    private final Venues venues;
    private final Transactions transactions;
    private final UpdateFeed updates;

    OrderDesk(
            AccountAccess access,
            ReconciledAccounts reconciled,
            InstrumentBook instruments,
            PriceBook prices,
            OrderStore orders,
            OrderIntake intake,
            VenueDesk desk,
            CancelDesk cancels,
            ReportDesk reports,
            Venues venues,
            Transactions transactions,
            UpdateFeed updates) {
        this.access = access;
        this.reconciled = reconciled;
        this.instruments = instruments;
        this.prices = prices;
        this.orders = orders;
        this.intake = intake;
        this.desk = desk;
        this.cancels = cancels;
        this.reports = reports;
        this.venues = venues;
        this.transactions = transactions;
        this.updates = updates;
    }

    /**
     * What a request has led to so far.
     *
     * @param replayed true when the same request came before
     * @param answer the order after the venue's answer
     */
    record Placed(StoredOrder order, boolean replayed, CompletableFuture<StoredOrder> answer) {}

    Placed place(Caller caller, String key, PlaceOrderRequest request) {
        DraftRules.requireComplete(request);
        if (request.decidedAt() != null && !caller.isService()) {
            throw ApiException.invalid("decidedAt", "SERVICES_ONLY", "is told by services only");
        }
        Account account = access.require(caller, request.accountId());
        if (!reconciled.isReconciled(account.accountId())) {
            return replayedOrNotReconciled(account, key);
        }
        Instrument instrument = instruments.require(account.venue(), request.symbol());
        OrderDraft draft = DraftRules.check(request, instrument);
        Optional<Price> price = prices.fresh(account.venue(), instrument.symbol());
        Taken taken = transactions.inTransaction(() -> intake.take(draft, key, price, null));
        updates.wake();
        return switch (taken) {
            case Taken.Fresh fresh -> new Placed(fresh.order(), false, desk.send(fresh));
            case Taken.Replayed replayed -> done(replayed.order(), true);
            case Taken.Refused refused -> done(refused.order(), false);
        };
    }

    private Placed replayedOrNotReconciled(Account account, String key) {
        return orders.findByIdempotencyKey(account.accountId(), key)
                .map(order -> done(order, true))
                .orElseThrow(
                        () -> new ApiException(OrderErrorCode.NOT_RECONCILED, reconciled.reason(account.accountId()))
                                .retryAfter(Duration.ofSeconds(2)));
    }

    /** Replaces a working limit order by one with another price or size; the venue does both in one call. */
    Placed amend(Caller caller, StoredOrder old, @Nullable Quantity quantity, @Nullable Price price) {
        StoredOrder.Terms terms = old.terms();
        Account account = access.require(caller, terms.accountId());
        OrderDraft draft = replacement(old, account, quantity, price);
        Optional<StoredOrder> earlier =
                orders.findByClientOrderId(terms.accountId(), String.valueOf(draft.clientOrderId()));
        if (earlier.isPresent()) {
            return done(earlier.get(), true);
        }
        requireAmendable(old, account);
        Optional<Price> reference = prices.fresh(account.venue(), terms.symbol());
        Taken taken = transactions.inTransaction(() -> intake.take(draft, null, reference, old));
        updates.wake();
        return switch (taken) {
            case Taken.Fresh fresh ->
                new Placed(fresh.order(), false, desk.call(fresh.order(), () -> desk.halted(fresh)
                        .orElseGet(() -> swap(cancels.wish(old), fresh.order()))));
            case Taken.Replayed replayed -> done(replayed.order(), true);
            case Taken.Refused refused -> done(refused.order(), false);
        };
    }

    /** The same change asked for twice gives the same client order id, and so one replacement. */
    private OrderDraft replacement(
            StoredOrder old, Account account, @Nullable Quantity quantity, @Nullable Price price) {
        StoredOrder.Terms terms = old.terms();
        if (quantity == null && price == null) {
            throw ApiException.invalid("quantity", "REQUIRED", "or price must be given");
        }
        Quantity total = quantity == null ? terms.quantity() : quantity;
        Quantity filled = old.progress().filled();
        if (total.compareTo(filled) <= 0) {
            throw ApiException.invalid("quantity", "FILLED", "must be above the " + filled + " already filled");
        }
        String clientOrderId = ContentId.clientOrderId(
                "amend",
                terms.orderId().toString(),
                total.toString(),
                String.valueOf(price == null ? terms.price() : price));
        PlaceOrderRequest request = new PlaceOrderRequest(
                terms.accountId(),
                clientOrderId,
                terms.symbol(),
                terms.side(),
                terms.type(),
                total.minus(filled),
                price == null ? terms.price() : price,
                terms.stopPrice(),
                terms.timeInForce(),
                terms.reduceOnly(),
                terms.strategyId(),
                terms.decisionId(),
                null);
        return DraftRules.check(request, instruments.require(account.venue(), terms.symbol()));
    }

    private void requireAmendable(StoredOrder old, Account account) {
        boolean working = old.status() == OrderStatus.ACCEPTED || old.status() == OrderStatus.PARTIALLY_FILLED;
        if (!working || !old.terms().type().hasLimitPrice()) {
            throw new ApiException(
                    OrderErrorCode.ORDER_NOT_OPEN,
                    "Only a working order with a limit price can be amended; this one is " + old.status());
        }
        if (!reconciled.isReconciled(account.accountId())) {
            throw new ApiException(OrderErrorCode.NOT_RECONCILED, reconciled.reason(account.accountId()))
                    .retryAfter(Duration.ofSeconds(2));
        }
    }

    private StoredOrder swap(StoredOrder old, StoredOrder fresh) {
        StoredOrder.Terms terms = old.terms();
        CancelReplaceOutcome outcome = venues.trading(terms.venue(), terms.accountId())
                .cancelReplace(terms.venueClientOrderId(), fresh.asVenueOrder());
        switch (outcome.canceled()) {
            case CancelOutcome.Canceled canceled -> reports.record(terms.accountId(), canceled.report());
            case CancelOutcome.Refused refused -> revive(old, refused);
            case CancelOutcome.Unknown _ -> {
                // Stays PENDING_CANCEL: the cancel is repeated until the venue says what became of it.
            }
        }
        return outcome.placed()
                .map(placed -> desk.recorded(fresh, placed))
                .orElseGet(() -> reports.change(
                        fresh,
                        OrderLedger.Change.of(new OrderSignal.Refused())
                                .because("VENUE_REJECTED: the order to replace could not be cancelled")
                                .refusedWith(OrderErrorCode.VENUE_REJECTED.code())));
    }

    /** The old order has ended, and then the venue says how; or it lives on as before. */
    private void revive(StoredOrder old, CancelOutcome.Refused refused) {
        StoredOrder.Terms terms = old.terms();
        StoredOrder asked =
                cancels.askedAfter(old, venues.trading(terms.venue(), terms.accountId()), terms.venueClientOrderId());
        if (!asked.status().isTerminal()) {
            reports.change(
                    asked,
                    OrderLedger.Change.of(new OrderSignal.CancelRefused(
                                    asked.progress().reported()))
                            .because("cancel refused: " + refused.code() + " " + refused.message())
                            .withdrawingCancel());
        }
    }

    private static Placed done(StoredOrder order, boolean replayed) {
        return new Placed(order, replayed, CompletableFuture.completedFuture(order));
    }
}
