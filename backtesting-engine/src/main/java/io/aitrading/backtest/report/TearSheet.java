package io.aitrading.backtest.report;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A result as one HTML page without scripts: figures, equity, drawdown, monthly returns and the distribution of trades. */
public final class TearSheet {
    private static final int BUCKETS = 24;

    private final JsonNode summary;
    private final long[] times;
    private final double[] equity;
    private final double[] profits;

    /** From the texts of a finished job. */
    public TearSheet(String summary, String equity, String trades) {
        this.summary = JsonMapper.shared().readTree(summary);
        JsonNode curve = JsonMapper.shared().readTree(equity);
        JsonNode rows = JsonMapper.shared().readTree(trades);
        int n = curve.path("equity").size();
        times = new long[n];
        this.equity = new double[n];
        for (int i = 0; i < n; i++) {
            times[i] = curve.get("timeMs").get(i).asLong();
            this.equity[i] = Double.parseDouble(curve.get("equity").get(i).asString());
        }
        profits = new double[rows.size()];
        for (int i = 0; i < profits.length; i++) {
            profits[i] = rows.get(i).get("profit").asDouble();
        }
    }

    /** The page. */
    public String html(String title) {
        StringBuilder page = new StringBuilder(64_000);
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title><style>body{font:14px sans-serif;margin:2em;max-width:1000px}td,th{padding:2px 10px;")
                .append("text-align:right}th{text-align:left}svg{background:#f7f7f7}</style></head><body><h1>")
                .append(escaped(title))
                .append("</h1>");
        figures(page);
        section(page, "Equity", SvgCharts.line(equity, "#1f5fa8"));
        section(page, "Drawdown", SvgCharts.line(drawdown(equity), "#b03a2e"));
        months(page);
        section(page, "Profit of trades", SvgCharts.histogram(profits, BUCKETS));
        return page.append("</body></html>").toString();
    }

    private static void section(StringBuilder page, String heading, String content) {
        page.append("<h2>").append(heading).append("</h2>").append(content);
    }

    private void figures(StringBuilder page) {
        page.append("<table>");
        for (String name : new String[] {"strategy", "initialCapital", "finalEquity", "closedTrades", "totalFees"}) {
            row(page, name, summary.path(name).asString(""));
        }
        summary.path("metrics")
                .properties()
                .forEach(entry -> row(page, entry.getKey(), entry.getValue().asString("")));
        for (JsonNode data : summary.path("data")) {
            row(
                    page,
                    "data",
                    data.path("source").asString("") + ", " + data.path("bars").asString("") + " bars");
            row(page, "data sha256", data.path("sha256").asString(""));
        }
        row(page, "run sha256", summary.path("runSha256").asString(""));
        page.append("</table>");
    }

    private static void row(StringBuilder page, String name, String value) {
        page.append("<tr><th>")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>");
    }

    static double[] drawdown(double[] equity) {
        double[] falls = new double[equity.length];
        double peak = 0;
        for (int i = 0; i < equity.length; i++) {
            peak = Math.max(peak, equity[i]);
            falls[i] = peak == 0 ? 0 : equity[i] / peak - 1;
        }
        return falls;
    }

    private void months(StringBuilder page) {
        page.append("<h2>Monthly returns</h2><table>");
        monthlyReturns()
                .forEach((month, change) ->
                        row(page, month.toString(), String.format(java.util.Locale.ROOT, "%.2f %%", 100 * change)));
        page.append("</table>");
    }

    /** Change of equity from the end of one month to the end of the next. */
    Map<YearMonth, Double> monthlyReturns() {
        Map<YearMonth, Double> last = new TreeMap<>();
        for (int i = 0; i < times.length; i++) {
            last.put(YearMonth.from(Instant.ofEpochMilli(times[i]).atOffset(ZoneOffset.UTC)), equity[i]);
        }
        Map<YearMonth, Double> returns = new TreeMap<>();
        double before = equity.length == 0 ? 0 : equity[0];
        for (Map.Entry<YearMonth, Double> month : last.entrySet()) {
            returns.put(month.getKey(), before == 0 ? 0 : month.getValue() / before - 1);
            before = month.getValue();
        }
        return returns;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
