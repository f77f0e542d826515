package io.aitrading.trading.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every indicator, row by row, against results published by another library. */
class IndicatorReferenceTest {
    private static final double TOLERANCE = 1e-9;

    /** Folder of the reference data beside the project; tests run in the module's folder. */
    private static Path data() {
        Path project = Path.of("").toAbsolutePath();
        while (project.getParent() != null && !Files.exists(project.resolve("shared-trading"))) {
            project = project.getParent();
        }
        return project.resolveSibling("shared").resolve("data/indicators");
    }

    private static double[][] columns(Path file, int skip) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int width = lines.getFirst().split(",", -1).length;
        double[][] columns = new double[width - skip][lines.size() - 1];
        for (int row = 1; row < lines.size(); row++) {
            String[] cells = lines.get(row).split(",", -1);
            for (int column = skip; column < width; column++) {
                columns[column - skip][row - 1] = number(cells[column]);
            }
        }
        return columns;
    }

    private static double number(String cell) {
        return switch (cell) {
            case "" -> Double.NaN;
            case "true", "True" -> 1;
            case "false", "False" -> 0;
            default -> cell.contains("T") ? Double.NaN : Double.parseDouble(cell);
        };
    }

    /** Outputs of an indicator by bar, each moved to the bar it belongs to. */
    private static double[][] run(BarIndicator indicator, double[][] quotes, double[][] others) {
        int bars = quotes[0].length;
        double[][] values = new double[indicator.outputs().size()][bars];
        for (double[] column : values) {
            Arrays.fill(column, Double.NaN);
        }
        for (int bar = 0; bar < bars; bar++) {
            indicator.update(new BarValues(
                    quotes[0][bar], quotes[1][bar], quotes[2][bar], quotes[3][bar], quotes[4][bar], others[3][bar]));
            for (int output = 0; output < values.length; output++) {
                int belongs = bar - indicator.delayBars(output);
                if (belongs >= 0) {
                    values[output][belongs] = indicator.value(output);
                }
            }
        }
        return values;
    }

    @ParameterizedTest(name = "{0}({1})")
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "adl| | 0",
                "adx| 14| 0",
                "alma| 9, 0.85, 6| 0",
                "aroon| 25| 0",
                "atr| 14| 0",
                "awesome| 5, 34| 0",
                "bb| 20, 2| 0",
                "beta| 50| 0",
                "bop| 14| 0",
                "cci| 20| 0",
                "chaikin-osc| 3, 10| 0",
                "chexit| 22, 3| 0",
                "chop| 14| 0",
                "cmf| 20| 0",
                "cmo| 14| 0",
                "corr| 20| 0",
                "crsi| 3, 2, 100| 0",
                "dema| 14| 250",
                "donchian| 20| 0",
                "dpo| 14| 0",
                "elder-ray| 13| 0",
                "ema| 20| 0",
                "fisher| 10| 0",
                "force| 2| 0",
                "heikinashi| | 0",
                "hma| 14| 0",
                "ichimoku| 9, 26, 52| 0",
                "kama| 10, 2, 30| 0",
                "keltner| 20, 2, 10| 0",
                "kvo| 34, 55, 13| 0",
                "ma-env| 20, 2.5| 0",
                "macd| 12, 26, 9| 0",
                "mfi| 14| 0",
                "obv| | 0",
                "pivots| 2, 2, 20| 0",
                "pmo| 35, 20, 10| 0",
                "psar| 0.02, 0.2| 0",
                "pvo| 12, 26, 9| 0",
                "roc| 14| 0",
                "rsi| 14| 0",
                "slope| 14| 0",
                "sma| 20| 0",
                "smi| 13, 25, 2, 3| 250",
                "smma| 20| 0",
                "stc| 10, 23, 50| 0",
                "stdev| 14| 0",
                "stoch| 14, 3, 3| 0",
                "stoch-rsi| 14, 14, 3, 1| 0",
                "supertrend| 10, 3| 0",
                "t3| 5, 0.7| 250",
                "tema| 20| 250",
                "tr| | 0",
                "trix| 14| 250",
                "tsi| 25, 13, 7| 0",
                "uo| 7, 14, 28| 0",
                "ulcer| 14| 0",
                "vortex| 14| 0",
                "vwap| | 0",
                "vwma| 14| 0",
                "willr| 14| 0",
                "wma| 14| 0"
            })
    void agreesOnEveryRow(String name, String parameters, int fromBar) throws IOException {
        assumeTrue(Files.isDirectory(data()), "the reference data are not beside the project");
        Path file = data().resolve("expected").resolve(name + ".csv");
        List<String> header = List.of(Files.readAllLines(file).getFirst().split(","));
        double[][] expected = columns(file, 1);
        double[][] quotes = columns(data().resolve("quotes_default.csv"), 1);
        double[][] others = columns(data().resolve("quotes_compare.csv"), 1);
        double[] numbers = parameters == null || parameters.isBlank()
                ? new double[0]
                : Arrays.stream(parameters.split(","))
                        .mapToDouble(text -> Double.parseDouble(text.strip()))
                        .toArray();
        BarIndicator indicator = Indicators.create(name, numbers);
        double[][] got = run(indicator, quotes, others);
        int compared = 0;
        for (int output = 0; output < got.length; output++) {
            String column = indicator.outputs().get(output);
            int at = header.indexOf(column) - 1;
            assertThat(at).as(name + " has a column " + column).isNotNegative();
            if (name.equals("slope") && column.equals("line")) {
                // The source draws one line through the last window; ours is the line's end at each bar.
                assertThat(got[output][501]).isCloseTo(expected[at][501], within(1e-9));
                continue;
            }
            compared += compare(name + "." + column, expected[at], got[output], fromBar);
        }
        assertThat(compared).as("rows compared").isGreaterThan(50);
    }

    private static int compare(String what, double[] expected, double[] got, int fromBar) {
        int compared = 0;
        for (int bar = fromBar; bar < expected.length; bar++) {
            double wanted = expected[bar];
            if (Double.isNaN(wanted) || Double.isNaN(got[bar])) {
                assertThat(Double.isNaN(got[bar]))
                        .as(what + " at bar " + bar + ": " + got[bar])
                        .isEqualTo(Double.isNaN(wanted));
            } else {
                // Absolute near one, relative for volumes in the billions.
                double allowed = TOLERANCE * Math.max(1, Math.abs(wanted));
                assertThat(got[bar]).as(what + " at bar " + bar).isCloseTo(wanted, within(allowed));
                compared++;
            }
        }
        return compared;
    }

    @Test
    void drawsLinesBetweenTurningPoints() throws IOException {
        assumeTrue(Files.isDirectory(data()), "the reference data are not beside the project");
        double[][] expected = columns(data().resolve("expected/pivots.csv"), 1);
        double[][] quotes = columns(data().resolve("quotes_default.csv"), 1);
        double[][] lines = new double[4][expected[0].length];
        for (double[] column : lines) {
            Arrays.fill(column, Double.NaN);
        }
        Pivots pivots = (Pivots) Indicators.create("pivots", 2, 2, 20);
        for (int bar = 0; bar < expected[0].length; bar++) {
            pivots.update(BarValues.of(0, quotes[1][bar], quotes[2][bar], 0, 0));
            draw(pivots.highLine(), lines[0], lines[2], 0, 1);
            draw(pivots.lowLine(), lines[1], lines[3], 2, 3);
        }
        for (int column = 0; column < lines.length; column++) {
            for (int bar = 0; bar < lines[column].length; bar++) {
                if (!Double.isNaN(lines[column][bar])) {
                    assertThat(lines[column][bar])
                            .as("line " + column + " at " + bar)
                            .isCloseTo(expected[2 + column][bar], within(TOLERANCE));
                }
            }
            int drawn = column;
            assertThat(Arrays.stream(lines[drawn])
                            .filter(value -> !Double.isNaN(value))
                            .count())
                    .isGreaterThan(400);
        }
    }

    private static void draw(Pivots.Line line, double[] heights, double[] trends, int higher, int lower) {
        if (line != null) {
            for (int bar = line.fromBar() + 1; bar <= line.toBar(); bar++) {
                heights[bar] = line.at(bar);
                trends[bar] = line.higher() ? higher : lower;
            }
        }
    }

    @Test
    void aFewRowsHoldEverywhere() {
        BarIndicator average = Indicators.create("sma", 3);
        BarIndicator strength = Indicators.create("rsi", 2);
        BarIndicator bands = Indicators.create("bb", 2, 2);
        double[] closes = {10, 11, 12, 11};
        double[] averages = {Double.NaN, Double.NaN, 11, 34.0 / 3};
        double[] strengths = {Double.NaN, Double.NaN, 100, 50};
        double[] uppers = {Double.NaN, 11.5, 12.5, 12.5};
        for (int i = 0; i < closes.length; i++) {
            BarValues bar = BarValues.of(closes[i], closes[i], closes[i], closes[i], 1);
            average.update(bar);
            strength.update(bar);
            bands.update(bar);
            same(average.value(0), averages[i]);
            same(strength.value(0), strengths[i]);
            same(bands.value("upperBand"), uppers[i]);
        }
    }

    private static void same(double got, double wanted) {
        if (Double.isNaN(wanted)) {
            assertThat(got).isNaN();
        } else {
            assertThat(got).isCloseTo(wanted, within(1e-12));
        }
    }

    @Test
    void thereAreSixtyOneOfThem() {
        assertThat(Indicators.names()).hasSize(61);
    }
}
