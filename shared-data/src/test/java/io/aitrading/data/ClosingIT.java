package io.aitrading.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.TradingState;
import io.aitrading.domain.event.RiskStateEvent;
import io.aitrading.domain.event.Topic;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.server.FreePorts;
import io.aitrading.testing.server.KafkaServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Whoever stops a service must not wait for a broker that is not there. */
class ClosingIT {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    @Test
    void aServiceThatNeverSawItsBrokerClosesAtOnce() {
        ConfigurableApplicationContext service = start("127.0.0.1:9");
        subscribe(service, new CopyOnWriteArrayList<>());
        append(service, "waits");
        MeterRegistry metrics = service.getBean(MeterRegistry.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> metrics.get("outbox.pending").gauge().value() == 1);

        assertThat(timeToClose(service)).isLessThan(LIMIT);
    }

    @Test
    void aServiceWhoseBrokerWentAwayClosesAtOnce() throws Exception {
        KafkaServer broker = new KafkaServer(directory, FreePorts.next(), FreePorts.next());
        broker.start();
        ConfigurableApplicationContext service = start("127.0.0.1:" + broker.port());
        List<String> seen = new CopyOnWriteArrayList<>();
        subscribe(service, seen);
        append(service, "arrives");
        await().atMost(Duration.ofSeconds(60)).until(() -> seen.contains("arrives"));

        broker.close();
        append(service, "waits");

        assertThat(timeToClose(service)).isLessThan(LIMIT);
    }

    @Test
    void aHandlerAtWorkIsWaitedFor() throws Exception {
        KafkaServer broker = new KafkaServer(directory, FreePorts.next(), FreePorts.next());
        broker.start();
        try {
            ConfigurableApplicationContext service = start("127.0.0.1:" + broker.port());
            CountDownLatch begun = new CountDownLatch(1);
            List<String> done = new CopyOnWriteArrayList<>();
            service.getBean(EventListenerRegistry.class)
                    .subscribe("slow", Topic.RISK_STATE, RiskStateEvent.class, event -> {
                        begun.countDown();
                        // Longer than consumers get to say goodbye.
                        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
                        done.add("handled");
                    });
            append(service, "slow");
            begun.await();

            service.close();

            assertThat(done).containsExactly("handled");
        } finally {
            broker.close();
        }
    }

    private static ConfigurableApplicationContext start(String brokers) {
        PlatformProperties properties = DataTestApplication.properties(
                        TestPostgres.shared().newDatabase())
                .with("REDPANDA_BROKERS", brokers);
        return DataTestApplication.start(properties);
    }

    private static void subscribe(ConfigurableApplicationContext service, List<String> seen) {
        for (Topic topic : List.of(Topic.RISK_STATE, Topic.CONFIG_CHANGES, Topic.PLATFORM_HEALTH)) {
            service.getBean(EventListenerRegistry.class)
                    .subscribe(
                            "closing",
                            topic,
                            RiskStateEvent.class,
                            event -> seen.add(String.valueOf(event.payload().reason())));
        }
    }

    private static void append(ConfigurableApplicationContext service, String reason) {
        service.getBean(Transactions.class).run(() -> service.getBean(Outbox.class)
                .append(
                        Topic.RISK_STATE,
                        "platform",
                        new RiskStateEvent(TradingState.ACTIVE, reason, "test", 1, Instant.EPOCH)));
    }

    private static Duration timeToClose(ConfigurableApplicationContext service) {
        long start = System.nanoTime();
        service.close();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
