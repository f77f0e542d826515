package io.aitrading.backtest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** What a tear sheet shows of a finished job: its figures, its curves and its trades. Long lists are read as a stream. */
final class RunSheet {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final List<String> FIRST =
            List.of("strategy", "initialCapital", "finalEquity", "closedTrades", "totalFees");

    /** One line of figures. */
    record Figure(String name, String value) {}

    /** A position from flat to flat. */
    record Trip(
            String symbol,
            String side,
            long entryTimeMs,
            double entryPrice,
            long exitTimeMs,
            double exitPrice,
            double profit) {
        boolean isShort() {
            return "SHORT".equals(side);
        }
    }

    private final JsonNode summary;
    private final RunCurve curve;
    private final List<Trip> trips = new ArrayList<>();

    /** From the texts of a finished job. */
    RunSheet(String summary, String equity, String trades) {
        this.summary = JSON.readTree(summary);
        this.curve = RunCurve.read(JSON, equity);
        try (MappingIterator<Trip> rows = JSON.readerFor(Trip.class).readValues(trades)) {
            rows.forEachRemaining(trips::add);
        }
    }

    RunCurve curve() {
        return curve;
    }

    /** Profit of each trade. */
    double[] profits() {
        return trips.stream().mapToDouble(Trip::profit).toArray();
    }

    /** Trades of the symbol whose prices the curve has. */
    List<Trip> trips() {
        String symbol = summary.path("data").path(0).path("symbol").asString("");
        return trips.stream().filter(trip -> symbol.equals(trip.symbol())).toList();
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (String name : FIRST) {
            figures.add(new Figure(name, summary.path(name).asString("")));
        }
        summary.path("metrics")
                .properties()
                .forEach(entry -> figures.add(new Figure(entry.getKey(), text(entry.getValue()))));
        return figures;
    }

    private static String text(JsonNode value) {
        return value.isFloatingPointNumber()
                ? String.format(Locale.ROOT, "%.6g", value.asDouble())
                : value.asString("");
    }

    /** Where the data came from, and the hashes. */
    List<Figure> sources() {
        List<Figure> sources = new ArrayList<>();
        for (JsonNode data : summary.path("data")) {
            String rows = data.has("bars")
                    ? data.path("bars").asString("") + " bars"
                    : data.path("trades").asString("") + " trades";
            sources.add(new Figure("data", data.path("source").asString("") + ", " + rows));
            sources.add(new Figure("data sha256", data.path("sha256").asString("")));
        }
        sources.add(new Figure("run sha256", summary.path("runSha256").asString("")));
        return sources;
    }

    /** What the curve leaves out; empty when it has everything. */
    String missing() {
        long bars = summary.path("bars").asLong(curve.size());
        return bars > curve.size() && curve.size() > 0
                ? "The curves show the first " + curve.size() + " of " + bars + " bars."
                : "";
    }
}
