package io.aitrading.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.TradingState;
import io.aitrading.domain.event.EventEnvelope;
import io.aitrading.domain.event.RiskStateEvent;
import io.aitrading.domain.event.Topic;
import io.aitrading.domain.id.Ids;
import io.aitrading.testing.FaultProxy;
import io.aitrading.testing.TestKafka;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestRedis;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class EventsIT {
    private static ConfigurableApplicationContext service;
    private static Transactions transactions;
    private static Outbox outbox;
    private static EventListenerRegistry listeners;
    private static JdbcClient database;
    private static Ids ids;

    @BeforeAll
    static void start() {
        service = DataTestApplication.start(
                DataTestApplication.properties(TestPostgres.shared().newDatabase())
                        .kafka(TestKafka.shared())
                        .redis(TestRedis.shared()));
        transactions = service.getBean(Transactions.class);
        outbox = service.getBean(Outbox.class);
        listeners = service.getBean(EventListenerRegistry.class);
        database = service.getBean(JdbcClient.class);
        ids = service.getBean(Ids.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static RiskStateEvent event(String reason) {
        return new RiskStateEvent(TradingState.ACTIVE, reason, "test", 1, Instant.EPOCH);
    }

    private static void append(String key, String reason) {
        transactions.run(() -> outbox.append(Topic.RISK_STATE, key, event(reason)));
    }

    @Test
    void anEventArrivesInOrderWithItsCorrelationIdAndItsEffectHappensOnce() {
        String key = ids.next().toString();
        List<String> seen = new CopyOnWriteArrayList<>();
        listeners.subscribe("order-" + key, Topic.RISK_STATE, RiskStateEvent.class, event -> {
            if (event.key().equals(key)) {
                seen.add(event.sequence() + ":" + event.payload().reason() + ":" + MDC.get("correlationId"));
            }
        });
        MDC.put("correlationId", "corr-1");
        try {
            for (int n = 1; n <= 20; n++) {
                append(key, "n" + n);
            }
        } finally {
            MDC.remove("correlationId");
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> seen.size() >= 20);
        List<String> expected = new ArrayList<>();
        for (int n = 1; n <= 20; n++) {
            expected.add(n + ":n" + n + ":corr-1");
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void aRolledBackTransactionTellsNothingAndLeavesNoHole() {
        String key = ids.next().toString();
        append(key, "first");
        assertThatThrownBy(() -> transactions.run(() -> {
                    outbox.append(Topic.RISK_STATE, key, event("never"));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        append(key, "second");

        assertThat(sequences(key)).containsExactly(1L, 2L);
        assertThat(envelopes(key)).noneMatch(text -> text.contains("never"));
    }

    @Test
    void sequencesAreGaplessWhenManyAppendAtOnce() throws Exception {
        String key = ids.next().toString();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> work = new ArrayList<>();
            for (int n = 0; n < 80; n++) {
                boolean fails = n % 7 == 0;
                work.add(threads.submit(() -> {
                    try {
                        transactions.run(() -> {
                            outbox.append(Topic.RISK_STATE, key, event("x"));
                            if (fails) {
                                throw new IllegalArgumentException("on purpose");
                            }
                        });
                    } catch (IllegalArgumentException e) {
                        assertThat(e).hasMessage("on purpose");
                    }
                }));
            }
            for (Future<?> done : work) {
                done.get();
            }
        }
        List<Long> sequences = sequences(key);
        assertThat(sequences).hasSize(80 - 12);
        assertThat(sequences).isSorted().startsWith(1L).endsWith(68L).doesNotHaveDuplicates();
    }

    @Test
    void appendingOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.append(Topic.RISK_STATE, "k", event("x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void anEventTooLargeForTheBrokerIsRefusedBeforeItBlocksItsKey() {
        assertThatThrownBy(() -> append("giant", "x".repeat(Outbox.MAX_EVENT_CHARS)))
                .isInstanceOf(IllegalArgumentException.class);
        append("giant", "small");
        assertThat(sequences("giant")).containsExactly(1L);
    }

    @Test
    void aDuplicateDeliveryHasNoSecondEffect() throws Exception {
        String key = ids.next().toString();
        List<UUID> handled = new CopyOnWriteArrayList<>();
        listeners.subscribe("dup-" + key, Topic.CONFIG_CHANGES, RiskStateEvent.class, event -> {
            handled.add(event.eventId());
            record(event.eventId(), "dup-" + key);
        });
        EventEnvelope<RiskStateEvent> envelope =
                new EventEnvelope<>(ids.next(), "RiskStateEvent", Instant.EPOCH, key, 1, null, event("x"));
        EventSender sender = service.getBean(EventSender.class);
        service.getBean(TopicCreator.class).ensure(Topic.CONFIG_CHANGES);
        for (int n = 0; n < 3; n++) {
            sender.send(new ProducerRecord<>(Topic.CONFIG_CHANGES.topicName(), key, EventJson.write(envelope)))
                    .get();
        }
        EventEnvelope<RiskStateEvent> last =
                new EventEnvelope<>(ids.next(), "RiskStateEvent", Instant.EPOCH, key, 2, null, event("last"));
        sender.send(new ProducerRecord<>(Topic.CONFIG_CHANGES.topicName(), key, EventJson.write(last)))
                .get();

        await().atMost(Duration.ofSeconds(30)).until(() -> handled.contains(last.eventId()));
        assertThat(handled).containsExactly(envelope.eventId(), last.eventId());
        assertThat(effects("dup-" + key)).isEqualTo(2);
    }

    @Test
    void poisonGoesToTheDeadLettersAndThoseBehindItGoOn() throws Exception {
        String key = ids.next().toString();
        List<String> handled = new CopyOnWriteArrayList<>();
        List<Integer> tries = new CopyOnWriteArrayList<>();
        listeners.subscribe("poison-" + key, Topic.PLATFORM_HEALTH, RiskStateEvent.class, event -> {
            if ("bad".equals(event.payload().reason())) {
                tries.add(1);
                record(event.eventId(), "poison-" + key);
                throw new IllegalArgumentException("cannot digest this");
            }
            handled.add(String.valueOf(event.payload().reason()));
        });
        service.getBean(TopicCreator.class).ensure(Topic.PLATFORM_HEALTH);
        EventSender sender = service.getBean(EventSender.class);
        sender.send(new ProducerRecord<>(Topic.PLATFORM_HEALTH.topicName(), key, "{not json"))
                .get();
        transactions.run(() -> outbox.append(Topic.PLATFORM_HEALTH, key, event("bad")));
        transactions.run(() -> outbox.append(Topic.PLATFORM_HEALTH, key, event("good")));

        await().atMost(Duration.ofSeconds(40)).until(() -> handled.contains("good"));
        assertThat(tries).hasSize(3);
        assertThat(effects("poison-" + key)).as("effects of the refused event").isZero();
        List<ConsumerRecord<String, String>> letters = read(Topic.PLATFORM_HEALTH.deadLetterName(), 2);
        assertThat(letters)
                .extracting(letter -> header(letter, "x-origin-topic"))
                .containsOnly("platform.health.v1");
        assertThat(letters)
                .extracting(letter -> header(letter, "x-consumer-group"))
                .containsOnly("poison-" + key);
        assertThat(header(letters.get(1), "x-error")).contains("cannot digest this");
        assertThat(letters.get(0).value()).isEqualTo("{not json");
    }

    @Test
    void aLostBrokerNeitherSlowsNorFailsATransactionAndEventsFlowWhenItIsBack() throws Exception {
        try (FaultProxy proxy = new FaultProxy("127.0.0.1", TestKafka.shared().port())) {
            proxy.cut();
            String key = ids.next().toString();
            try (ConfigurableApplicationContext lonely = DataTestApplication.start(
                    DataTestApplication.properties(TestPostgres.shared().newDatabase())
                            .with("REDPANDA_BROKERS", "127.0.0.1:" + proxy.port()))) {
                Transactions own = lonely.getBean(Transactions.class);
                long start = System.nanoTime();
                for (int n = 0; n < 50; n++) {
                    own.run(() -> lonely.getBean(Outbox.class).append(Topic.RISK_STATE, key, event("x")));
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
                MeterRegistry metrics = lonely.getBean(MeterRegistry.class);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> metrics.get("outbox.pending").gauge().value() == 50);

                // The broker advertises its own port, so healing the first contact is enough.
                proxy.heal();
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> metrics.get("outbox.pending").gauge().value() == 0);
                assertThat(metrics.get("outbox.oldest.age").gauge().value()).isZero();
            }
        }
    }

    @Test
    void whileTheDatabaseIsAwayNoEventIsSetAside() throws Exception {
        TestPostgres.Database own = TestPostgres.shared().newDatabase();
        try (FaultProxy line = new FaultProxy("127.0.0.1", TestPostgres.shared().port());
                ConfigurableApplicationContext other = DataTestApplication.start(DataTestApplication.properties(own)
                        .with("POSTGRES_URL", own.url().replaceFirst(":\\d+/", ":" + line.port() + "/"))
                        .kafka(TestKafka.shared()))) {
            String key = ids.next().toString();
            List<String> handled = new CopyOnWriteArrayList<>();
            other.getBean(EventListenerRegistry.class)
                    .subscribe("away-" + key, Topic.STRATEGY_DECISIONS, RiskStateEvent.class, event -> {
                        if (event.key().equals(key)) {
                            handled.add(String.valueOf(event.payload().reason()));
                        }
                    });
            transactions.run(() -> outbox.append(Topic.STRATEGY_DECISIONS, key, event("before")));
            await().atMost(Duration.ofSeconds(30)).until(() -> handled.contains("before"));

            line.cut();
            transactions.run(() -> outbox.append(Topic.STRATEGY_DECISIONS, key, event("meanwhile")));
            MeterRegistry metrics = other.getBean(MeterRegistry.class);
            await().during(Duration.ofSeconds(10))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> handled.size() == 1
                            && metrics.find("events.dead.letters").counter() == null);
            line.heal();

            await().atMost(Duration.ofSeconds(40)).until(() -> handled.contains("meanwhile"));
            assertThat(handled).containsExactly("before", "meanwhile");
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> metrics.get("events.lag").gauge().value() == 0);
        }
    }

    private static void record(UUID eventId, String note) {
        database.sql("INSERT INTO effect VALUES (:id, :note)")
                .param("id", eventId)
                .param("note", note)
                .update();
    }

    private static long effects(String note) {
        return database.sql("SELECT count(*) FROM effect WHERE note = :note")
                .param("note", note)
                .query(Long.class)
                .single();
    }

    private static List<Long> sequences(String key) {
        return database.sql("SELECT sequence FROM outbox WHERE key = :key ORDER BY position")
                .param("key", key)
                .query(Long.class)
                .list();
    }

    private static List<String> envelopes(String key) {
        return database.sql("SELECT envelope FROM outbox WHERE key = :key")
                .param("key", key)
                .query(String.class)
                .list();
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<String, String>> read(String topic, int count) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestKafka.shared().brokers(),
                "group.id",
                "reader-" + ids.next(),
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return found.size() >= count;
            });
        }
        return found;
    }
}
