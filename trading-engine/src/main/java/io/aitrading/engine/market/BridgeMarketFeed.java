package io.aitrading.engine.market;

import io.aitrading.domain.Instrument;
import io.aitrading.domain.PlatformService;
import io.aitrading.domain.api.TradesAnswer;
import io.aitrading.web.ServiceClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;

/** Data-bridge as the source of trades. */
public final class BridgeMarketFeed implements MarketFeed {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(25);
    private static final Duration SHORT_ANSWER = Duration.ofSeconds(3);

    private final RestClient waiting;
    private final RestClient asking;

    public BridgeMarketFeed(ServiceClient services) {
        this.waiting = services.to(PlatformService.DATA_BRIDGE, LONGEST_ANSWER);
        this.asking = services.to(PlatformService.DATA_BRIDGE, SHORT_ANSWER);
    }

    @Override
    public TradesAnswer after(String symbol, long afterId, Duration patience, int limit) {
        return Objects.requireNonNull(waiting.get()
                .uri(
                        "/api/v1/marketdata/trades/{symbol}?afterId={after}&waitMs={wait}&limit={limit}",
                        symbol,
                        afterId,
                        patience.toMillis(),
                        limit)
                .retrieve()
                .body(TradesAnswer.class));
    }

    @Override
    public TradesAnswer newest(String symbol) {
        return Objects.requireNonNull(asking.get()
                .uri("/api/v1/marketdata/trades/{symbol}?limit=1", symbol)
                .retrieve()
                .body(TradesAnswer.class));
    }

    @Override
    public List<Instrument> instruments() {
        return Objects.requireNonNull(asking.get()
                .uri("/api/v1/marketdata/instruments")
                .retrieve()
                .body(new ParameterizedTypeReference<List<Instrument>>() {}));
    }
}
