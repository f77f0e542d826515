package io.aitrading.paper;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real clients of Binance Spot, each with nothing but its base URLs changed; see {@code src/test/clients}. */
class ClientsIT {
    private static TestVenue venue;

    @BeforeAll
    static void open() {
        venue = TestVenue.running();
    }

    @AfterAll
    static void close() {
        venue.close();
    }

    /** Two of them call their package {@code binance}: each is installed into a folder of its own. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "python-binance==1.0.37, python_binance.py",
        "binance-connector==3.13.0, connector.py",
        "binance-sdk-spot==13.3.0, sdk_spot.py"
    })
    void pythonTrades(String requirement, String script) {
        ClientProgram python = new ClientProgram("python");
        String packages = "packages-" + requirement;
        python.assumeTool("python3", "-m", "pip", "--version");
        python.assumeInstalled(
                packages, "python3", "-m", "pip", "install", "--quiet", "--target", packages, requirement);
        python.trades(venue, Map.of("PYTHONPATH", packages), "python3", script);
    }

    @Test
    void nautilusTraderTrades() {
        ClientProgram nautilus = new ClientProgram("nautilus");
        String requirement = "nautilus_trader==1.221.0";
        nautilus.assumeTool("python3", "-m", "pip", "--version");
        nautilus.assumeInstalled(
                "packages", "python3", "-m", "pip", "install", "--quiet", "--target", "packages", requirement);
        nautilus.trades(venue, Map.of("PYTHONPATH", "packages"), "python3", "trade.py");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance.mjs", "connector.mjs"})
    void nodeTrades(String script) {
        ClientProgram node = new ClientProgram("node");
        node.assumeTool("node", "--version");
        node.assumeInstalled("node_modules", "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts");
        node.trades(venue, Map.of(), "node", script);
    }

    @Test
    void goTrades() {
        ClientProgram go = new ClientProgram("go");
        go.assumeTool("go", "version");
        go.assumeInstalled("check", "go", "build", "-mod=mod", "-o", "check", ".");
        go.trades(venue, Map.of(), "./check");
    }
}
