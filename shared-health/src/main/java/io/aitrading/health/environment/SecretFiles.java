package io.aitrading.health.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.Environment;

/** Reads secrets that come as files, as container platforms hand them out. A secret given directly wins. */
final class SecretFiles {
    /** A secret is a line, not a file system. */
    private static final long MAX_BYTES = 64 * 1024;

    private SecretFiles() {}

    static Map<String, Object> read(Environment environment) {
        Map<String, Object> secrets = new HashMap<>();
        for (String name : SecretNames.ALL) {
            String file = environment.getProperty(name + "_FILE", "").strip();
            if (!file.isEmpty() && environment.getProperty(name, "").isEmpty()) {
                secrets.put(name, content(name + "_FILE", file));
            }
        }
        return secrets;
    }

    private static String content(String variable, String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MAX_BYTES) {
                throw new ConfigurationRefusedException(
                        variable,
                        "names a file of more than " + MAX_BYTES + " bytes: " + file,
                        "Name the secret's file.");
            }
            return Files.readString(path, StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException unreadable) {
            throw new ConfigurationRefusedException(
                    variable,
                    "names a file that cannot be read: " + file + " ("
                            + unreadable.getClass().getSimpleName() + ")",
                    "Check the path and that the service's user may read it.");
        }
    }
}
