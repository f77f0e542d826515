package io.aitrading.backtest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples that README names, run as a user runs them. */
class BacktestMainTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"backtest-bars.json", "backtest-trades.json", "backtest-depth.json"})
    void theExamplesRunAndGiveTheSameHashTwice(String example) {
        JsonNode first = result(example);
        assertThat(first.path("closedTrades").asInt()).isPositive();
        assertThat(first.path("runSha256").asString()).hasSize(64);
        assertThat(result(example)).isEqualTo(first);
    }

    @Test
    void aWrongRequestIsRefusedWithTheFieldAndTheExitCodeSaysSo() throws IOException {
        Path file = directory.resolve("wrong.json");
        Files.writeString(
                file, Files.readString(EXAMPLES.resolve("backtest-bars.json")).replace("10000", "-1"));

        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(text()).startsWith("refused: ").contains("capital");
    }

    @Test
    void aMissingFileAndNoFileAreSaid() {
        assertThat(run(directory.resolve("none.json").toString())).isEqualTo(1);
        assertThat(text()).contains("cannot read");
        assertThat(run()).isEqualTo(2);
        assertThat(text()).contains("usage");
    }

    private JsonNode result(String example) {
        printed.reset();
        assertThat(run(EXAMPLES.resolve(example).toString())).as(text()).isZero();
        return JsonMapper.shared().readTree(text());
    }

    private int run(String... arguments) {
        return BacktestMain.run(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
