package io.aitrading.backtest.research;

import io.aitrading.backtest.run.HonestySettings;
import io.aitrading.trading.analytics.TradeLottery;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The Monte Carlo of a run's trades as it is shown: both ways of drawing, with the seed that repeats it. */
public final class TradePaths {
    /** Trades drawn in all; more trades get fewer paths. */
    private static final int MOST_DRAWS = 20_000_000;

    private TradePaths() {}

    public static Map<String, Object> of(
            double[] profits, double capital, boolean compounding, HonestySettings settings) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("trades", profits.length);
        shown.put("seed", settings.seed());
        shown.put("ruinShare", settings.ruin());
        shown.put("compounding", compounding);
        if (profits.length == 0) {
            return shown;
        }
        int paths = Math.clamp(MOST_DRAWS / profits.length, 1, settings.paths());
        shown.put("paths", paths);
        for (TradeLottery.Draw draw : TradeLottery.Draw.values()) {
            TradeLottery.Outcome outcome =
                    TradeLottery.draw(draw, profits, capital, compounding, paths, settings.seed(), settings.ruin());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("totalReturn", outcome.totalReturn().asMap());
            row.put("maximumDrawdown", outcome.maximumDrawdown().asMap());
            row.put("ruin", outcome.ruin());
            shown.put(draw.name().toLowerCase(Locale.ROOT), row);
        }
        return shown;
    }
}
