package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of another language that trades at the venue. Where its tools are not to be had, the test says so and is skipped. */
final class ClientProgram {
    private static final Path SOURCES = Path.of("src/test/clients");
    private static final Path WORK = Path.of("target/clients");
    private static final long INSTALL_SECONDS_MAX = 300;
    private static final long RUN_SECONDS_MAX = 90;

    private final Path directory;

    private record Ended(int code, String output) {}

    /** @param folder of {@code src/test/clients}; it is copied, so that nothing is installed among the sources */
    ClientProgram(String folder) {
        directory = WORK.resolve(folder);
        try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
            Files.createDirectories(directory);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void assumeTool(String... command) {
        assumeThat(run(Map.of(), INSTALL_SECONDS_MAX, command).code())
                .as(String.join(" ", command) + " works here")
                .isZero();
    }

    /** Installs once, unless the file that comes of it is there already. */
    void assumeInstalled(String result, String... command) {
        if (!Files.exists(directory.resolve(result))) {
            Ended installed = run(Map.of(), INSTALL_SECONDS_MAX, command);
            assumeThat(installed.code())
                    .as(String.join(" ", command) + ": " + installed.output())
                    .isZero();
        }
    }

    /** Runs it with an account of its own and expects it to say that all its checks held. */
    void trades(TestVenue venue, Map<String, String> environment, String... command) {
        TestVenue.Keys keys = venue.account("100000", "10");
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Map.of("VENUE_URL", venue.url(), "API_KEY", keys.apiKey(), "SECRET", keys.secret()));
        Ended ended = run(all, RUN_SECONDS_MAX, command);
        assertThat(ended.output()).as(String.join(" ", command)).contains("all checks held");
        assertThat(ended.code()).as(ended.output()).isZero();
    }

    private Ended run(Map<String, String> environment, long seconds, String... command) {
        try {
            Path log = Files.createTempFile(directory, "output", ".txt");
            try {
                return run(environment, seconds, List.of(command), log);
            } finally {
                Files.delete(log);
            }
        } catch (IOException e) {
            return new Ended(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(-1, "interrupted");
        }
    }

    private Ended run(Map<String, String> environment, long seconds, List<String> command, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return new Ended(-1, "no end within " + seconds + " seconds: " + Files.readString(log));
        }
        return new Ended(process.exitValue(), Files.readString(log));
    }
}
