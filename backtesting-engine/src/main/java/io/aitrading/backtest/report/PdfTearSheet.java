package io.aitrading.backtest.report;

import io.aitrading.backtest.report.RunSheet.Figure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A result as PDF: the same figures and charts as the page, as vectors. Its size does not depend on the number of bars. */
final class PdfTearSheet {
    private static final float CHART = 150;
    private static final int FIGURES_PER_COLUMN = 10;

    private final RunSheet sheet;

    PdfTearSheet(RunSheet sheet) {
        this.sheet = sheet;
    }

    byte[] write(String title) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PdfCanvas canvas = new PdfCanvas(title)) {
            draw(canvas, title);
            canvas.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private void draw(PdfCanvas canvas, String title) throws IOException {
        canvas.heading(title, PdfCanvas.LARGE);
        canvas.columns(sheet.figures(), FIGURES_PER_COLUMN);
        for (Figure figure : sheet.sources()) {
            canvas.line(figure.name() + ": " + figure.value());
        }
        if (!sheet.missing().isEmpty()) {
            canvas.line(sheet.missing());
        }
        RunCurve curve = sheet.curve();
        canvas.chart("Equity", CHART, picture -> picture.line(Plot.line(curve.equity()), PdfCanvas.BLUE));
        canvas.chart("Drawdown", CHART, picture -> picture.line(Plot.line(curve.drawdown()), PdfCanvas.RED));
        if (curve.hasPrices()) {
            Plot.Line prices = Plot.line(curve.prices());
            List<Plot.Mark> marks = Plot.marks(curve, prices, sheet.trips());
            canvas.chart(Headings.trades(sheet.trips().size()), 1.5f * CHART, picture -> {
                picture.line(prices, PdfCanvas.GREY);
                picture.marks(marks);
            });
        }
        RunCurve.Returns returns = curve.returns();
        canvas.chart(
                Headings.returns(returns),
                CHART,
                picture -> picture.bars(Plot.histogram(returns.changes(), TearSheet.BUCKETS)));
        canvas.chart(
                Headings.PROFITS, CHART, picture -> picture.bars(Plot.histogram(sheet.profits(), TearSheet.BUCKETS)));
        months(canvas);
    }

    /** A line a year, a column a month. */
    private void months(PdfCanvas canvas) throws IOException {
        Map<Integer, String[]> years = new TreeMap<>();
        for (Map.Entry<YearMonth, Double> month : sheet.curve().monthlyReturns().entrySet()) {
            String[] cells = years.computeIfAbsent(month.getKey().getYear(), PdfTearSheet::emptyYear);
            cells[month.getKey().getMonthValue()] = String.format(Locale.ROOT, "%.2f %%", 100 * month.getValue());
        }
        canvas.heading(Headings.MONTHS, PdfCanvas.MEDIUM);
        canvas.row("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
        for (String[] year : years.values()) {
            canvas.row(year);
        }
    }

    private static String[] emptyYear(int year) {
        String[] cells = new String[13];
        Arrays.fill(cells, "");
        cells[0] = Integer.toString(year);
        return cells;
    }
}
