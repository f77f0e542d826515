package io.aitrading.fleet;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The secrets of this installation: made at random once, kept in a file that only the owner reads. */
final class Secrets {
    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 12;

    private Secrets() {}

    /** Reads {@code secrets.properties} in the folder, adding what is missing; never changes what is there. */
    static Map<String, String> loadOrCreate(Path directory) {
        Path file = directory.resolve("secrets.properties");
        try {
            Files.createDirectories(directory);
            Properties stored = new Properties();
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    stored.load(reader);
                }
            }
            if (fillIn(stored)) {
                store(stored, file);
            }
            Map<String, String> secrets = new LinkedHashMap<>();
            stored.stringPropertyNames().forEach(name -> secrets.put(name, stored.getProperty(name)));
            return secrets;
        } catch (IOException e) {
            throw new FleetProblem("cannot read or write " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean fillIn(Properties stored) {
        SecureRandom random = new SecureRandom();
        boolean added = false;
        added |= stored.putIfAbsent("POSTGRES_PASSWORD", hex(random, KEY_BYTES)) == null;
        added |= stored.putIfAbsent("DRAGONFLY_PASSWORD", hex(random, KEY_BYTES)) == null;
        added |= stored.putIfAbsent("JWT_SECRET", hex(random, 2 * KEY_BYTES)) == null;
        added |= stored.putIfAbsent("SERVICE_TOKEN_SECRET", hex(random, 2 * KEY_BYTES)) == null;
        added |= stored.putIfAbsent("MASTER_KEY", base64(random)) == null;
        added |= stored.putIfAbsent("OPERATOR_PASSWORD", hex(random, PASSWORD_BYTES)) == null;
        return added;
    }

    private static void store(Properties stored, Path file) throws IOException {
        Path draft = file.resolveSibling("secrets.properties.new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(draft)) {
            stored.store(writer, "Made at first start. Whoever reads this file can trade.");
        }
        // A crash in between leaves either the old file or the new one, never half of it.
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String hex(SecureRandom random, int bytes) {
        return HexFormat.of().formatHex(random(random, bytes));
    }

    private static String base64(SecureRandom random) {
        return Base64.getEncoder().encodeToString(random(random, KEY_BYTES));
    }

    private static byte[] random(SecureRandom random, int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return value;
    }
}
