package io.aitrading.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The platform's version, which the build writes into this module; all services are released together. */
final class PlatformVersion {
    private static final String RESOURCE = "platform-version.properties";

    private PlatformVersion() {}

    static String text() {
        Properties properties = new Properties();
        try (@Nullable InputStream in = PlatformVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the build");
            }
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version", "unknown");
    }
}
