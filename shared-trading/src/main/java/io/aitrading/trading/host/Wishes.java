package io.aitrading.trading.host;

import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Signal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a strategy has asked for in its callback and what nobody has done yet. */
public final class Wishes {
    /** An order that the strategy asked for. */
    public record Wish(long number, OrderIntent intent, Map<String, String> facts) {}

    /** An opinion that led to no order. */
    public record Silence(Signal signal, String reason, Map<String, String> facts) {}

    private final int most;
    private final Deque<Wish> orders = new ArrayDeque<>();
    private final List<Long> cancels = new ArrayList<>();
    private final List<Silence> silences = new ArrayList<>();

    Wishes(int most) {
        this.most = most;
    }

    void order(Wish wish) {
        if (orders.size() >= most) {
            throw new OrderFloodException("more than " + most + " orders in one step");
        }
        orders.addLast(wish);
    }

    /** Takes back an order that was not sent yet. */
    void takeBack(long number) {
        orders.removeIf(wish -> wish.number() == number);
    }

    void cancel(long number) {
        if (!cancels.contains(number)) {
            cancels.add(number);
        }
    }

    void silent(Silence silence) {
        silences.add(silence);
    }

    Iterable<Wish> orders() {
        return orders;
    }

    boolean noOrders() {
        return orders.isEmpty();
    }

    /** The next order to send, oldest first. */
    public Optional<Wish> nextOrder() {
        return Optional.ofNullable(orders.pollFirst());
    }

    /** Orders to cancel, by number, in the order of asking; asked once. */
    public List<Long> takeCancels() {
        return taken(cancels);
    }

    /** Opinions without an order since the last call. */
    public List<Silence> takeSilences() {
        return taken(silences);
    }

    private static <T> List<T> taken(List<T> list) {
        if (list.isEmpty()) {
            return List.of();
        }
        List<T> copy = List.copyOf(list);
        list.clear();
        return copy;
    }

    void clear() {
        orders.clear();
        cancels.clear();
        silences.clear();
    }
}
