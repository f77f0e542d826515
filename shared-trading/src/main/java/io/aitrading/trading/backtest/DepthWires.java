package io.aitrading.trading.backtest;

import io.aitrading.trading.backtest.FeedDesk.Fill;
import io.aitrading.trading.depth.LatencyModel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The messages under way between us and a {@link DepthVenue}. Messages in one direction keep their order. */
final class DepthWires {
    private final LatencyModel latency;
    private final Deque<Request> requests = new ArrayDeque<>();
    private final Deque<News> news = new ArrayDeque<>();

    DepthWires(LatencyModel latency) {
        this.latency = latency;
    }

    /** A message of ours. */
    record Request(long atNanos, DepthOrder order, boolean cancel) {}

    /** @param fill absent for the end of an order */
    record News(long atNanos, DepthOrder order, @Nullable Fill fill) {}

    void request(long now, DepthOrder order, boolean cancel) {
        long arrival = now + latency.entryNanos(now);
        Request before = requests.peekLast();
        requests.add(new Request(before == null ? arrival : Math.max(before.atNanos(), arrival), order, cancel));
    }

    void report(long now, DepthOrder order, @Nullable Fill fill) {
        long arrival = now + latency.responseNanos(now);
        News before = news.peekLast();
        news.add(new News(before == null ? arrival : Math.max(before.atNanos(), arrival), order, fill));
    }

    /** When the next message arrives, in nanoseconds; {@link Long#MAX_VALUE} for never. */
    long nextNanos() {
        return Math.min(nextRequest(), nextNews());
    }

    /** Whether the next message is one of ours; at one time they come first. */
    boolean nextIsRequest() {
        return !requests.isEmpty() && nextRequest() <= nextNews();
    }

    private long nextRequest() {
        Request next = requests.peek();
        return next == null ? Long.MAX_VALUE : next.atNanos();
    }

    private long nextNews() {
        News next = news.peek();
        return next == null ? Long.MAX_VALUE : next.atNanos();
    }

    Request takeRequest() {
        return requests.remove();
    }

    /** The next news, or null. */
    @Nullable
    News takeNews() {
        return news.poll();
    }
}
