package io.aitrading.orders.order;

import io.aitrading.data.Outbox;
import io.aitrading.domain.Decimals;
import io.aitrading.domain.Price;
import io.aitrading.domain.TradingState;
import io.aitrading.domain.api.RiskLease;
import io.aitrading.domain.event.RiskDecisionEvent;
import io.aitrading.domain.event.Topic;
import io.aitrading.domain.id.ContentId;
import io.aitrading.domain.id.Ids;
import io.aitrading.orders.OrderErrorCode;
import io.aitrading.orders.account.Account;
import io.aitrading.orders.account.AccountStore;
import io.aitrading.orders.gate.ExposureReader;
import io.aitrading.orders.gate.LeaseKeeper;
import io.aitrading.orders.gate.Reservation;
import io.aitrading.trading.risk.Exposure;
import io.aitrading.trading.risk.OrderIntent;
import io.aitrading.trading.risk.RiskGate;
import io.aitrading.trading.risk.RiskPolicy;
import io.aitrading.trading.risk.RiskRule;
import io.aitrading.trading.risk.RiskVerdict;
import io.aitrading.trading.risk.RuleResult;
import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The gate: idempotency, risk verdict, reservation, order and events in the caller's one transaction, under the account's lock.
 * What comes out of it is committed before the venue hears of it.
 */
@Component
class OrderIntake {

    /** Bounds reductions while risk-analyzer has never been heard of; nothing else passes without a lease. */
    private static final RiskPolicy WAY_OUT = new RiskPolicy(
            0,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            new BigDecimal("0.05"),
            60,
            200,
            BigDecimal.ZERO);

    private final AccountStore accounts;
    private final OrderStore orders;
    private final OrderLedger ledger;
    private final LeaseKeeper leases;
    private final ExposureReader exposures;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource clock;

