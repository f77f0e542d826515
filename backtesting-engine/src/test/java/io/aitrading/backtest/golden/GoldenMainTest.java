package io.aitrading.backtest.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenMainTest {
    private static final String CASE =
            """
            {"settings":{"timeframe":"1h","candle0":"2018-10-03T00:00:00Z","fee":0},"cases":[{"id":"one","candles":[
            {"i":0,"open":100,"high":101,"low":99,"close":100,"volume":1,"enter_long":1},
            {"i":1,"open":100,"high":101,"low":99,"close":100,"volume":1},
            {"i":2,"open":100,"high":101,"low":80,"close":85,"volume":1},
            {"i":3,"open":85,"high":86,"low":84,"close":85,"volume":1}],
            "params":{"stopLoss":-0.1,"minimalRoi":{"0":1}},
            "expected":{"profitRatioSum3dp":-0.1,"trades":[
            {"exitReason":"stop_loss","openCandle":1,"closeCandle":%d,"isShort":false}]}}]}
            """;

    @TempDir
    private Path folder;

    private String run(int expectedCode, String... files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = GoldenMain.run(files, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(code).as(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(expectedCode);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysHowManyCasesAgree() throws Exception {
        Path file = Files.writeString(folder.resolve("cases.json"), CASE.formatted(2));
        assertThat(run(0, file.toString())).contains("ok    one").endsWith("1 of 1\n");
    }

    @Test
    void showsExpectedBesideGotAndFailsWhenTheyDiffer() throws Exception {
        Path file = Files.writeString(folder.resolve("cases.json"), CASE.formatted(3));
        assertThat(run(1, file.toString()))
                .contains("expected stop_loss 1-3 long   got stop_loss 1-2 long   <-- differs")
                .endsWith("0 of 1\n");
    }

    @Test
    void readsBarsFromTheFolderAboveTheFilesOwn() throws Exception {
        Files.createDirectories(folder.resolve("golden"));
        Files.createDirectories(folder.resolve("ohlcv"));
        StringBuilder csv = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        for (int i = 0; i < 40; i++) {
            double price = 100 + (i % 20 < 10 ? i % 20 : 20 - i % 20);
            csv.append(i * 60_000L)
                    .append(',')
                    .append(price)
                    .append(',')
                    .append(price + 1)
                    .append(',');
            csv.append(price - 1).append(',').append(price).append(",1\n");
        }
        Files.writeString(folder.resolve("ohlcv/some.csv"), csv);
        Path file = Files.writeString(
                folder.resolve("golden/runs.json"),
                """
                {"runs":[{"id":"r","data":"ohlcv/some.csv","bars":40,"strategy":"sma_cross_2_5","rule":{},
                "quantity":0.5,"feeRatePerSide":0.002,"initialCash":1000,"trades":[
                {"entryBar":23,"entryTimeMs":1380000,"entryPrice":103.0,"exitBar":33,"exitTimeMs":1980000,"exitPrice":107.0}]}]}
                """);
        String shown = run(0, file.toString());
        assertThat(shown).contains("1 of 1");
    }

    @Test
    void aMissingFileIsADifference() {
        assertThat(run(1, "nowhere.json")).contains("there is no such file");
    }

    @Test
    void aCaseThatCannotBeRunSaysWhyAndTheOthersGoOn() throws Exception {
        String good = CASE.formatted(2);
        int start = good.indexOf("{\"id\"");
        String one = good.substring(start, good.lastIndexOf("]}"));
        String bad = one.replace("\"one\"", "\"bad\"").replace("\"stopLoss\":-0.1,", "");
        Path file = Files.writeString(folder.resolve("cases.json"), good.substring(0, start) + bad + "," + one + "]}");
        assertThat(run(1, file.toString()))
                .contains("FAIL  bad", "stopLoss must be a number, not absent", "ok    one")
                .endsWith("1 of 2\n");
    }

    @Test
    void aFileOfNeitherKindIsADifference() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"runs\":[");
        Path noise = Files.writeString(folder.resolve("noise.bin"), "no messages");
        assertThat(run(1, empty.toString(), broken.toString(), noise.toString()))
                .endsWith("0 of 3\n");
    }

    @Test
    void orderMessagesAreComparedWithTheHashBesideThem() throws Exception {
        Path file = Files.write(folder.resolve("messages.bin"), new byte[16]);
        Path hash = folder.resolve("messages.bin.sha256");
        Files.writeString(hash, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  messages.bin\n");
        assertThat(run(0, file.toString())).endsWith("1 of 1\n");
        Files.writeString(hash, "00\n");
        assertThat(run(1, file.toString())).endsWith("0 of 1\n");
    }
}
