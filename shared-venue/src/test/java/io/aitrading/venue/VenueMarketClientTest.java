package io.aitrading.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.Instrument;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VenueMarketClientTest {

    private final StubVenue venue = new StubVenue();
    private final VenueConnection connection = new VenueConnection(
            venue.endpoints(),
            VenueSettings.defaults(),
            () -> Instant.ofEpochMilli(1_700_000_000_000L),
            new SimpleMeterRegistry(),
            new Random(1));
    private final VenueMarketClient market = new VenueMarketClient(connection);

    @AfterEach
    void stop() {
        connection.close();
        venue.close();
    }

    @Test
    void readsTheLimitsOfASymbol() {
        venue.answers(
                200,
                """
                {"symbols":[{"symbol":"BTCUSDT","baseAsset":"BTC","quoteAsset":"USDT","filters":[
                {"filterType":"PRICE_FILTER","tickSize":"0.01"},{"filterType":"LOT_SIZE","minQty":"0.001","maxQty":"90",
                "stepSize":"0.001"},{"filterType":"NOTIONAL","minNotional":"5"},{"filterType":"MAX_NUM_ORDERS"}]}]}""");
        Instrument instrument = market.exchangeInfo().getFirst();
        assertThat(instrument.tickSize()).isEqualByComparingTo("0.01");
        assertThat(instrument.lotSize()).isEqualByComparingTo("0.001");
        assertThat(instrument.maxQuantity()).isEqualByComparingTo("90");
        assertThat(instrument.minNotional()).isEqualByComparingTo("5");
    }

    @Test
    void readsBookTradesCandlesAndPrices() {
        venue.answers(200, "{\"lastUpdateId\":9,\"bids\":[[\"99\",\"1\"]],\"asks\":[[\"101\",\"2\"]]}");
        assertThat(market.depth("BTCUSDT", 5).asks().getFirst().price().toString())
                .isEqualTo("101");
        venue.answers(200, "[{\"id\":4,\"price\":\"100\",\"qty\":\"1\",\"time\":1,\"isBuyerMaker\":true}]");
        assertThat(market.historicalTrades("BTCUSDT", 4L, 10).getFirst().buyerIsMaker())
                .isTrue();
        venue.answers(
                200,
                "[[0,\"1\",\"3\",\"1\",\"2\",\"5\",59999,\"10\",7],[1699999980000,\"1\",\"3\",\"1\",\"2\",\"5\",1700000039999,\"10\",7]]");
        assertThat(market.klines("BTCUSDT", "1m", null, 2))
                .extracting(candle -> candle.closed())
                .containsExactly(true, false);
        venue.answers(200, "{\"bidPrice\":\"99\",\"askPrice\":\"101\"}");
        assertThat(market.middlePrice("BTCUSDT").toString()).isEqualTo("100");
        venue.answers(200, "{\"price\":\"100.5\"}");
        assertThat(market.lastPrice("BTCUSDT").toString()).isEqualTo("100.5");
        assertThat(market.time()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
    }

    @Test
    void nonsenseIsAsGoodAsNoAnswer() {
        venue.answers(200, "{\"price\":\"NaN\"}");
        assertThatThrownBy(() -> market.lastPrice("BTCUSDT")).isInstanceOf(VenueUnavailableException.class);
    }
}