    OrderIntake(
            AccountStore accounts,
            OrderStore orders,
            OrderLedger ledger,
            LeaseKeeper leases,
            ExposureReader exposures,
            Outbox outbox,
            Ids ids,
            InstantSource clock) {
        this.accounts = accounts;
        this.orders = orders;
        this.ledger = ledger;
        this.leases = leases;
        this.exposures = exposures;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param key idempotency key; null for a replacement, whose client order id says the same
     * @param replaced the order that this one is to take the place of
     */
    Taken take(OrderDraft draft, @Nullable String key, Optional<Price> reference, @Nullable StoredOrder replaced) {
        Account account = accounts.lock(draft.accountId()).orElseThrow(() -> ApiException.notFound("account"));
        if (!account.open()) {
            throw new ApiException(OrderErrorCode.ACCOUNT_NOT_READY, "The account is not open at its venue yet")
                    .retryAfter(Duration.ofSeconds(1));
        }
        String clientOrderId = clientOrderId(draft, key);
        Optional<StoredOrder> earlier = earlier(draft, key, clientOrderId);
        if (earlier.isPresent()) {
            return new Taken.Replayed(earlier.get());
        }
        return judge(account, draft, key, clientOrderId, reference, replaced);
    }

    private static String clientOrderId(OrderDraft draft, @Nullable String key) {
        String given = draft.clientOrderId();
        return given != null
                ? given
                : ContentId.clientOrderId("order", draft.accountId().toString(), String.valueOf(key));
    }

    private Optional<StoredOrder> earlier(OrderDraft draft, @Nullable String key, String clientOrderId) {
        for (StoredOrder order : orders.findEarlier(draft.accountId(), key, clientOrderId)) {
            boolean sameContent = order.terms().contentHash().equals(draft.contentHash());
            if (sameContent) {
                return Optional.of(order);
            }
            if (key != null && key.equals(order.terms().idempotencyKey())) {
                throw new ApiException(
                        CommonError.IDEMPOTENCY_KEY_REUSED, "The key belongs to order " + order.orderId());
            }
            throw new ApiException(
                            OrderErrorCode.CLIENT_ORDER_ID_TAKEN,
                            "clientOrderId " + clientOrderId + " belongs to order " + order.orderId())
                    .field("clientOrderId", "UNIQUE", "belongs to an order with other content");
        }
        return Optional.empty();
    }

    private Taken judge(
            Account account,
            OrderDraft draft,
            @Nullable String key,
            String clientOrderId,
            Optional<Price> reference,
            @Nullable StoredOrder replaced) {
        Instant now = clock.instant();
        Optional<RiskLease> valid = leases.valid();
        RiskPolicy policy = valid.or(leases::last)
                .map(lease -> RiskPolicy.of(lease.policy()))
                .orElse(WAY_OUT);
        TradingState state = valid.map(RiskLease::tradingState).orElse(TradingState.REDUCING);
        UUID replacedId = replaced == null ? null : replaced.orderId();
        Exposure exposure = exposures.read(
                account, draft.instrument(), reference, new ExposureReader.Moment(now, draft.decidedAt()), replacedId);
        Price measured = reference.orElseGet(() -> draft.price() == null ? Price.of("0") : draft.price());
        OrderIntent intent = new OrderIntent(
                draft.instrument().symbol(),
                draft.side(),
                draft.type(),
                draft.quantity(),
                draft.type().hasLimitPrice() ? draft.price() : null,
                draft.reduceOnly(),
                measured);
        boolean reduces = RiskGate.reduces(intent, exposure);
        if (valid.isEmpty() && !reduces) {
            throw new ApiException(OrderErrorCode.RISK_UNAVAILABLE, "There is no valid risk lease; nothing was stored")
                    .retryAfter(Duration.ofSeconds(1));
        }
        Reservation reservation = Reservation.of(
                draft.instrument(),
                draft.side(),
                draft.type(),
                draft.price(),
                draft.stopPrice(),
                measured,
                policy.priceCollar());
        BigDecimal needed = reservation.amountFor(draft.quantity());
        RiskVerdict verdict = withReservation(
                RiskGate.evaluate(intent, exposure, policy, state), reservation, needed, draft, exposure);

        UUID decisionId = draft.decisionId() == null ? ids.next() : draft.decisionId();
        StoredOrder.Terms terms = terms(account, draft, key, clientOrderId, decisionId, replacedId, now);
        StoredOrder order = verdict.approved()
                ? NewOrders.accepted(terms, reservation, needed, replaced, now)
                : NewOrders.refused(terms, reservation, verdict, state, now);
        ledger.open(order);
        outbox.append(
                Topic.RISK_DECISIONS,
                account.accountId().toString(),
                new RiskDecisionEvent(
                        decisionId,
                        order.orderId(),
                        account.accountId(),
                        clientOrderId,
                        verdict.approved(),
                        policy.policyVersion(),
                        state,
                        NewOrders.outcomes(verdict),
                        now));
        return verdict.approved() ? new Taken.Fresh(order, reduces) : new Taken.Refused(order);
    }

    /** The gate asks for the order's value; a hold can need more, and has the last word. */
    private static RiskVerdict withReservation(
            RiskVerdict verdict, Reservation reservation, BigDecimal needed, OrderDraft draft, Exposure exposure) {
        BigDecimal available = reservation.currency().equals(draft.instrument().base())
                ? exposure.availableBase()
                : exposure.availableQuote();
        if (needed.compareTo(available) <= 0) {
            return verdict;
        }
        List<RuleResult> rules = verdict.rules().stream()
                .map(rule -> rule.rule() == RiskRule.SUFFICIENT_BALANCE
                        ? new RuleResult(
                                RiskRule.SUFFICIENT_BALANCE, false, Decimals.text(needed), Decimals.text(available))
                        : rule)
                .toList();
        return new RiskVerdict(false, rules);
    }

    private StoredOrder.Terms terms(
            Account account,
            OrderDraft draft,
            @Nullable String key,
            String clientOrderId,
            UUID decisionId,
            @Nullable UUID replacedId,
            Instant now) {
        return new StoredOrder.Terms(
                ids.next(),
                account.accountId(),
                account.userId(),
                clientOrderId,
                clientOrderId,
                key,
                draft.contentHash(),
                draft.strategyId(),
                decisionId,
                account.venue(),
                draft.instrument().symbol(),
                draft.instrument().base(),
                draft.instrument().quote(),
                draft.side(),
                draft.type(),
                draft.timeInForce(),
                draft.quantity(),
                draft.price(),
                draft.stopPrice(),
                draft.reduceOnly(),
                replacedId == null ? StoredOrder.Origin.API : StoredOrder.Origin.AMEND,
                replacedId,
                now,
                draft.decidedAt());
    }
}
