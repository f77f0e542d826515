package io.aitrading.load;

import io.aitrading.domain.PlatformService;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** {@code scripts/fleet bench orders [--rate=50] [--seconds=20]}: the order path of a running fleet, as a user's program sees it. */
public final class OrderLatencyMain {
    /** The default policy allows each 120 orders a minute and 50 open at once. */
    private static final int ACCOUNTS = 32;

    private static final int MAX_RATE = 50;
    private static final int MAX_SECONDS = 30;
    private static final int WARM_UP_SECONDS = 20;
    private static final Duration VENUE_WINDOW = Duration.ofSeconds(61);

    private OrderLatencyMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rate = Integer.parseInt(argument(arguments, "--rate=", "50"));
        int seconds = Integer.parseInt(argument(arguments, "--seconds=", "20"));
        Path state = Path.of(argument(arguments, "--state=", ".fleet"));
        if (rate < 1 || rate > MAX_RATE || seconds < 1 || seconds > MAX_SECONDS) {
            System.err.printf(
                    "--rate must lie within 1..%d a second, --seconds within 1..%d: the default policy allows these accounts no more%n",
                    MAX_RATE, MAX_SECONDS);
            System.exit(64);
        }
        String port = System.getenv()
                .getOrDefault(
                        PlatformService.API_GATEWAY.portVariable(), String.valueOf(PlatformService.API_GATEWAY.port()));
        OrderLatency.Desk desk = OrderLatency.desk("http://127.0.0.1:" + port, "operator", password(state), ACCOUNTS);
        boolean measured = false;
        try {
            measure("warm-up, to the venue's answer", desk, OrderLatency.Ack.VENUE, rate, WARM_UP_SECONDS);
            awaitNewMinute(desk);
            measure("to the venue's answer", desk, OrderLatency.Ack.VENUE, rate, seconds);
            awaitNewMinute(desk);
            measure("to the durable ack", desk, OrderLatency.Ack.STORED, rate, seconds);
            measured = true;
        } catch (IOException e) {
            System.err.println("No figures: " + e.getMessage() + ". scripts/fleet logs order-management says why.");
        } finally {
            desk.clear();
        }
        System.exit(measured ? 0 : 1);
    }

    /** The venue counts requests by the minute, and an order takes two of its 6,000: it is placed and cancelled. */
    private static void awaitNewMinute(OrderLatency.Desk desk) throws IOException, InterruptedException {
        desk.clear();
        Thread.sleep(VENUE_WINDOW);
    }

    private static void measure(String what, OrderLatency.Desk desk, OrderLatency.Ack ack, int rate, int seconds)
            throws IOException, InterruptedException {
        System.out.println(rate + " orders/s for " + seconds + " s, " + what + ": "
                + OrderLatency.measure(desk, ack, rate, seconds).text());
    }

    private static String argument(String[] arguments, String prefix, String usual) {
        for (String argument : arguments) {
            if (argument.startsWith(prefix)) {
                return argument.substring(prefix.length());
            }
        }
        return usual;
    }

    private static String password(Path state) throws IOException {
        Properties secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(state.resolve("secrets.properties"))) {
            secrets.load(reader);
        }
        return secrets.getProperty("OPERATOR_PASSWORD", "");
    }
}
