package io.aitrading.bridge;

import io.aitrading.bridge.feed.FeedBoard;
import io.aitrading.bridge.feed.SymbolFeed;
import io.aitrading.health.HealthDetail;
import io.aitrading.health.HealthVerdict;
import io.aitrading.health.Live;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What this service knows of its own state: links, ages, gaps. */
final class BridgeHealth implements HealthVerdict {
    private final FeedBoard feeds;
    private final Live<BridgeProperties> settings;
    private final InstantSource clock;
    private volatile @Nullable Instant unlinkedSince;

    BridgeHealth(FeedBoard feeds, Live<BridgeProperties> settings, InstantSource clock) {
        this.feeds = feeds;
        this.settings = settings;
        this.clock = clock;
    }

    /** A lost link, not a quiet market: a venue that answers pings and sends nothing may be at rest. */
    @Override
    public Optional<String> problem() {
        Collection<SymbolFeed> all = feeds.feeds();
        boolean linked = !all.isEmpty() && all.stream().allMatch(SymbolFeed::isConnected);
        if (linked) {
            unlinkedSince = null;
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant since = unlinkedSince;
        if (since == null) {
            unlinkedSince = now;
            return Optional.empty();
        }
        return now.isBefore(since.plus(settings.now().staleAfter()))
                ? Optional.empty()
                : Optional.of("no market data link to the venue since " + since);
    }

    @Override
    public boolean down() {
        return false;
    }

    HealthDetail dataAge() {
        return detail(
                "dataAgeMs",
                feed -> feed.dataAgeMillis().isPresent() ? feed.dataAgeMillis().getAsLong() : "nothing came yet");
    }

    HealthDetail connected() {
        return detail("connected", SymbolFeed::isConnected);
    }

    HealthDetail gaps() {
        return detail("gaps", feed -> feed.gaps().count());
    }

    private HealthDetail detail(String name, Function<SymbolFeed, Object> truth) {
        return new HealthDetail() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Object value() {
                Map<String, Object> bySymbol = new TreeMap<>();
                feeds.feeds().forEach(feed -> bySymbol.put(feed.symbol(), truth.apply(feed)));
                return bySymbol;
            }
        };
    }
}
