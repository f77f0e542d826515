package io.aitrading.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.event.Topic;
import io.aitrading.orders.OrderWorld.Answer;
import io.aitrading.orders.account.KeyVault;
import io.aitrading.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccountsIT {

    private static OrderWorld world;

    @BeforeAll
    static void start() {
        world = new OrderWorld().ready();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void aUserOpensAnAccountOnceAndTradesOnIt() {
        UUID user = UUID.randomUUID();
        String token = world.tokens.user(user, "TRADER");
        String body = "{\"name\":\"mine\",\"venue\":\"paper\",\"deposits\":{\"USDT\":\"1000\"}}";
        Answer opened = world.send("POST", "/api/v1/accounts", "acc-1", body, token);
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        Answer again = world.send("POST", "/api/v1/accounts", "acc-1", body, token);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("accountId")).isEqualTo(opened.text("accountId"));
        assertThat(world.send("POST", "/api/v1/accounts", "acc-1", body.replace("1000", "2000"), token)
                        .text("code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        String order = "{\"accountId\":\"" + opened.text("accountId")
                + "\",\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"1\"}";
        OrderWorld.await(() ->
                world.send("POST", "/api/v1/orders", "acc-o1", order, token).status() != 503);
        Answer placed = world.send("POST", "/api/v1/orders", "acc-o1", order, token);
        assertThat(placed.text("status")).isEqualTo("FILLED");
        assertThat(world.send("GET", "/api/v1/fills", null, null, token).json().path("items"))
                .hasSize(1);
        String stranger = world.tokens.user(UUID.randomUUID(), "TRADER");
        assertThat(world.send("GET", "/api/v1/accounts/" + opened.text("accountId"), null, null, stranger)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void badAccountsAreRefusedWithTheField() {
        String token = world.tokens.user(UUID.randomUUID(), "TRADER");
        for (String body : List.of(
                "{\"name\":\"\",\"venue\":\"paper\"}",
                "{\"name\":\"a\",\"venue\":\"binance\"}",
                "{\"name\":\"a\",\"venue\":\"paper\",\"deposits\":{\"USDT\":\"-1\"}}",
                "{\"name\":\"a\",\"venue\":\"paper\",\"deposits\":{\"usdt\":\"1\"}}",
                "{\"name\":\"a\",\"venue\":\"paper\",\"balance\":\"1\"}")) {
            assertThat(world.send("POST", "/api/v1/accounts", "bad", body, token)
                            .status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(world.send("PUT", "/api/v1/accounts/" + UUID.randomUUID(), null, "{}", token)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void venueKeysAreUnreadableInTheDatabaseAndBoundToTheirAccount() {
        UUID other = UUID.randomUUID();
        String body = "{\"userId\":\"" + UUID.randomUUID()
                + "\",\"name\":\"o\",\"venue\":\"paper\",\"deposits\":{\"USDT\":\"5\"}}";
        assertThat(world.send("PUT", "/api/v1/accounts/" + other, null, body, world.service())
                        .status())
                .isEqualTo(201);
        assertThat(world.send("PUT", "/api/v1/accounts/" + other, null, body, world.service())
                        .status())
                .isEqualTo(201);
        KeyVault vault = world.bean(KeyVault.class);
        assertThat(vault.find(other).orElseThrow().apiKey()).isEqualTo("key-" + other);
        List<byte[]> stored = world.sql()
                .sql("select ciphertext from venue_keys")
                .query(byte[].class)
                .list();
        assertThat(stored).allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain("key-")
                .doesNotContain("secret-"));
        world.sql()
                .sql(
                        """
                        update venue_keys a set nonce = decode(repeat('00', 12), 'hex'), ciphertext = b.ciphertext from venue_keys b
                            where a.account_id = ? and b.account_id = ?""")
                .params(other, OrderWorld.ACCOUNT)
                .update();
        assertThatThrownBy(() -> vault.find(other)).hasMessageContaining("cannot be read");
        world.sql()
                .sql("update accounts set state = 'OPENING' where account_id = ?")
                .param(other)
                .update();
    }

    @Test
    void accountsOrdersFillsAndDecisionsReachTheirTopics() {
        world.place("kafka-1", OrderWorld.market("kafka-1", "BUY", "1"));
        Set<String> seen = new HashSet<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestKafka.shared().brokers(),
                        "group.id",
                        "accounts-it-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(
                    Topic.ACCOUNTS_EVENTS.topicName(),
                    Topic.ORDERS_EVENTS.topicName(),
                    Topic.ORDERS_FILLS.topicName(),
                    Topic.RISK_DECISIONS.topicName()));
            OrderWorld.await(() -> {
                for (ConsumerRecord<String, String> row : consumer.poll(Duration.ofMillis(100))) {
                    seen.add(row.topic());
                }
                return seen.size() == 4;
            });
        }
        assertThat(seen).hasSize(4);
    }
}
