package io.aitrading.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * For fault tests: whoever started this process may stop and start its stores by lines on standard input, such as
 * {@code stop postgres} and {@code start redpanda}. Each line is answered by {@code done ...} or {@code failed ...}. Off unless asked for
 * with {@code --control=stdin}.
 */
final class StoreControl {
    private final EmbeddedStores stores;
    private final PrintStream out;

    StoreControl(EmbeddedStores stores, PrintStream out) {
        this.stores = stores;
        this.out = out;
    }

    void listen(InputStream in) {
        Thread.ofPlatform().daemon().name("store-control").start(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    answer(line.strip());
                }
            } catch (IOException e) {
                out.println("failed control: " + e);
            }
        });
    }

    private void answer(String line) {
        try {
            switch (line) {
                case "stop postgres" -> stores.stopPostgres();
                case "start postgres" -> stores.startPostgres();
                case "stop dragonflydb" -> stores.stopRedis();
                case "start dragonflydb" -> stores.startRedis();
                case "stop redpanda" -> stores.stopKafka();
                case "start redpanda" -> stores.startKafka();
                default -> throw new IOException("unknown; known: stop|start postgres|dragonflydb|redpanda");
            }
            out.println("done " + line);
        } catch (IOException e) {
            out.println("failed " + line + ": " + e.getMessage());
        }
        out.flush();
    }
}
