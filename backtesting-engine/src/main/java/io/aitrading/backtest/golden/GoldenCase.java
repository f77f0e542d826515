package io.aitrading.backtest.golden;

import java.util.ArrayList;
import java.util.List;

/** One case of a reference file: what it expects beside what the engine did. */
public record GoldenCase(String id, List<Line> lines) {
    /** One compared value. */
    public record Line(String what, String expected, String got, boolean agrees) {}

    public GoldenCase {
        lines = List.copyOf(lines);
    }

    static GoldenCase failed(String id, String expected, String got) {
        return new GoldenCase(id, List.of(new Line("run", expected, got, false)));
    }

    public boolean passed() {
        return !lines.isEmpty() && lines.stream().allMatch(Line::agrees);
    }

    /** Collects the lines of a case. */
    static final class Builder {
        private final String id;
        private final List<Line> lines = new ArrayList<>();

        Builder(String id) {
            this.id = id;
        }

        void same(String what, Object expected, Object got) {
            String left = String.valueOf(expected);
            String right = String.valueOf(got);
            lines.add(new Line(what, left, right, left.equals(right)));
        }

        void close(String what, double expected, double got, double tolerance) {
            boolean agrees = Math.abs(expected - got) <= tolerance;
            lines.add(new Line(what, Double.toString(expected), Double.toString(got), agrees));
        }

        GoldenCase build() {
            return new GoldenCase(id, lines);
        }
    }
}
