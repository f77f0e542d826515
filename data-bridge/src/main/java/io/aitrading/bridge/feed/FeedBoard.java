package io.aitrading.bridge.feed;

import io.aitrading.bridge.BridgeProperties;
import io.aitrading.domain.Instrument;
import io.aitrading.domain.PlatformService;
import io.aitrading.health.Live;
import io.aitrading.health.LogKeys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/**
 * The feeds of all symbols, from the first answer of the venue on. Starts in the background, so that the service answers while
 * the venue is not there yet.
 */
public final class FeedBoard implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FeedBoard.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration ANNOUNCE_EVERY = Duration.ofSeconds(1);
    private static final int ANNOUNCED_LEVELS = 20;

    private final Live<BridgeProperties> settings;
    private final VenueAddress address;
    private final VenueHistory history;
    private final MarketSink sink;
    private final JsonMapper json;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final List<AutoCloseable> running = new ArrayList<>();
    private volatile Map<String, SymbolFeed> feeds = Map.of();
    private volatile List<Instrument> instruments = List.of();
    private volatile @Nullable Thread worker;

    public FeedBoard(
            Live<BridgeProperties> settings,
            VenueAddress address,
            VenueHistory history,
            MarketSink sink,
            JsonMapper json,
            InstantSource clock,
            RandomGenerator random) {
        this.settings = settings;
        this.address = address;
        this.history = history;
        this.sink = sink;
        this.json = json;
        this.clock = clock;
        this.random = random;
    }

    public Optional<SymbolFeed> feed(String symbol) {
        return Optional.ofNullable(feeds.get(symbol));
    }

    public Collection<SymbolFeed> feeds() {
        return feeds.values();
    }

    /** What the venue demands of orders, for the symbols that are followed; empty until it has answered once. */
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public void start() {
        // Known before it runs, since it looks whether it is still wanted.
        Thread fresh = Thread.ofVirtual().name("feed-board").unstarted(this::run);
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
        synchronized (running) {
            for (AutoCloseable each : running) {
                try {
                    each.close();
                } catch (Exception e) {
                    log.warn("while stopping: {}", e.toString());
                }
            }
            running.clear();
        }
        feeds.values().forEach(feed -> feed.ring().close());
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void run() {
        MDC.put(LogKeys.SERVICE, PlatformService.DATA_BRIDGE.serviceName());
        try {
            open(awaitInstruments());
            while (worker != null) {
                Thread.sleep(ANNOUNCE_EVERY);
                feeds.values().forEach(feed -> feed.announce(ANNOUNCED_LEVELS));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Instrument> awaitInstruments() throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                return wanted(history.instruments());
            } catch (RuntimeException e) {
                if (!told) {
                    log.warn("the venue at {} does not answer yet, trying on: {}", address.rest(), e.toString());
                    told = true;
                }
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    private List<Instrument> wanted(List<Instrument> listed) {
        List<Instrument> chosen = listed.stream()
                .filter(instrument -> settings.now().symbols().isEmpty()
                        || settings.now().symbols().contains(instrument.symbol()))
                .limit(settings.now().maxSymbols())
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalStateException(
                    "the venue lists none of " + settings.now().symbols());
        }
        return chosen;
    }

    private void open(List<Instrument> chosen) {
        Map<String, SymbolFeed> opened = new LinkedHashMap<>();
        synchronized (running) {
            if (worker == null) {
                return;
            }
            for (Instrument instrument : chosen) {
                FeedRepair repair = new FeedRepair(history);
                SymbolFeed feed = new SymbolFeed(instrument.symbol(), settings, clock, sink, repair::wake);
                repair.start(feed);
                running.add(repair);
                opened.put(instrument.symbol(), feed);
            }
            instruments = List.copyOf(chosen);
            feeds = Map.copyOf(opened);
            VenueStream stream =
                    new VenueStream(address.stream(), opened.values(), new StreamMessages(json, opened::get), random);
            running.addFirst(stream);
            stream.start();
        }
        log.info("following {} at {}", opened.keySet(), address.stream());
    }
}
