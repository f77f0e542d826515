package io.aitrading.orders.venue;

import io.aitrading.domain.Price;
import io.aitrading.health.Live;
import io.aitrading.orders.OrderProperties;
import io.aitrading.venue.VenueRefusedException;
import io.aitrading.venue.VenueUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The venue's last price per symbol, at most {@code orders.price-max-age} old. Symbols that were asked for lately are kept
 * fresh in the background, so that an order seldom waits for one.
 */
@Component
public class PriceBook {

    private static final Logger log = LoggerFactory.getLogger(PriceBook.class);
    private static final Duration KEEP_FRESH = Duration.ofMinutes(2);

    private final Venues venues;
    private final InstantSource clock;
    private final Live<OrderProperties> settings;
    private final Map<Key, Quote> quotes = new ConcurrentHashMap<>();

    private record Key(String venue, String symbol) {}

    /** Mutable on purpose: one per symbol, guarded by itself. */
    private static final class Quote {
        private final PriceGuard guard = new PriceGuard();
        private volatile @Nullable Price price;
        private volatile Instant readAt = Instant.EPOCH;
        private volatile Instant wantedAt = Instant.EPOCH;
    }

    PriceBook(Venues venues, InstantSource clock, Live<OrderProperties> settings) {
        this.venues = venues;
        this.clock = clock;
        this.settings = settings;
    }

    /** A fresh price, read now if need be; empty when the venue does not give one that can be believed. */
    public Optional<Price> fresh(String venue, String symbol) {
        Key key = new Key(venue, symbol);
        Quote quote = quotes.computeIfAbsent(key, _ -> new Quote());
        quote.wantedAt = clock.instant();
        if (!isFresh(quote)) {
            synchronized (quote) {
                if (!isFresh(quote)) {
                    read(key, quote);
                }
            }
        }
        return isFresh(quote) ? Optional.ofNullable(quote.price) : Optional.empty();
    }

    /** The last price known, however old: for marking what is owned, never for judging an order. */
    public Optional<Price> lastKnown(String venue, String symbol) {
        Quote quote = quotes.get(new Key(venue, symbol));
        return quote == null ? Optional.empty() : Optional.ofNullable(quote.price);
    }

    /** Reads again what has been asked for lately and is half-way to being old. */
    public void refresh() {
        Instant now = clock.instant();
        quotes.forEach((key, quote) -> {
            boolean wanted = quote.wantedAt.plus(KEEP_FRESH).isAfter(now);
            if (wanted
                    && quote.readAt
                            .plus(settings.now().priceMaxAge().dividedBy(2))
                            .isBefore(now)) {
                read(key, quote);
            }
        });
    }

    private boolean isFresh(Quote quote) {
        return quote.price != null
                && !quote.readAt.plus(settings.now().priceMaxAge()).isBefore(clock.instant());
    }

    private void read(Key key, Quote quote) {
        try {
            Price price = venues.market(key.venue()).lastPrice(key.symbol());
            if (quote.guard.accept(price)) {
                quote.price = price;
                quote.readAt = clock.instant();
            } else {
                log.warn("price {} of {} at {} is not believed", price, key.symbol(), key.venue());
            }
        } catch (VenueUnavailableException | VenueRefusedException e) {
            log.debug("no price of {} at {}: {}", key.symbol(), key.venue(), e.getMessage());
        }
    }
}
