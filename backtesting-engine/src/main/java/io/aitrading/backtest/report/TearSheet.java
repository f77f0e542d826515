package io.aitrading.backtest.report;

import io.aitrading.backtest.report.RunSheet.Figure;
import java.util.Locale;

/**
 * A result as one HTML page without scripts: figures, equity, drawdown, the price with its trades, and how returns and profits are
 * distributed.
 */
public final class TearSheet {
    static final int BUCKETS = 40;

    private final RunSheet sheet;

    /** From the texts of a finished job. */
    public TearSheet(String summary, String equity, String trades) {
        sheet = new RunSheet(summary, equity, trades);
    }

    /** The page. */
    public String html(String title) {
        StringBuilder page = new StringBuilder(64_000);
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title><style>body{font:14px sans-serif;margin:2em;max-width:1000px}td,th{padding:2px 10px;")
                .append("text-align:right}th{text-align:left}svg{background:#f7f7f7}</style></head><body><h1>")
                .append(escaped(title))
                .append("</h1><table>");
        sheet.figures().forEach(figure -> row(page, figure));
        sheet.sources().forEach(figure -> row(page, figure));
        page.append("</table>").append(escaped(sheet.missing()));
        RunCurve curve = sheet.curve();
        section(page, "Equity", SvgCharts.line(Plot.line(curve.equity()), "#1f5fa8"));
        section(page, "Drawdown", SvgCharts.line(Plot.line(curve.drawdown()), "#b03a2e"));
        if (curve.hasPrices()) {
            Plot.Line prices = Plot.line(curve.prices());
            section(
                    page,
                    Headings.trades(sheet.trips().size()),
                    SvgCharts.trades(prices, Plot.marks(curve, prices, sheet.trips())));
        }
        months(page);
        RunCurve.Returns returns = curve.returns();
        section(page, Headings.returns(returns), SvgCharts.histogram(Plot.histogram(returns.changes(), BUCKETS)));
        section(page, Headings.PROFITS, SvgCharts.histogram(Plot.histogram(sheet.profits(), BUCKETS)));
        return page.append("</body></html>").toString();
    }

    /** The same as PDF. */
    public byte[] pdf(String title) {
        return new PdfTearSheet(sheet).write(title);
    }

    private static void section(StringBuilder page, String heading, String content) {
        page.append("<h2>").append(heading).append("</h2>").append(content);
    }

    private static void row(StringBuilder page, Figure figure) {
        page.append("<tr><th>")
                .append(escaped(figure.name()))
                .append("</th><td>")
                .append(escaped(figure.value()))
                .append("</td></tr>");
    }

    private void months(StringBuilder page) {
        page.append("<h2>").append(Headings.MONTHS).append("</h2><table>");
        sheet.curve()
                .monthlyReturns()
                .forEach((month, change) ->
                        row(page, new Figure(month.toString(), String.format(Locale.ROOT, "%.2f %%", 100 * change))));
        page.append("</table>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
