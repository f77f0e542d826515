package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The real ccxt of npm against the running venue. Where Node or the registry is not to be had, the test says so and is skipped. */
class CcxtIT {
    private static final Path SOURCE = Path.of("src/test/clients/ccxt");
    private static final Path WORK = Path.of("target/clients/ccxt");

    private record Ended(int code, String output) {}

    @Test
    void tradesThroughItsBinanceClass() throws Exception {
        assumeThat(available("node")).as("Node.js is installed").isTrue();
        Files.createDirectories(WORK);
        for (String file : new String[] {"package.json", "trade.mjs"}) {
            Files.copy(SOURCE.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(WORK.resolve("node_modules/ccxt"))) {
            Ended installed = run(Map.of(), "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts");
            assumeThat(installed.code())
                    .as("npm install of ccxt: " + installed.output())
                    .isZero();
        }
        try (TestVenue venue = TestVenue.running()) {
            TestVenue.Keys keys = venue.account("100000", "10");

            Ended traded = run(
                    Map.of("VENUE_URL", venue.url(), "API_KEY", keys.apiKey(), "SECRET", keys.secret()),
                    "node",
                    "trade.mjs");

            assertThat(traded.code()).as(traded.output()).isZero();
            assertThat(traded.output()).contains("all checks held");
        }
    }

    private static boolean available(String command) {
        try {
            return new ProcessBuilder(command, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Ended run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path log = WORK.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(WORK.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(150, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Ended(-1, "no end within 150 seconds: " + Files.readString(log));
        }
        return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }
}
