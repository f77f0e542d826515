package io.aitrading.orders.venue;

import io.aitrading.domain.Instrument;
import io.aitrading.orders.OrderErrorCode;
import io.aitrading.orders.OrderProperties;
import io.aitrading.venue.VenueRefusedException;
import io.aitrading.venue.VenueUnavailableException;
import io.aitrading.web.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What each venue demands of orders, kept in memory; an old copy is better than none, since the venue checks again. */
@Component
public class InstrumentBook {

    private static final Logger log = LoggerFactory.getLogger(InstrumentBook.class);

    private final Venues venues;
    private final InstantSource clock;
    private final Duration refreshAfter;
    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();

    private record Snapshot(Map<String, Instrument> bySymbol, Instant readAt) {}

    InstrumentBook(Venues venues, InstantSource clock, OrderProperties properties) {
        this.venues = venues;
        this.clock = clock;
        this.refreshAfter = properties.instrumentsRefresh();
    }

    /** The limits of one symbol; an unknown symbol is the caller's mistake. */
    public Instrument require(String venue, String symbol) {
        Snapshot snapshot = snapshots.get(venue);
        if (snapshot == null) {
            snapshot = tryRead(venue);
        }
        Instrument instrument = snapshot.bySymbol().get(symbol);
        if (instrument == null) {
            throw ApiException.invalid("symbol", "UNKNOWN_SYMBOL", "is not traded at " + venue);
        }
        return instrument;
    }

    public Collection<Instrument> all(String venue) {
        Snapshot snapshot = snapshots.get(venue);
        return snapshot == null
                ? read(venue).bySymbol().values()
                : snapshot.bySymbol().values();
    }

    /** Reads again what is old. */
    public void refresh() {
        snapshots.forEach((venue, snapshot) -> {
            if (snapshot.readAt().plus(refreshAfter).isBefore(clock.instant())) {
                try {
                    read(venue);
                } catch (VenueUnavailableException | VenueRefusedException e) {
                    log.warn("instruments of {} stay as they are: {}", venue, e.getMessage());
                }
            }
        });
    }

    private Snapshot tryRead(String venue) {
        try {
            return read(venue);
        } catch (VenueUnavailableException | VenueRefusedException e) {
            throw new ApiException(OrderErrorCode.VENUE_UNAVAILABLE, "The limits of " + venue + " are not known yet", e)
                    .retryAfter(Duration.ofSeconds(1));
        }
    }

    private Snapshot read(String venue) {
        Map<String, Instrument> bySymbol = venues.market(venue).exchangeInfo().stream()
                .collect(Collectors.toUnmodifiableMap(Instrument::symbol, instrument -> instrument));
        Snapshot snapshot = new Snapshot(bySymbol, clock.instant());
        snapshots.put(venue, snapshot);
        return snapshot;
    }
}
