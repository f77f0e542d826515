package io.aitrading.testing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

class ServersSurviveIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void postgresKeepsItsDataOverARestartAndAChangeOfPassword() throws Exception {
        Path data = directory.resolve("pg");
        int port = FreePorts.next();
        try (PostgresServer server = new PostgresServer(data, port, "first'password", true)) {
            server.start();
            run(server, "first'password", "CREATE TABLE kept (n int)");
            run(server, "first'password", "INSERT INTO kept VALUES (42)");
        }
        try (PostgresServer server = new PostgresServer(data, port, "second-password", true)) {
            server.start();
            assertThat(number(server, "second-password", "SELECT n FROM kept")).isEqualTo(42);
            assertThatThrownBy(() -> number(server, "first'password", "SELECT n FROM kept"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void postgresLeftBehindByAKilledJvmIsStoppedAndReplaced() throws Exception {
        Path data = directory.resolve("pg");
        int port = FreePorts.next();
        KilledJvm.startPostgresAndDie(data, port);
        String firstPid = pidOf(data);
        assertThat(ProcessHandle.of(Long.parseLong(firstPid))).as("the orphan").isPresent();

        try (PostgresServer next = new PostgresServer(data, port, "password", true)) {
            next.start();
            assertThat(pidOf(data)).isNotEqualTo(firstPid);
            assertThat(number(next, "password", "SELECT 7")).isEqualTo(7);
        }
    }

    @Test
    void postgresStartsOverAPidFileThatNamesAnotherProgram() throws Exception {
        Path data = directory.resolve("pg");
        int port = FreePorts.next();
        try (PostgresServer server = new PostgresServer(data, port, "password", true)) {
            server.start();
            run(server, "password", "CREATE TABLE kept (n int)");
            ProcessHandle.of(Long.parseLong(pidOf(data))).orElseThrow().destroyForcibly();
            ProcessHandle.of(Long.parseLong(pidOf(data)))
                    .ifPresent(process ->
                            process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        }
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\nstale\n");

        try (PostgresServer server = new PostgresServer(data, port, "password", true)) {
            server.start();
            assertThat(number(server, "password", "SELECT count(*) FROM kept")).isZero();
        }
    }

    @Test
    void redisAsksForItsPassword() throws Exception {
        try (RedisServer server = new RedisServer(directory, FreePorts.next(), "a-password")) {
            server.start();
            try (Jedis client = new Jedis("127.0.0.1", server.port())) {
                assertThatThrownBy(() -> client.set("key", "value"))
                        .isInstanceOf(JedisException.class)
                        .hasMessageContaining("NOAUTH");
                client.auth("a-password");
                client.set("key", "value");
                assertThat(client.get("key")).isEqualTo("value");
            }
        }
    }

    @Test
    void redisLeftBehindByAKilledJvmIsStopped() throws Exception {
        int port = FreePorts.next();
        new RedisServer(directory, port, null).start();

        try (RedisServer next = new RedisServer(directory, port, null)) {
            next.start();
            try (Jedis client = new Jedis("127.0.0.1", port)) {
                assertThat(client.ping()).isEqualTo("PONG");
            }
        }
    }

    @Test
    void kafkaKeepsItsLogsOverARestart() throws Exception {
        Path data = directory.resolve("kafka");
        int port = FreePorts.next();
        int controllerPort = FreePorts.next();
        try (KafkaServer server = new KafkaServer(data, port, controllerPort)) {
            server.start();
            Map<String, Object> client = Map.of("bootstrap.servers", server.brokers());
            try (Admin admin = Admin.create(client)) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get(20, TimeUnit.SECONDS);
            }
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("kept", "key", "value")).get(20, TimeUnit.SECONDS);
            }
        }
        try (KafkaServer server = new KafkaServer(data, port, controllerPort)) {
            server.start();
            Map<String, Object> client = Map.of("bootstrap.servers", server.brokers(), "auto.offset.reset", "earliest");
            try (KafkaConsumer<String, String> consumer =
                    new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
                TopicPartition partition = new TopicPartition("kept", 0);
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(20));
                assertThat(records).extracting(ConsumerRecord::value).containsExactly("value");
            }
        }
    }

    private static String pidOf(Path data) throws Exception {
        return Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8)
                .get(0);
    }

    private static void run(PostgresServer server, String password, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + server.url(), PostgresServer.USER, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(PostgresServer server, String password, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + server.url(), PostgresServer.USER, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
