package io.aitrading.bridge.publish;

import io.aitrading.bridge.feed.MarketSink;
import io.aitrading.domain.BookSnapshot;
import io.aitrading.domain.Candle;
import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.PlatformService;
import io.aitrading.domain.event.Topic;
import io.aitrading.health.LogKeys;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;

/**
 * Hands market data to the topics on a thread of its own. The queue is bounded: when even the disk buffer behind it takes
 * nothing more, data is dropped here and counted. Whoever must see every trade reads them by HTTP, not from the topic.
 */
public final class QueuedMarketSink implements MarketSink, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(QueuedMarketSink.class);

    /** Where one event goes; {@code BufferedPublisher} in production. */
    @FunctionalInterface
    public interface Publication {
        void publish(Topic topic, String key, Object payload);
    }

    private final BlockingQueue<Event> queue;
    private final Publication publication;
    private final Counter dropped;
    private volatile @Nullable Thread worker;

    public QueuedMarketSink(int capacity, Publication publication, MeterRegistry meters) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.publication = publication;
        this.dropped = Counter.builder("market_publish_dropped")
                .description("market events that found neither broker nor buffer")
                .register(meters);
    }

    @Override
    public void trade(MarketTrade trade) {
        offer(new Event(Topic.MARKET_TRADES, trade.symbol(), trade));
    }

    @Override
    public void candle(Candle candle) {
        offer(new Event(Topic.MARKET_CANDLES, candle.symbol(), candle));
    }

    @Override
    public void book(BookSnapshot book) {
        offer(new Event(Topic.MARKET_BOOK, book.symbol(), book));
    }

    @Override
    public void start() {
        // Known before it runs, since it looks whether it is still wanted.
        Thread fresh = Thread.ofVirtual().name("market-publisher").unstarted(this::run);
        worker = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        Thread current = worker;
        worker = null;
        if (current != null) {
            current.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void offer(Event event) {
        if (!queue.offer(event)) {
            dropped.increment();
        }
    }

    private void run() {
        MDC.put(LogKeys.SERVICE, PlatformService.DATA_BRIDGE.serviceName());
        boolean failing = false;
        while (worker != null) {
            try {
                Event event = queue.take();
                publication.publish(event.topic(), event.key(), event.payload());
                failing = false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                dropped.increment();
                if (!failing) {
                    log.warn("market data cannot be published, dropping: {}", e.toString());
                }
                failing = true;
            }
        }
    }

    private record Event(Topic topic, String key, Object payload) {}
}
