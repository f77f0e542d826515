package io.aitrading.paper;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real ccxt of npm against the running venue. */
class CcxtIT {
    @Test
    void tradesThroughItsBinanceClass() {
        ClientProgram ccxt = new ClientProgram("ccxt");
        ccxt.assumeTool("node", "--version");
        ccxt.assumeInstalled("node_modules/ccxt", "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts");
        try (TestVenue venue = TestVenue.running()) {
            ccxt.trades(venue, Map.of(), "node", "trade.mjs");
        }
    }
}
