package io.aitrading.health.live;

import io.aitrading.health.Causes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last good configuration on disk, for a start while configuration-service is away. Written beside and moved into
 * place, so that a crash leaves the old copy or the new one; a copy whose checksum is wrong is not used.
 */
final class LastKnownGood {
    private static final Logger log = LoggerFactory.getLogger(LastKnownGood.class);

    private final Path file;
    private final String service;
    private final JsonMapper json;

    LastKnownGood(Path stateDirectory, String service, JsonMapper json) {
        this.file = stateDirectory.resolve("config").resolve(service + ".json");
        this.service = service;
        this.json = json;
    }

    Optional<Snapshot> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode stored = json.readTree(Files.readAllBytes(file));
            JsonNode content = stored.path("snapshot");
            if (!checksum(content).equals(stored.path("sha256").asString(""))) {
                log.warn("last known good configuration {} is damaged and not used", file);
                return Optional.empty();
            }
            Snapshot snapshot = Snapshot.parse(content);
            return snapshot.service().equals(service) ? Optional.of(snapshot) : Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
            log.warn("last known good configuration {} cannot be read: {}", file, Causes.text(unreadable));
            return Optional.empty();
        }
    }

    /** A failure is logged and no more: the configuration itself is in use already. */
    void write(Snapshot snapshot) {
        ObjectNode content = json.createObjectNode();
        snapshot.write(content);
        ObjectNode stored = json.createObjectNode();
        stored.put("sha256", checksum(content));
        stored.set("snapshot", content);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            writeDurably(fresh, json.writeValueAsBytes(stored));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            log.warn("last known good configuration {} cannot be written: {}", file, Causes.text(unwritable));
        }
    }

    private static void writeDurably(Path target, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private String checksum(JsonNode content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(content)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
