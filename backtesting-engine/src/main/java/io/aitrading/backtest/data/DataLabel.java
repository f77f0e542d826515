package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.BarSeries;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;

/**
 * What a run's data is: where from, how much, what is missing, and its hash.
 *
 * @param calendar {@code CONTINUOUS}, or {@code SESSIONS} for markets that close on weekends
 * @param missingBars bars that the calendar has and the data has not
 * @param sha256 over all times, prices in ticks and volumes
 */
public record DataLabel(
        String source,
        String symbol,
        long intervalMillis,
        int bars,
        Instant first,
        Instant last,
        String calendar,
        long missingBars,
        double missingShare,
        String sha256) {
    private static final long DAY = 86_400_000;

    public static DataLabel of(String source, BarSeries series) {
        boolean sessions = closedOnWeekends(series);
        long missing = missing(series, sessions);
        return new DataLabel(
                source,
                series.symbol().symbol(),
                series.intervalMillis(),
                series.size(),
                Instant.ofEpochMilli(series.timeMillis(0)),
                Instant.ofEpochMilli(series.timeMillis(series.size() - 1)),
                sessions ? "SESSIONS" : "CONTINUOUS",
                missing,
                (double) missing / (missing + series.size()),
                hash(series));
    }

    private static boolean closedOnWeekends(BarSeries series) {
        if (series.timeMillis(series.size() - 1) - series.timeMillis(0) < 7 * DAY) {
            return false;
        }
        for (int i = 0; i < series.size(); i++) {
            if (Instant.ofEpochMilli(series.timeMillis(i))
                            .atOffset(ZoneOffset.UTC)
                            .getDayOfWeek()
                    == DayOfWeek.SATURDAY) {
                return false;
            }
        }
        return true;
    }

    private static long missing(BarSeries series, boolean sessions) {
        long interval = series.intervalMillis();
        long missing = 0;
        for (int i = 1; i < series.size(); i++) {
            long from = series.timeMillis(i - 1);
            long to = series.timeMillis(i);
            if (!sessions) {
                missing += Math.max(0, Math.round((double) (to - from) / interval) - 1);
            } else if (interval >= DAY) {
                missing += Math.max(0, weekdaysBetween(from, to) / (interval / DAY) - 1);
            } else if (Math.floorDiv(from, DAY) == Math.floorDiv(to, DAY)) {
                missing += Math.max(0, Math.round((double) (to - from) / interval) - 1);
            }
        }
        return missing;
    }

    private static long weekdaysBetween(long from, long to) {
        long days = Math.round((double) (to - from) / DAY);
        DayOfWeek start = Instant.ofEpochMilli(from).atOffset(ZoneOffset.UTC).getDayOfWeek();
        long weekends = (start.getValue() - 1 + days) / 7;
        return days - 2 * weekends;
    }

    private static String hash(BarSeries series) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        digest.update(
                series.symbol().tickSize().stripTrailingZeros().toPlainString().getBytes(StandardCharsets.UTF_8));
        ByteBuffer row = ByteBuffer.allocate(6 * Long.BYTES);
        for (int i = 0; i < series.size(); i++) {
            row.clear();
            row.putLong(series.timeMillis(i)).putLong(series.openTicks(i)).putLong(series.highTicks(i));
            row.putLong(series.lowTicks(i)).putLong(series.closeTicks(i)).putDouble(series.volume(i));
            digest.update(row.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
