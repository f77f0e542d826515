package io.aitrading.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person reads when everything is up: where to go, who to be, what it costs. */
final class Greeting {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private Greeting() {}

    static void print(Progress progress, Ports ports, List<String> services, Path state) {
        progress.say(String.format(
                Locale.ROOT,
                "%d services healthy after %.1f s, %s",
                services.size(),
                progress.secondsSinceStart(),
                memory()));
        progress.print(String.format(
                Locale.ROOT,
                """

                  Gateway    http://127.0.0.1:%1$d            (everything goes through here)
                  Health     http://127.0.0.1:%1$d/api/v1/health
                  Flows      http://127.0.0.1:%2$d/api/v1/flows
                  Trading    http://127.0.0.1:%3$d/api/v1/trading/status
                  Venue      http://127.0.0.1:%4$d/api/v3/ticker/price   (Binance Spot protocol, recorded prices)
                  Login      operator, password in %5$s (OPERATOR_PASSWORD)
                  Try        scripts/demo.sh | scripts/fleet status | scripts/fleet logs order-management

                """,
                ports.of("api-gateway"),
                ports.of("configuration-service"),
                ports.of("trading-engine"),
                ports.of("paper-exchange"),
                state.resolve("secrets.properties")));
        progress.print("FLEET READY");
    }

    /** Memory of this process and of the stores that it started, as the kernel counts it. */
    private static String memory() {
        long kib = resident(ProcessHandle.current().pid());
        long children = ProcessHandle.current()
                .descendants()
                .mapToLong(child -> resident(child.pid()))
                .sum();
        if (kib == 0) {
            return "memory unknown on this system";
        }
        return (kib / 1024) + " MiB in this JVM, " + (children / 1024) + " MiB in its databases";
    }

    private static long resident(long pid) {
        try {
            Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
