package io.aitrading.bridge;

import io.aitrading.bridge.feed.FeedBoard;
import io.aitrading.bridge.feed.MarketSink;
import io.aitrading.bridge.feed.SymbolFeed;
import io.aitrading.bridge.feed.VenueAddress;
import io.aitrading.bridge.feed.VenueHistory;
import io.aitrading.bridge.feed.VenueRestHistory;
import io.aitrading.bridge.publish.QueuedMarketSink;
import io.aitrading.bridge.web.CandleHistory;
import io.aitrading.bridge.web.TradeReaders;
import io.aitrading.data.BufferedPublisher;
import io.aitrading.health.DependencyProbe;
import io.aitrading.health.HealthDetail;
import io.aitrading.health.HttpProbe;
import io.aitrading.health.Live;
import io.aitrading.health.LiveProperties;
import io.aitrading.health.ServiceDirectory;
import io.aitrading.venue.VenueConnection;
import io.aitrading.venue.VenueEndpoints;
import io.aitrading.venue.VenueMarketClient;
import io.aitrading.venue.VenueSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
class BridgeConfiguration {

    @Bean
    Live<BridgeProperties> liveSettings(LiveProperties settings) {
        return settings.of(BridgeProperties.class);
    }

    @Bean
    VenueAddress venueAddress(BridgeProperties properties, ServiceDirectory directory) {
        return VenueAddress.of(properties, directory);
    }

    @Bean
    VenueConnection venueConnection(VenueAddress address, InstantSource clock, MeterRegistry meters) {
        VenueEndpoints endpoints = new VenueEndpoints(
                "market-data", URI.create(address.rest()), URI.create(address.stream()), URI.create(address.stream()));
        return new VenueConnection(
                endpoints, VenueSettings.defaults(), clock, meters, RandomGenerator.of("L64X128MixRandom"));
    }

    @Bean
    VenueHistory venueHistory(VenueConnection connection) {
        return new VenueRestHistory(new VenueMarketClient(connection));
    }

    @Bean
    QueuedMarketSink marketSink(BridgeProperties properties, BufferedPublisher publisher, MeterRegistry meters) {
        return new QueuedMarketSink(properties.publishQueue(), publisher::publish, meters);
    }

    @Bean
    FeedBoard feedBoard(
            Live<BridgeProperties> settings,
            VenueAddress address,
            VenueHistory history,
            MarketSink sink,
            InstantSource clock,
            MeterRegistry meters) {
        FeedBoard feeds = new FeedBoard(
                settings,
                address,
                history,
                sink,
                JsonMapper.builder().build(),
                clock,
                RandomGenerator.of("L64X128MixRandom"));
        Gauge.builder("market_gaps", feeds, board -> board.feeds().stream()
                        .mapToLong(feed -> feed.gaps().count())
                        .sum())
                .description("gaps since the start, lost and quarantined")
                .register(meters);
        Gauge.builder("market_trades_handed_on", feeds, board -> board.feeds().stream()
                        .mapToLong(SymbolFeed::handedOn)
                        .sum())
                .register(meters);
        return feeds;
    }

    @Bean
    TradeReaders tradeReaders(VenueHistory history, Live<BridgeProperties> settings, MeterRegistry meters) {
        return new TradeReaders(history, settings, meters);
    }

    @Bean
    CandleHistory candleHistory(VenueHistory history, InstantSource clock) {
        return new CandleHistory(history, clock);
    }

    @Bean
    BridgeHealth bridgeHealth(FeedBoard feeds, Live<BridgeProperties> settings, InstantSource clock) {
        return new BridgeHealth(feeds, settings, clock);
    }

    @Bean
    HealthDetail dataAgeDetail(BridgeHealth health) {
        return health.dataAge();
    }

    @Bean
    HealthDetail connectedDetail(BridgeHealth health) {
        return health.connected();
    }

    @Bean
    HealthDetail gapsDetail(BridgeHealth health) {
        return health.gaps();
    }

    @Bean
    DependencyProbe venueProbe(VenueAddress address) {
        HttpProbe ping = new HttpProbe("venue", false, address.rest() + "/api/v3/ping");
        return new VenueProbe(ping);
    }
}
