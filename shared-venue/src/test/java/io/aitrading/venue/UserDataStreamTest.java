package io.aitrading.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserDataStreamTest {

    private final TinyWebSocketServer server = new TinyWebSocketServer();
    private final StubVenue rest = new StubVenue();
    private final VenueConnection connection = new VenueConnection(
            new VenueEndpoints("paper", rest.endpoints().rest(), server.uri(), server.uri()),
            VenueSettings.defaults(),
            () -> Instant.ofEpochMilli(1_700_000_000_000L),
            new SimpleMeterRegistry(),
            new Random(1));
    private final Recorder recorder = new Recorder();
    private final UserDataStream stream = new UserDataStream(
            "test",
            connection,
            new VenueKey("key", "secret"),
            recorder,
            ReconnectSettings.withLiveness(Duration.ofSeconds(5)),
            new Random(1));

    @AfterEach
    void stop() {
        stream.close();
        connection.close();
        server.close();
        rest.close();
    }

    @Test
    void subscribesWithASignatureAndReadsReportsAndBalances() throws Exception {
        stream.start();
        String request = server.received.take();
        assertThat(request)
                .contains("userDataStream.subscribe.signature", "\"apiKey\":\"key\"", "\"timestamp\":1700000000000");
        String signature = new RequestSigner(new VenueKey("key", "secret")).sign("apiKey=key&timestamp=1700000000000");
        assertThat(request).contains(signature);
        server.send("{\"id\":\"subscribe\",\"status\":200,\"result\":{\"subscriptionId\":0}}", 1000);
        await().until(() -> recorder.subscriptions.get() == 1);
        server.send(
                """
                {"subscriptionId":0,"event":{"e":"executionReport","E":1,"s":"BTCUSDT","c":"cancel-1","S":"BUY","o":"LIMIT",
                "f":"GTC","q":"2","p":"100","P":"0","C":"mine","x":"TRADE","X":"PARTIALLY_FILLED","r":"NONE","i":28,"l":"0.5",
                "z":"0.5","L":"99","n":"0.0005","N":"BTC","T":1700000000001,"t":56,"m":true}}""",
                90);
        await().until(() -> recorder.reports.size() == 1);
        OrderReport report = recorder.reports.getFirst();
        assertThat(report.order().clientOrderId()).isEqualTo("mine");
        assertThat(report.executedQuantity().toString()).isEqualTo("0.5");
        assertThat(report.trades().getFirst().tradeId()).isEqualTo(56);
        assertThat(report.trades().getFirst().maker()).isTrue();
        server.send(
                "{\"event\":{\"e\":\"outboundAccountPosition\",\"B\":[{\"a\":\"BTC\",\"f\":\"1\",\"l\":\"2\"}]}}",
                1000);
        await().until(() -> recorder.balances.size() == 1);
        assertThat(recorder.balances.getFirst().getFirst().total()).isEqualByComparingTo("3");
    }

    @Test
    void subscribesAgainAfterACutSoThatItsOwnerCatchesUp() throws Exception {
        stream.start();
        server.received.take();
        server.send("{\"id\":\"subscribe\",\"status\":200}", 1000);
        await().until(() -> recorder.subscriptions.get() == 1);
        server.hangUp();
        server.received.take();
        server.send("{\"id\":\"subscribe\",\"status\":200}", 1000);
        await().until(() -> recorder.subscriptions.get() == 2);
        assertThat(recorder.interruptions).hasSize(1);
    }

    @Test
    void comparesClocksWhenTheSubscriptionIsRefused() throws Exception {
        rest.timeMillis = 1_700_000_000_000L + 5000;
        stream.start();
        server.received.take();
        server.send("{\"id\":\"subscribe\",\"status\":400,\"error\":{\"code\":-1021}}", 1000);
        assertThat(server.received.take()).contains("\"timestamp\":1700000005000");
    }

    private static final class Recorder implements UserDataStream.Listener {
        final AtomicInteger subscriptions = new AtomicInteger();
        final List<OrderReport> reports = new CopyOnWriteArrayList<>();
        final List<List<VenueBalance>> balances = new CopyOnWriteArrayList<>();
        final List<String> interruptions = new CopyOnWriteArrayList<>();

        @Override
        public void onSubscribed() {
            subscriptions.incrementAndGet();
        }

        @Override
        public void onReport(OrderReport report) {
            reports.add(report);
        }

        @Override
        public void onBalances(List<VenueBalance> changed) {
            balances.add(changed);
        }

        @Override
        public void onInterrupted(String reason) {
            interruptions.add(reason);
        }
    }
}
