package io.aitrading.testing;

import io.aitrading.testing.server.FreePorts;
import io.aitrading.testing.server.KafkaServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** One real Kafka broker per test JVM, started when first asked for, stopped with the JVM. */
public final class TestKafka {
    private final KafkaServer server;

    private TestKafka(KafkaServer server) {
        this.server = server;
    }

    /** The broker that all tests of this JVM share; consumer groups and keys of different tests must differ. */
    public static TestKafka shared() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        static final TestKafka INSTANCE = started();

        private static TestKafka started() {
            Path directory = TestServers.temporaryDirectory("kafka");
            KafkaServer server = new KafkaServer(directory.resolve("data"), FreePorts.next(), FreePorts.next());
            TestServers.atExit("kafka", server, directory);
            TestKafka kafka = new TestKafka(server);
            kafka.start();
            return kafka;
        }
    }

    /** As {@code REDPANDA_BROKERS} wants it. */
    public String brokers() {
        return server.brokers();
    }

    public int port() {
        return server.port();
    }

    /** Stops the broker; its logs stay. For tests of a lost broker. */
    public void stop() {
        server.close();
    }

    /** Starts it again after {@link #stop()}, on the same port with the same logs. */
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka for tests did not start", e);
        }
    }
}
