package io.aitrading.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.aitrading.domain.Money;
import io.aitrading.domain.PlatformService;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.event.AccountEvent;
import io.aitrading.domain.event.EventEnvelope;
import io.aitrading.domain.event.FillEvent;
import io.aitrading.domain.event.Topic;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestKafka;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestRedis;
import io.aitrading.testing.TestTokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PortfolioIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID OWNER = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final UUID STRANGER = UUID.fromString("00000000-0000-7000-8000-00000000000b");

    private static TestTokens tokens;
    private static HttpServer dataBridge;
    private static ConfigurableApplicationContext context;
    private static KafkaProducer<String, String> producer;
    private static String base;
    private static int nextId = 1;

    @BeforeAll
    static void start() throws IOException {
        tokens = TestTokens.create();
        dataBridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serveTicker("BTCUSDT", "1100");
        serveTicker("ZZZUSDT", "5");
        dataBridge.start();
        String[] arguments = PlatformProperties.of(PlatformService.PORTFOLIO_MANAGER)
                .postgres(TestPostgres.shared().newDatabase())
                .redis(TestRedis.shared())
                .kafka(TestKafka.shared())
                .tokens(tokens)
                .url(
                        PlatformService.DATA_BRIDGE,
                        "http://127.0.0.1:" + dataBridge.getAddress().getPort())
                .with("portfolio.mark-interval", "100ms")
                .with("portfolio.equity-interval", "200ms")
                .with("spring.config.name", "portfolio-manager")
                .asArguments();
        context = new SpringApplicationBuilder(PortfolioManagerApplication.class).run(arguments);
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.shared().brokers()),
                new StringSerializer(),
                new StringSerializer());
    }

    private static void serveTicker(String symbol, String price) {
        byte[] body = "{\"symbol\":\"%s\",\"lastPrice\":\"%s\"}"
                .formatted(symbol, price)
                .getBytes(StandardCharsets.UTF_8);
        dataBridge.createContext("/api/v1/marketdata/ticker/" + symbol, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterAll
    static void stop() {
        producer.close(Duration.ofSeconds(5));
        context.close();
        dataBridge.stop(0);
        tokens.close();
    }

    @Test
    void depositsAndFillsBecomeBalancedBooksPositionsAndProfit() {
        UUID account = openAccount("100000");
        publishFill(account, "1", Side.BUY, "1000", "0.5", Money.of("0.0005", "BTC"));
        publishFill(account, "2", Side.SELL, "1050", "0.2", Money.of("0.21", "USDT"));

        JsonNode position = awaitPosition(account, 2).path("positions").get(0);

        assertThat(decimal(position, "quantity")).isEqualByComparingTo("0.3");
        assertThat(decimal(position, "averagePrice")).isEqualByComparingTo("1000");
        assertThat(decimal(position, "realisedPnl")).isEqualByComparingTo("10");
        assertThat(decimal(position, "fees")).isEqualByComparingTo("0.71");
        JsonNode pnl = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> get(OWNER, "/api/v1/portfolio/pnl?accountId=" + account),
                        answer -> answer.hasNonNull("equity"));
        // 100000 - 500 + 210 - 0.21 in cash and 0.2995 BTC at 1100.
        assertThat(decimal(pnl, "equity")).isEqualByComparingTo("100039.24");
        assertThat(decimal(pnl, "net")).isEqualByComparingTo("39.24");
        assertThat(decimal(pnl, "unrealised")).isEqualByComparingTo("30");

        JsonNode balance = get(OWNER, "/api/v1/ledger/trial-balance?accountId=" + account);
        assertThat(balance.path("balanced").asBoolean()).isTrue();
        assertThat(balance.path("currencies")).hasSize(2);
        JsonNode entries = get(OWNER, "/api/v1/ledger/entries?limit=2&accountId=" + account);
        assertThat(entries.path("items")).hasSize(2);
        assertThat(entries.path("nextCursor").asString("")).isNotEmpty();
        await().atMost(Duration.ofSeconds(60)).until(() -> !get(OWNER, "/api/v1/portfolio/equity?accountId=" + account)
                .path("points")
                .isEmpty());
        assertThat(get(OWNER, "/api/v1/portfolio/analytics?accountId=" + account)
                        .path("performance")
                        .path("points")
                        .asInt())
                .isPositive();
        assertThat(get(OWNER, "/api/v1/portfolio/summary?accountId=" + account)
                        .path("account")
                        .path("name")
                        .asString())
                .isEqualTo("test");
    }

    @Test
    void aFillThatComesTwiceIsBookedOnce() {
        UUID account = openAccount("1000");
        EventEnvelope<FillEvent> fill = fill(account, "77", Side.BUY, "100", "1", Money.zero("USDT"));
        publish(Topic.ORDERS_FILLS, account, fill);
        publish(Topic.ORDERS_FILLS, account, fill);
        // The same trade under another event id, as a second report of the venue would have it.
        publish(
                Topic.ORDERS_FILLS,
                account,
                new EventEnvelope<>(id(), "FillEvent", Instant.EPOCH, account.toString(), 9, null, fill.payload()));
        publishFill(account, "78", Side.BUY, "100", "1", Money.zero("USDT"));

        JsonNode position = awaitPosition(account, 2).path("positions").get(0);

        assertThat(decimal(position, "quantity")).isEqualByComparingTo("2");
    }

    @Test
    void poisonDoesNotStopWhatComesAfterIt() {
        UUID account = openAccount("1000");
        producer.send(new ProducerRecord<>(Topic.ORDERS_FILLS.topicName(), account.toString(), "{not json"));
        publishFill(account, "90", Side.BUY, "100", "1", Money.zero("USDT"));

        assertThat(awaitPosition(account, 1).path("positions")).hasSize(1);
    }

    @Test
    void aSymbolWithoutAPriceDoesNotKeepOthersFromTheirs() {
        UUID account = openAccount("1000");
        for (String symbol : new String[] {"AAAUSDT", "ZZZUSDT"}) {
            FillEvent fill = fill(account, symbol, Side.BUY, "4", "1", Money.zero("USDT"))
                    .payload();
            publish(
                    Topic.ORDERS_FILLS,
                    account,
                    new EventEnvelope<>(
                            id(), "FillEvent", Instant.EPOCH, account.toString(), 1, null, inSymbol(fill, symbol)));
        }

        JsonNode positions = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> get(OWNER, "/api/v1/portfolio/positions?accountId=" + account)
                                .path("positions"),
                        shown -> shown.size() == 2 && shown.get(1).hasNonNull("markPrice"));
        assertThat(positions.get(0).hasNonNull("markPrice")).isFalse();
        assertThat(decimal(positions.get(1), "markPrice")).isEqualByComparingTo("5");
        assertThat(get(OWNER, "/api/v1/portfolio/pnl?accountId=" + account)
                        .path("unpriced")
                        .get(0)
                        .asString())
                .isEqualTo("AAA");
    }

    private static FillEvent inSymbol(FillEvent fill, String symbol) {
        return new FillEvent(
                fill.fillId(),
                fill.orderId(),
                fill.accountId(),
                fill.userId(),
                fill.strategyId(),
                fill.venue(),
                symbol,
                symbol.replace("USDT", ""),
                "USDT",
                fill.tradeId(),
                fill.side(),
                fill.price(),
                fill.quantity(),
                fill.fee(),
                fill.maker(),
                fill.time());
    }

    @Test
    void othersAccountsDoNotExist() {
        UUID account = openAccount("1000");

        for (String path :
                new String[] {"portfolio/positions", "portfolio/pnl", "portfolio/equity", "ledger/entries"}) {
            assertThat(call(STRANGER, "/api/v1/" + path + "?accountId=" + account)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(get(STRANGER, "/api/v1/ledger/trial-balance").path("currencies"))
                .isEmpty();
    }

    @Test
    void badParametersAreNamed() {
        HttpResponse<String> noId = call(OWNER, "/api/v1/portfolio/pnl");
        HttpResponse<String> badId = call(OWNER, "/api/v1/portfolio/pnl?accountId=1");
        HttpResponse<String> badTime =
                call(OWNER, "/api/v1/portfolio/equity?from=yesterday&accountId=" + openAccount("1"));
        HttpResponse<String> neverTime = call(
                OWNER, "/api/v1/portfolio/equity?from=%2B1000000000-12-31T23:59:59Z&accountId=" + openAccount("1"));

        assertThat(noId.statusCode()).isEqualTo(400);
        assertThat(noId.body()).contains("accountId");
        assertThat(badId.statusCode()).isEqualTo(400);
        assertThat(badId.body()).contains("accountId");
        assertThat(badTime.statusCode()).isEqualTo(400);
        assertThat(badTime.body()).contains("\"from\"");
        assertThat(neverTime.statusCode()).isEqualTo(400);
        assertThat(neverTime.body()).contains("\"from\"");
    }

    @Test
    void theDatabaseItselfRefusesUnbalancedAndChangedEntries() {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        openAccount("5");
        UUID entry = jdbc.sql("select entry_id from ledger_entries limit 1")
                .query(UUID.class)
                .single();

        assertThatThrownBy(() -> jdbc.sql("insert into ledger_postings values (?, 99, 'HOLDINGS', 'USDT', 1)")
                        .param(entry)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("does not sum to zero");
        assertThatThrownBy(
                        () -> jdbc.sql("update ledger_postings set amount = 0").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from ledger_entries").update())
                .hasMessageContaining("append-only");
    }

    private static UUID openAccount(String usdt) {
        UUID account = id();
        Money amount = Money.of(usdt, "USDT");
        for (AccountEvent.Kind kind : new AccountEvent.Kind[] {AccountEvent.Kind.OPENED, AccountEvent.Kind.DEPOSIT}) {
            Money money = kind == AccountEvent.Kind.OPENED ? Money.zero("USDT") : amount;
            AccountEvent event = new AccountEvent(account, OWNER, "paper", "test", kind, money, Instant.EPOCH);
            publish(
                    Topic.ACCOUNTS_EVENTS,
                    account,
                    new EventEnvelope<>(
                            id(), "AccountEvent", Instant.EPOCH, account.toString(), kind.ordinal() + 1, null, event));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> call(OWNER, "/api/v1/ledger/entries?accountId=" + account),
                        answer -> answer.statusCode() == 200 && answer.body().contains("deposit"));
        return account;
    }

    private static void publishFill(UUID account, String tradeId, Side side, String price, String quantity, Money fee) {
        publish(Topic.ORDERS_FILLS, account, fill(account, tradeId, side, price, quantity, fee));
    }

    private static EventEnvelope<FillEvent> fill(
            UUID account, String tradeId, Side side, String price, String quantity, Money fee) {
        FillEvent fill = new FillEvent(
                id(),
                id(),
                account,
                OWNER,
                null,
                "paper",
                "BTCUSDT",
                "BTC",
                "USDT",
                tradeId,
                side,
                Price.of(price),
                Quantity.of(quantity),
                fee,
                false,
                Instant.EPOCH);
        return new EventEnvelope<>(id(), "FillEvent", Instant.EPOCH, account.toString(), 1, null, fill);
    }

    private static void publish(Topic topic, UUID key, EventEnvelope<?> envelope) {
        producer.send(new ProducerRecord<>(topic.topicName(), key.toString(), JSON.writeValueAsString(envelope)));
    }

    private static JsonNode awaitPosition(UUID account, int fills) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> get(OWNER, "/api/v1/portfolio/positions?accountId=" + account),
                        answer -> answer.path("positions").size() == 1
                                && answer.path("positions")
                                                .get(0)
                                                .path("fillCount")
                                                .asInt()
                                        == fills);
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asString());
    }

    private static JsonNode get(UUID user, String path) {
        HttpResponse<String> answer = call(user, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> call(UUID user, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + tokens.user(user, "TRADER"))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static synchronized UUID id() {
        return new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0001_0000L + nextId++);
    }
}
