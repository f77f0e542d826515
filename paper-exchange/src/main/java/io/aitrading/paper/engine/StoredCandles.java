package io.aitrading.paper.engine;

import io.aitrading.paper.market.CandleArchive;
import io.aitrading.paper.market.CandleLevel;
import io.aitrading.paper.market.Kline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Candles of the present regime as the database has them. */
final class StoredCandles implements CandleArchive {
    private static final String OF_LEVEL =
            "SELECT * FROM candle WHERE regime = (SELECT regime_first_trade_id FROM replay_state) AND level = :level ";

    private final JdbcClient jdbc;

    StoredCandles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Kline> between(CandleLevel level, long from, long to, int limit) {
        return jdbc.sql(OF_LEVEL + "AND open_time >= :from AND open_time < :to ORDER BY open_time LIMIT :limit")
                .param("level", level.code())
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query(StoredCandles::kline)
                .list();
    }

    @Override
    public List<Kline> before(CandleLevel level, long openTime, int limit) {
        return jdbc.sql(OF_LEVEL + "AND open_time < :to ORDER BY open_time DESC LIMIT :limit")
                .param("level", level.code())
                .param("to", openTime)
                .param("limit", limit)
                .query(StoredCandles::kline)
                .list()
                .reversed();
    }

    /** Nothing was removed when the first second that is kept lies in the first minute that is kept. */
    @Override
    public long completeFrom(CandleLevel level) {
        if (level != CandleLevel.SECOND) {
            return Long.MIN_VALUE;
        }
        long first = first(CandleLevel.SECOND);
        boolean whole = CandleLevel.MINUTE.openTime(first) <= first(CandleLevel.MINUTE);
        return whole ? Long.MIN_VALUE : first;
    }

    private long first(CandleLevel level) {
        Optional<Kline> first = jdbc.sql(OF_LEVEL + "ORDER BY open_time LIMIT 1")
                .param("level", level.code())
                .query(StoredCandles::kline)
                .optional();
        return first.map(Kline::openTime).orElse(0L);
    }

    private static Kline kline(ResultSet row, int rowNumber) throws SQLException {
        CandleLevel level = CandleLevel.ofCode(row.getInt("level"));
        long openTime = row.getLong("open_time");
        return new Kline(
                openTime,
                level.closeTime(openTime),
                row.getLong("open_ticks"),
                row.getLong("high_ticks"),
                row.getLong("low_ticks"),
                row.getLong("close_ticks"),
                row.getLong("lots"),
                row.getLong("tick_lots"),
                row.getLong("trades"),
                row.getLong("bought_lots"),
                row.getLong("bought_tick_lots"),
                row.getLong("first_trade_id"),
                row.getLong("last_trade_id"));
    }
}
