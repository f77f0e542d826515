package io.aitrading.paper.engine;

import io.aitrading.paper.market.BookView;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.order.Amendment;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.PreventedMatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that a run of commands changed: stored in one transaction, then told to the world. */
public final class Batch {
    /** A new account. */
    record NewAccount(long number, UUID id, String name, @Nullable UUID owner, long time) {}

    /** A deposit that happened. */
    record NewDeposit(long account, String reference, String asset, long units, long time) {}

    private record Touched(Account account, String asset) {}

    final Map<Long, OrderView> orders = new LinkedHashMap<>();
    final List<Fill> fills = new ArrayList<>();
    final Map<Long, OrderListView> lists = new LinkedHashMap<>();
    final Map<String, BalanceView> balances = new LinkedHashMap<>();
    final List<NewAccount> accounts = new ArrayList<>();
    final List<NewApiKey> keys = new ArrayList<>();
    final List<NewDeposit> deposits = new ArrayList<>();
    final Map<Long, PreventedMatch> preventedMatches = new LinkedHashMap<>();
    final List<Amendment> amendments = new ArrayList<>();
    final List<JournalEntry> journal = new ArrayList<>();
    final List<PublicTrade> trades = new ArrayList<>();
    final List<UserEvent> userEvents = new ArrayList<>();
    /** How many of the trades the orders that wait for a stop price have heard of. */
    int tradesSeenByStops;

    private final Set<Touched> touched = new LinkedHashSet<>();

    @Nullable
    ReplayState replay;

    @Nullable
    BookView book;

    @Nullable
    ModelledDepth modelledDepth;

    /** Set when time began anew within this batch. */
    @Nullable
    ReplayAnchor newAnchor;

    BatchCandles candles = BatchCandles.of(0, List.of());

    /** A key that opens an account. */
    public record NewApiKey(String apiKey, long account, KeyKind kind, String material, long time) {}

    /** How requests made with a key are signed. */
    public enum KeyKind {
        HMAC,
        ED25519,
        RSA
    }

    void changed(OrderView order) {
        orders.put(order.orderId(), order);
    }

    OrderView requireOrder(long orderId) {
        return Objects.requireNonNull(orders.get(orderId));
    }

    void touched(Account account, String asset) {
        touched.add(new Touched(account, asset));
    }

    /** Turns the balances touched by one command into rows and one event per account. */
    void endCommand(long time) {
        Map<Long, List<BalanceView>> byAccount = new LinkedHashMap<>();
        for (Touched one : touched) {
            Balance balance = one.account().balance(one.asset());
            BalanceView view = new BalanceView(one.account().number(), one.asset(), balance.free(), balance.locked());
            balances.put(view.account() + "/" + view.asset(), view);
            byAccount
                    .computeIfAbsent(view.account(), number -> new ArrayList<>())
                    .add(view);
        }
        touched.clear();
        byAccount.forEach(
                (account, views) -> userEvents.add(new UserEvent.BalancesChanged(account, time, List.copyOf(views))));
    }

    boolean isEmpty() {
        return replay == null
                && orders.isEmpty()
                && accounts.isEmpty()
                && keys.isEmpty()
                && deposits.isEmpty()
                && journal.isEmpty()
                && trades.isEmpty();
    }

    public List<PublicTrade> publicTrades() {
        return trades;
    }

    public List<UserEvent> userEvents() {
        return userEvents;
    }

    public @Nullable ReplayState replay() {
        return replay;
    }

    public @Nullable BookView book() {
        return book;
    }

    static BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, 8);
    }
}
