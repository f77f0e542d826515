package io.aitrading.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path directory;

    @Test
    void secretsAreMadeOnceAndOnlyTheOwnerReadsThem() throws IOException {
        Map<String, String> first = Secrets.loadOrCreate(directory);

        assertThat(Secrets.loadOrCreate(directory)).isEqualTo(first);
        assertThat(Base64.getDecoder().decode(first.get("MASTER_KEY"))).hasSize(32);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsMissingIsAddedAndWhatIsThereStays() throws IOException {
        Files.writeString(directory.resolve("secrets.properties"), "OPERATOR_PASSWORD=mine\n");

        Map<String, String> secrets = Secrets.loadOrCreate(directory);

        assertThat(secrets).containsEntry("OPERATOR_PASSWORD", "mine").containsKeys("JWT_SECRET", "POSTGRES_PASSWORD");
    }
}
