package io.aitrading.fleet;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a person reads when everything is up: where to go, who to be, what it costs. */
final class Greeting {
    private Greeting() {}

    static void print(Progress progress, Ports ports, List<String> services, Path state) {
        progress.say(String.format(
                Locale.ROOT,
                "%d services healthy after %.1f s, %s",
                services.size(),
                progress.secondsSinceStart(),
                MemoryUse.now(state).text()));
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
}
