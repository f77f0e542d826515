package io.aitrading.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class TearSheetTest {
    private static final long DAY = 86_400_000;
    private static final long START = 1_700_006_400_000L;
    private static final int MILLION = 1_000_000;

    private static final String SUMMARY =
            """
            {"strategy":"macd","bars":%d,"initialCapital":"1000","finalEquity":"1100","closedTrades":%d,"totalFees":"3",
             "metrics":{"sharpe":1.25,"trades":2},"runSha256":"abc123",
             "data":[{"source":"a file","symbol":"ONE","bars":%d,"sha256":"def456"}]}
            """;

    /** Equity and price rise by one a bar, with a spike in the middle that thinning must not lose. */
    private static TearSheet sheet(int bars, int trades, long interval) {
        StringBuilder times = new StringBuilder();
        StringBuilder equity = new StringBuilder();
        StringBuilder prices = new StringBuilder();
        for (int i = 0; i < bars; i++) {
            String comma = i == 0 ? "" : ",";
            times.append(comma).append(START + i * interval);
            equity.append(comma)
                    .append('"')
                    .append(i == bars / 2 ? 9_000_000 : 1_000 + i)
                    .append('"');
            prices.append(comma).append('"').append(100 + i % 50).append('"');
        }
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < trades; i++) {
            long entry = START + (long) i * bars / trades * interval;
            rows.append(i == 0 ? "" : ",")
                    .append("{\"symbol\":\"ONE\",\"side\":\"")
                    .append(i % 2 == 0 ? "LONG" : "SHORT")
                    .append("\",\"entryTimeMs\":")
                    .append(entry)
                    .append(",\"entryPrice\":110.5,\"exitTimeMs\":")
                    .append(entry + interval)
                    .append(",\"exitPrice\":120,\"profit\":")
                    .append(i - trades / 2)
                    .append(",\"fees\":1}");
        }
        String columns = "{\"bars\":" + bars + ",\"timeMs\":[" + times + "],\"equity\":[" + equity + "],\"price\":["
                + prices + "]}";
        return new TearSheet(SUMMARY.formatted(bars, trades, bars), columns, "[" + rows + "]");
    }

    /** Counts what is drawn on a page. */
    private static final class Paths extends PDFGraphicsStreamEngine {
        private int strokes;
        private int fills;
        private int lines;
        private int pictures;
        private Point2D.Float at = new Point2D.Float();

        Paths(PDPage page) {
            super(page);
        }

        @Override
        public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
            lines += 4;
        }

        @Override
        public void drawImage(PDImage image) {
            pictures++;
        }

        @Override
        public void clip(int windingRule) {}

        @Override
        public void moveTo(float x, float y) {
            at = new Point2D.Float(x, y);
        }

        @Override
        public void lineTo(float x, float y) {
            lines++;
            at = new Point2D.Float(x, y);
        }

        @Override
        public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
            at = new Point2D.Float(x3, y3);
        }

        @Override
        public Point2D getCurrentPoint() {
            return at;
        }

        @Override
        public void closePath() {}

        @Override
        public void endPath() {}

        @Override
        public void strokePath() {
            strokes++;
        }

        @Override
        public void fillPath(int windingRule) {
            fills++;
        }

        @Override
        public void fillAndStrokePath(int windingRule) {
            fills++;
        }

        @Override
        public void shadingFill(COSName shading) {}
    }

    @Test
    void theDocumentHasTheFiguresTheTablesAndTheChartsAsVectors() throws IOException {
        byte[] pdf = sheet(400, 10, DAY).pdf("Run of Zoë & 李 \n<one>");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isBetween(2, 3);
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("Run of Zoë & ? ?<one>")
                    .contains("macd", "sharpe", "1.25000", "abc123", "def456", "a file, 400 bars")
                    .contains("Equity", "Drawdown", "Monthly returns", "2023", "Nov")
                    .contains("of 10 trades")
                    .contains("Distribution of returns per day")
                    .contains("9.00000e+06");
            List<Paths> drawn = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                Paths paths = new Paths(page);
                paths.processPage(page);
                drawn.add(paths);
            }
            assertThat(drawn.stream().mapToInt(page -> page.strokes).sum()).isEqualTo(3);
            // Five frames, ten entries and ten exits, and the bars of two histograms.
            assertThat(drawn.stream().mapToInt(page -> page.fills).sum()).isEqualTo(5 + 20 + 2 * TearSheet.BUCKETS);
            assertThat(drawn.stream().mapToInt(page -> page.lines).sum()).isGreaterThan(3 * 799);
            assertThat(drawn.stream().mapToInt(page -> page.pictures).sum()).isZero();
        }
    }

    @Test
    void aMillionBarsMakeNoLargerDocument() throws IOException {
        byte[] pdf = sheet(MILLION, 5_000, 60_000).pdf("A million bars");
        assertThat(pdf.length).isLessThan(200_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("400 of 5000 trades")
                    // The one bar in a million that is far above all others.
                    .contains("9.00000e+06");
        }
    }

    @Test
    void thePageMarksEntriesAndExitsOnThePrice() {
        String page = sheet(400, 10, DAY).html("<script>");
        assertThat(page.split("class=\"entry\"", -1)).hasSize(11);
        assertThat(page.split("class=\"exit\"", -1)).hasSize(11);
        assertThat(page).contains("2023-11", "Distribution of returns per day").doesNotContain("<script");
        assertThat(page.length()).isLessThan(400_000);
    }

    @Test
    void aRunWithoutTradesOrPricesHasASheetToo() throws IOException {
        TearSheet empty = new TearSheet("{\"strategy\":\"macd\"}", "{}", "[]");
        assertThat(empty.html("nothing")).contains("Equity");
        try (PDDocument document = Loader.loadPDF(empty.pdf("nothing"))) {
            assertThat(document.getNumberOfPages()).isPositive();
        }
    }

    @Test
    void thinningKeepsBothExtremesOfEachColumn() {
        double[] values = new double[100_000];
        values[12_345] = 7;
        values[67_890] = -3;
        Plot.Line line = Plot.line(values);
        assertThat(line.x()).hasSize(2 * Plot.COLUMNS);
        assertThat(line.most()).isEqualTo(7);
        assertThat(line.least()).isEqualTo(-3);
        assertThat(line.y()).contains(1.0, 0.0);
        assertThat(line.height(2)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aCurveThatIsCutSaysSo() {
        String page = new TearSheet("{\"bars\":5}", "{\"timeMs\":[1,2],\"equity\":[\"1\",\"2\"]}", "[]").html("cut");
        assertThat(page).contains("the first 2 of 5 bars");
    }
}
