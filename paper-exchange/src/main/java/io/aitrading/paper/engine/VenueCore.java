package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.Batch.KeyKind;
import io.aitrading.paper.engine.Batch.NewApiKey;
import io.aitrading.paper.engine.JournalEntry.Kind;
import io.aitrading.paper.market.BookView;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.NewList;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderRules;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.VenueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The venue's commands. Each checks everything first and then changes state; only the engine's thread calls them. */
public final class VenueCore {
    private static final int BOOK_LEVELS = 1_000;

    private final VenueBooks books;
    private final Counters counters;
    private final Recorder recorder;
    private final Settlement settlement;
    private final Market market;
    private final Replay replay;
    private final OrderDesk desk;
    private final ListDesk lists;
    private final CancelDesk cancels;
    private final AccountDesk accounts;
    private boolean bookChanged;

    /** An order as it stood when its command ended, and what it traded on the way. */
    public record Placed(OrderView order, List<Fill> fills) {}

    /** A list and its orders as they stood when it was placed. */
    public record PlacedList(OrderListView list, List<Placed> orders) {}

    /** An order of lower quantity, and its list when it belongs to one. */
    public record Reduced(OrderView order, String clientIdBefore, long executionId, @Nullable OrderListView list) {}

    /** A cancelled order, or the whole list it belonged to. */
    public record Cancelled(List<OrderView> orders, @Nullable OrderListView list, String requestClientId) {}

    VenueCore(
            VenueBooks books,
            Counters counters,
            Recorder recorder,
            Settlement settlement,
            Market market,
            Replay replay) {
        this.books = books;
        this.counters = counters;
        this.recorder = recorder;
        this.settlement = settlement;
        this.market = market;
        this.replay = replay;
        this.desk = new OrderDesk(books, settlement, market, recorder);
        this.lists = new ListDesk(books, settlement, market, recorder, desk);
        this.cancels = new CancelDesk(books, counters, desk, lists);
        this.accounts = new AccountDesk(books, counters, recorder);
    }

    public Placed place(long accountNumber, NewOrder wanted) {
        Account account = books.account(accountNumber);
        checkRules(account, wanted, 0);
        int fillsBefore = recorder.batch().fills.size();
        VenueOrder order = desk.place(account, wanted);
        afterMatching();
        return placed(order.view(), fillsBefore);
    }

    /** Everything that {@link #place} would check, and nothing else. */
    public void test(long accountNumber, NewOrder wanted) {
        Account account = books.account(accountNumber);
        checkRules(account, wanted, 0);
        desk.requireFreshClientId(account, wanted.clientOrderId());
        desk.requirePriceAllowed(wanted);
    }

    /** The answer shows the orders before those that wait for a working order are placed. */
    public PlacedList placeList(long accountNumber, NewList wanted) {
        Account account = books.account(accountNumber);
        for (int i = 0; i < wanted.orders().size(); i++) {
            checkRules(account, wanted.orders().get(i), i);
        }
        int fillsBefore = recorder.batch().fills.size();
        OrderListView list = lists.place(account, wanted);
        List<Placed> orders = list.legs().stream()
                .map(leg -> placed(recorder.batch().requireOrder(leg.orderId()), fillsBefore))
                .toList();
        afterMatching();
        return new PlacedList(list, orders);
    }

    public Cancelled cancel(
            long accountNumber, @Nullable Long orderId, @Nullable String clientOrderId, @Nullable String requestId) {
        Cancelled cancelled = cancels.cancel(books.requireOpen(accountNumber, orderId, clientOrderId), requestId);
        afterMatching();
        return cancelled;
    }

    public List<Cancelled> cancelAll(long accountNumber) {
        List<Cancelled> cancelled = cancels.cancelAll(accountNumber);
        afterMatching();
        return cancelled;
    }

    public Cancelled cancelList(
            long accountNumber, @Nullable Long listId, @Nullable String clientListId, @Nullable String requestId) {
        Cancelled cancelled = cancels.cancelList(accountNumber, listId, clientListId, requestId);
        afterMatching();
        return cancelled;
    }

    /** The order as it stands, while it is open. */
    public OrderView requireOpenView(long accountNumber, @Nullable Long orderId, @Nullable String clientOrderId) {
        return books.requireOpen(accountNumber, orderId, clientOrderId).view();
    }

