package io.aitrading.orders.venue;

import io.aitrading.domain.PlatformService;
import io.aitrading.health.ServiceDirectory;
import io.aitrading.orders.account.KeyVault;
import io.aitrading.venue.TradingVenue;
import io.aitrading.venue.VenueConnection;
import io.aitrading.venue.VenueEndpoints;
import io.aitrading.venue.VenueKey;
import io.aitrading.venue.VenueMarketClient;
import io.aitrading.venue.VenueSettings;
import io.aitrading.venue.VenueTradingClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** One connection per venue, one trading client per account. */
@Component
public class Venues implements AutoCloseable {

    private final KeyVault vault;
    private final ServiceDirectory directory;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final boolean embedded;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, VenueConnection> connections = new ConcurrentHashMap<>();
    private final Map<UUID, TradingVenue> clients = new ConcurrentHashMap<>();

    Venues(
            KeyVault vault,
            ServiceDirectory directory,
            InstantSource clock,
            MeterRegistry meters,
            @Value("${fleet.embedded:false}") boolean embedded) {
        this.vault = vault;
        this.directory = directory;
        this.clock = clock;
        this.meters = meters;
        this.embedded = embedded;
    }

    public VenueConnection connection(String venue) {
        return connections.computeIfAbsent(venue, name -> {
            URI paper = URI.create(directory.url(PlatformService.PAPER_EXCHANGE));
            VenueEndpoints endpoints = VenueEndpoints.named(name, paper, embedded);
            return new VenueConnection(endpoints, VenueSettings.defaults(), clock, meters, random);
        });
    }

    public VenueMarketClient market(String venue) {
        return new VenueMarketClient(connection(venue));
    }

    public TradingVenue trading(String venue, UUID accountId) {
        return clients.computeIfAbsent(accountId, id -> new VenueTradingClient(connection(venue), key(id)));
    }

    public VenueKey key(UUID accountId) {
        return vault.find(accountId)
                .orElseThrow(() -> new IllegalStateException("account " + accountId + " has no venue key"));
    }

    @Override
    public void close() {
        connections.values().forEach(VenueConnection::close);
    }
}
