package io.aitrading.fleet;

import io.aitrading.testing.server.FreePorts;
import io.aitrading.testing.server.KafkaServer;
import io.aitrading.testing.server.PostgresServer;
import io.aitrading.testing.server.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL, Redis and a Kafka broker as real servers on loopback, with their data under the state directory. */
final class EmbeddedStores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStores.class);

    private final PostgresServer postgres;
    private final RedisServer redis;
    private final KafkaServer kafka;

    /**
     * Held while a store's process is made: its program is unpacked just before, and a child that is forked meanwhile would hold the
     * file open for writing, so that the system refuses to run it ("text file busy").
     */
    private final Object processes = new Object();

    private volatile boolean closed;

    EmbeddedStores(Path state, Ports ports, Map<String, String> secrets) {
        String postgresPassword = secrets.getOrDefault("POSTGRES_PASSWORD", "");
        this.postgres = new PostgresServer(state.resolve("postgres"), ports.of("postgres"), postgresPassword, true);
        this.redis =
                new RedisServer(state.resolve("redis"), ports.of("dragonflydb"), secrets.get("DRAGONFLY_PASSWORD"));
        this.kafka = new KafkaServer(state.resolve("kafka"), ports.of("redpanda"), controllerPort(state));
    }

    /** After kill -9 of the launcher its stores go on running and hold their ports: they are ours to stop. */
    void stopOrphans() throws IOException {
        postgres.stopOrphan();
        redis.stopOrphan();
    }

    PostgresServer startPostgres() throws IOException {
        synchronized (processes) {
            start(postgres::start, postgres);
        }
        return postgres;
    }

    RedisServer startRedis() throws IOException {
        synchronized (processes) {
            start(redis::start, redis);
        }
        return redis;
    }

    KafkaServer startKafka() throws IOException {
        start(kafka::start, kafka);
        return kafka;
    }

    private interface Start {
        void run() throws IOException;
    }

    /** A store that starts while everything is being stopped, or fails half-way, must not stay behind. */
    private void start(Start start, AutoCloseable server) throws IOException {
        requireOpen();
        try {
            start.run();
        } catch (IOException | RuntimeException e) {
            stopOrphans();
            throw e;
        }
        if (closed) {
            close("store", server);
            requireOpen();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new FleetProblem("the fleet is being stopped");
        }
    }

    void stopPostgres() throws IOException {
        postgres.close();
    }

    void stopRedis() throws IOException {
        redis.close();
    }

    void stopKafka() {
        kafka.close();
    }

    /** The broker's quorum remembers its port, so it is drawn once and kept beside the data. */
    private static int controllerPort(Path state) {
        Path file = state.resolve("kafka-controller-port");
        try {
            if (Files.exists(file)) {
                return Integer.parseInt(Files.readString(file).strip());
            }
            Files.createDirectories(state);
            int port = FreePorts.next();
            Files.writeString(file, String.valueOf(port));
            return port;
        } catch (IOException e) {
            throw new FleetProblem("cannot read or write " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        close("kafka", kafka);
        close("redis", redis);
        close("postgres", postgres);
    }

    private static void close(String name, AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            // The other stores must still be stopped.
            LOG.error("could not stop {} cleanly", name, e);
        }
    }
}
