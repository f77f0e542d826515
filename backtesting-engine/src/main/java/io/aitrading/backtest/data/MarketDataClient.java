package io.aitrading.backtest.data;

import io.aitrading.domain.Candle;
import io.aitrading.domain.PlatformService;
import io.aitrading.trading.backtest.PriceColumns;
import io.aitrading.web.ServiceCallException;
import io.aitrading.web.ServiceClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;

/** Bars of the platform's own market data, read page by page backwards from the end of the period. */
@Component
class MarketDataClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 400;

    private final ServiceClient services;

    MarketDataClient(ServiceClient services) {
        this.services = services;
    }

    Optional<Bars> read(String symbol, String interval, @Nullable Instant from, @Nullable Instant to) {
        List<Candle> candles = new ArrayList<>();
        Instant end = to;
        try {
            for (int page = 0; page < MOST_PAGES; page++) {
                List<Candle> older = page(symbol, interval, end);
                if (older.isEmpty()) {
                    break;
                }
                candles.addAll(older);
                Instant first = older.stream()
                        .map(Candle::openTime)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                if (older.size() < PAGE || (from != null && !first.isAfter(from))) {
                    break;
                }
                end = first.minusMillis(1);
            }
        } catch (ServiceCallException e) {
            return Optional.empty();
        }
        List<Candle> closed = candles.stream()
                .filter(Candle::closed)
                .sorted(Comparator.comparing(Candle::openTime))
                .toList();
        return closed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bars("data-bridge " + symbol + " " + interval, symbol, 0, columns(closed)));
    }

    private List<Candle> page(String symbol, String interval, @Nullable Instant end) {
        List<Candle> answer = services.toRetrying(PlatformService.DATA_BRIDGE, TIMEOUT)
                .get()
                .uri(uri -> {
                    uri.path("/api/v1/marketdata/klines/{symbol}")
                            .queryParam("interval", interval)
                            .queryParam("limit", PAGE);
                    if (end != null) {
                        uri.queryParam("endTime", end);
                    }
                    return uri.build(symbol);
                })
                .retrieve()
                .body(new ParameterizedTypeReference<>() {});
        return answer == null ? List.of() : answer;
    }

    private static PriceColumns columns(List<Candle> candles) {
        int n = candles.size();
        PriceColumns columns = new PriceColumns(
                new long[n], new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            Candle candle = candles.get(i);
            columns.time()[i] = candle.openTime().toEpochMilli();
            columns.open()[i] = candle.open().value().doubleValue();
            columns.high()[i] = candle.high().value().doubleValue();
            columns.low()[i] = candle.low().value().doubleValue();
            columns.close()[i] = candle.close().value().doubleValue();
            columns.volume()[i] = candle.volume().value().doubleValue();
        }
        return columns;
    }
}
