package io.aitrading.backtest.report;

import io.aitrading.backtest.report.Plot.Histogram;
import io.aitrading.backtest.report.Plot.Line;
import io.aitrading.backtest.report.Plot.Mark;
import java.util.List;
import java.util.Locale;

/** Charts as inline SVG. */
final class SvgCharts {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 220;
    private static final int MARGIN = 14;

    private SvgCharts() {}

    static String line(Line line, String colour) {
        return open() + polyline(line, colour) + limits(line.least(), line.most()) + "</svg>";
    }

    /** Prices with the begin and the end of trades: triangles point the way of the order, ends are green or red. */
    static String trades(Line prices, List<Mark> marks) {
        StringBuilder picture = new StringBuilder(open()).append(polyline(prices, "#777777"));
        for (Mark mark : marks) {
            int size = mark.up() ? -5 : 5;
            String colour = mark.entry() ? "#1f5fa8" : mark.won() ? "#1d8348" : "#b03a2e";
            picture.append(String.format(
                    Locale.ROOT,
                    "<path class=\"%s\" fill=\"%s\" d=\"M%.1f %.1fl-4 %dh8z\"/>",
                    mark.entry() ? "entry" : "exit",
                    colour,
                    mark.x() * WIDTH,
                    down(mark.y()) + size,
                    -2 * size));
        }
        return picture.append(limits(prices.least(), prices.most()))
                .append("</svg>")
                .toString();
    }

    static String histogram(Histogram histogram) {
        StringBuilder bars = new StringBuilder(open());
        int buckets = histogram.counts().length;
        double width = (double) WIDTH / buckets;
        for (int i = 0; i < buckets; i++) {
            double tall = (double) histogram.counts()[i] / histogram.highest() * (HEIGHT - 2 * MARGIN);
            bars.append(String.format(
                    Locale.ROOT,
                    "<rect fill=\"#1f5fa8\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                    i * width,
                    HEIGHT - MARGIN - tall,
                    width - 2,
                    tall));
        }
        return bars.append(text(2, HEIGHT - 2, "start", histogram.least()))
                .append(text(WIDTH - 2, HEIGHT - 2, "end", histogram.most()))
                .append("</svg>")
                .toString();
    }

    private static String open() {
        return "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" width=\"100%\" height=\"" + HEIGHT + "\">";
    }

    private static String polyline(Line line, String colour) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < line.x().length; i++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", line.x()[i] * WIDTH, down(line.y()[i])));
        }
        return "<polyline fill=\"none\" stroke=\"" + colour + "\" points=\"" + points + "\"/>";
    }

    private static String limits(double least, double most) {
        return least > most ? "" : text(2, MARGIN - 3, "start", most) + text(2, HEIGHT - 2, "start", least);
    }

    private static String text(int x, int y, String anchor, double value) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" font-size=\"11\" text-anchor=\"%s\">%.6g</text>",
                x,
                y,
                anchor,
                value);
    }

    private static double down(double height) {
        return HEIGHT - MARGIN - height * (HEIGHT - 2 * MARGIN);
    }
}
