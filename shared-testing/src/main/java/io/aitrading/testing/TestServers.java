package io.aitrading.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What the servers of a test JVM have in common: a throw-away directory, and an end with the JVM. */
final class TestServers {
    private TestServers() {}

    static Path temporaryDirectory(String name) {
        try {
            return Files.createTempDirectory("aitrading-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A directory that is deleted when the JVM ends. */
    static Path directoryUntilExit(String name) {
        Path directory = temporaryDirectory(name);
        atExit(name, () -> {}, directory);
        return directory;
    }

    /** Closes the server and deletes its directory when the JVM ends. */
    static void atExit(String name, AutoCloseable server, Path directory) {
        Thread hook = new Thread(
                () -> {
                    try {
                        server.close();
                        deleteTree(directory);
                    } catch (Exception e) {
                        // The JVM is going away and loggers may be closed: stderr is what is left to say it on.
                        System.err.println("could not stop test server " + name + ": " + e);
                    }
                },
                "stop-" + name);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
