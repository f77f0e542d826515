package io.aitrading.portfolio.valuation;

import io.aitrading.domain.PlatformService;
import io.aitrading.domain.Price;
import io.aitrading.health.HealthVerdict;
import io.aitrading.health.Live;
import io.aitrading.portfolio.PortfolioProperties;
import io.aitrading.portfolio.book.Positions;
import io.aitrading.web.ServiceCallException;
import io.aitrading.web.ServiceClient;
import io.aitrading.web.ServiceUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Follows the last price of every symbol that somebody has traded, by asking data-bridge. */
@Component
class Marks implements HealthVerdict {
    private static final Logger log = LoggerFactory.getLogger(Marks.class);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, Mark> bySymbol = new ConcurrentHashMap<>();
    private final Positions positions;
    private final ServiceClient services;
    private final InstantSource clock;
    private final Live<PortfolioProperties> settings;
    private volatile boolean failing;

    Marks(Positions positions, ServiceClient services, InstantSource clock, Live<PortfolioProperties> settings) {
        this.positions = positions;
        this.services = services;
        this.clock = clock;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${portfolio.mark-interval:2s}")
    void refresh() {
        try {
            for (Positions.TradedSymbol symbol :
                    positions.symbols(settings.now().maxMarkedSymbols())) {
                askIfKnown(symbol.symbol());
            }
            changeState(false, "");
        } catch (ServiceUnavailableException | DataAccessException e) {
            changeState(true, String.valueOf(e.getMessage()));
        }
    }

    /** A symbol that data-bridge does not follow must not keep the others from getting their price. */
    private void askIfKnown(String symbol) {
        try {
            ask(symbol);
        } catch (ServiceCallException e) {
            log.debug("no price for {}: {}", symbol, e.getMessage());
        }
    }

    private void ask(String symbol) {
        JsonNode ticker = services.to(PlatformService.DATA_BRIDGE, CALL_TIMEOUT)
                .get()
                .uri("/api/v1/marketdata/ticker/{symbol}", symbol)
                .retrieve()
                .body(JsonNode.class);
        String last = ticker == null ? "" : ticker.path("lastPrice").asString("");
        if (!last.isEmpty()) {
            bySymbol.put(symbol, new Mark(Price.of(last), clock.instant()));
        }
    }

    private void changeState(boolean nowFailing, String cause) {
        if (nowFailing != failing) {
            failing = nowFailing;
            if (nowFailing) {
                log.warn("no fresh prices from data-bridge, positions are valued at the last known ones: {}", cause);
            } else {
                log.info("prices from data-bridge are fresh again");
            }
        }
    }

    Optional<Mark> of(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    boolean isStale(Mark mark) {
        Instant oldest = clock.instant().minus(settings.now().markMaxAge());
        return mark.seenAt().isBefore(oldest);
    }

    @Override
    public Optional<String> problem() {
        return failing ? Optional.of("prices are not fresh: data-bridge does not answer") : Optional.empty();
    }

    @Override
    public boolean down() {
        return false;
    }
}