    /** @param newClientId what the order is called from now on; without it, it gets a name of the venue's */
    public Reduced reduce(
            long accountNumber,
            @Nullable Long orderId,
            @Nullable String clientOrderId,
            long lots,
            @Nullable String newClientId) {
        VenueOrder order = books.requireOpen(accountNumber, orderId, clientOrderId);
        OrderView before = order.view();
        if (lots > before.lots()) {
            throw VenueError.AMEND_RAISES.exception();
        }
        if (lots == before.lots() || lots <= before.lots() - before.remainingLots()) {
            throw VenueError.AMEND_CHANGES_NOTHING.exception();
        }
        OrderRules.checkReduced(before, lots, market.lastPrice());
        String name = newClientId == null ? "amended" + (counters.execution + 1) : newClientId;
        if (!name.equals(before.clientOrderId())) {
            desk.requireFreshClientId(books.account(accountNumber), name);
        }
        long executionId = lists.reduce(order, lots, name);
        bookChanged = true;
        return new Reduced(order.view(), before.clientOrderId(), executionId, books.openList(before.listId()));
    }

    /** Creates the account, or finds it: the same id always means the same account. */
    public long createAccount(UUID id, String name, @Nullable UUID owner) {
        return accounts.create(id, name, owner);
    }

    public void addKey(long accountNumber, String apiKey, KeyKind kind, String material) {
        recorder.batch().keys.add(new NewApiKey(apiKey, accountNumber, kind, material, recorder.now()));
    }

    /** False when the balance would become too large. The caller has made sure that the reference is new to the account. */
    public boolean deposit(long accountNumber, String reference, String asset, long units) {
        return accounts.deposit(accountNumber, reference, asset, units);
    }

    /** Lets so many recorded trades happen. */
    public void step(int count) {
        for (int i = 0; i < count; i++) {
            int position = replay.next(recorder);
            settlement.recordedTakerComes();
            market.recordedTrade(position);
            afterMatching();
        }
    }

    public void changeReplay(ReplayMode mode, long speedPerMille) {
        if (replay.change(mode, speedPerMille, counters.trade)) {
            recorder.batch().newAnchor = replay.anchor();
        }
        recorder.journal(Kind.REPLAY_MODE, null, null, null, mode + " at " + speedPerMille + "/1000");
    }

    public ReplayState replayState() {
        return replay.state(counters);
    }

    public long lastPrice() {
        return market.lastPrice();
    }

    void endCommand() {
        recorder.batch().endCommand(recorder.now());
    }

    /** Notes where the venue stands now, and the book if it changed. */
    void endBatch() {
        Batch batch = recorder.batch();
        if (bookChanged) {
            counters.bookUpdate++;
            batch.book = book();
            // Only trades touch the modelled quotes: a client's order that rests leaves them as they are.
            batch.modelledDepth = batch.trades.isEmpty() ? null : ModelledDepth.of(market);
            bookChanged = false;
        }
        batch.replay = replay.state(counters);
        batch.candles = BatchCandles.of(replay.regimeFirstTradeId(), batch.trades);
    }

    /** The aggregated book as it stands. */
    BookView book() {
        return new BookView(counters.bookUpdate, side(Side.BUY), side(Side.SELL));
    }

    private void checkRules(Account account, NewOrder wanted, int placedBefore) {
        OrderRules.check(
                wanted,
                market.lastPrice(),
                account.openOrderCount() + placedBefore,
                account.conditionalOrderCount() + (wanted.kind().isConditional() ? 0 : placedBefore));
    }

    private Placed placed(OrderView order, int fillsBefore) {
        List<Fill> all = recorder.batch().fills;
        return new Placed(
                order,
                all.subList(fillsBefore, all.size()).stream()
                        .filter(fill -> fill.orderId() == order.orderId())
                        .toList());
    }

    /** Lists lose or place their other orders, and stops go off, until nothing moves any more: no order does either for ever. */
    private void afterMatching() {
        bookChanged = true;
        boolean moved = true;
        while (moved) {
            List<VenueOrder> changed = settlement.takeMovedListOrders();
            changed.forEach(lists::moved);
            List<VenueOrder> triggered = stopsSetOff();
            for (VenueOrder order : triggered) {
                if (order.view().state().isOpen()) {
                    lists.expirePartner(order);
                    desk.trigger(order);
                }
            }
            moved = !changed.isEmpty() || !triggered.isEmpty();
        }
    }

    /** Every trade's price counts, not only the one that a sweep through the book ends at. */
    private List<VenueOrder> stopsSetOff() {
        Batch batch = recorder.batch();
        List<VenueOrder> triggered = new ArrayList<>();
        while (batch.tradesSeenByStops < batch.trades.size()) {
            long price = batch.trades.get(batch.tradesSeenByStops++).priceTicks();
            triggered.addAll(books.stops().takeTriggered(price, recorder));
        }
        triggered.addAll(books.stops().takeTriggered(market.lastPrice(), recorder));
        return triggered;
    }

    private long[] side(Side side) {
        LongStream.Builder pairs = LongStream.builder();
        market.levels(side, BOOK_LEVELS, (ticks, lots) -> pairs.add(ticks).add(lots));
        return pairs.build().toArray();
    }
}
