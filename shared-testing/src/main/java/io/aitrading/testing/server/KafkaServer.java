package io.aitrading.testing.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker and controller (KRaft) in this JVM, on loopback. Its logs stay in the directory given and are there
 * again at the next start, also after {@code kill -9} of this JVM.
 */
public final class KafkaServer implements AutoCloseable {
    private static final int NODE_ID = 1;

    private final Path dataDirectory;
    private final int port;
    private final int controllerPort;
    private @Nullable KafkaRaftServer kafka;

    /**
     * @param dataDirectory created and formatted when empty
     * @param port for clients
     * @param controllerPort for the broker's own quorum; must stay the same for one data directory
     */
    public KafkaServer(Path dataDirectory, int port, int controllerPort) {
        this.dataDirectory = dataDirectory.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Starts broker and controller and waits until they serve. Does nothing when they run already. */
    public synchronized void start() throws IOException {
        if (kafka != null) {
            return;
        }
        Files.createDirectories(dataDirectory);
        if (!Files.exists(dataDirectory.resolve("meta.properties"))) {
            format();
        }
        // A broker that gives up halts its process, and no shutdown hook runs: here that process is everybody's.
        Exit.setHaltProcedure(KafkaServer::gaveUp);
        Exit.setExitProcedure(KafkaServer::gaveUp);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings()), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            throw new IOException("the broker did not start on ports " + port + " and " + controllerPort, e);
        }
        kafka = server;
    }

    private static void gaveUp(int status, @Nullable String message) {
        throw new IllegalStateException("the broker gave up with status " + status + ": " + message);
    }

    private void format() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(out)
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(dataDirectory.toString())
                    .addDirectory(dataDirectory.toString())
                    .run();
        } catch (Exception e) {
            throw new IOException("cannot format " + dataDirectory + ": " + said.toString(StandardCharsets.UTF_8), e);
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE_ID)),
                Map.entry("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("log.dirs", dataDirectory.toString()),
                Map.entry("metadata.log.dir", dataDirectory.toString()),
                // One broker: every internal topic has exactly one copy, and groups need not wait for more members.
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("log.retention.hours", "72"),
                Map.entry("log.segment.bytes", "16777216"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                // A controller takes a broker back only when the one before has said goodbye, or has been silent for
                // this long; the default, 9 s, is much of the 30 s that a whole start may take.
                Map.entry("controlled.shutdown.enable", "true"),
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500")));
        return settings;
    }

    public int port() {
        return port;
    }

    /** As the variable {@code REDPANDA_BROKERS} wants it. */
    public String brokers() {
        return "127.0.0.1:" + port;
    }

    /** Stops the broker; its logs stay. */
    @Override
    public synchronized void close() {
        KafkaRaftServer running = kafka;
        kafka = null;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
        }
    }
}
