package io.aitrading.paper.engine;

import io.aitrading.paper.PaperSettings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the newest public trades and short candles and lets older ones go, so that months of replay do not fill the disk. */
@Component
class TradeRetention {
    private static final Logger log = LoggerFactory.getLogger(TradeRetention.class);
    /** Bounds one round; what is left goes in the next. */
    private static final int MAX_PORTIONS = 50;

    private final JdbcClient jdbc;
    private final PaperSettings.ReplaySettings settings;

    TradeRetention(JdbcClient jdbc, PaperSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings.replay();
    }

    @Scheduled(
            initialDelayString = "${paper.replay.prune-interval:60s}",
            fixedDelayString = "${paper.replay.prune-interval:60s}")
    void prune() {
        try {
            long newest = jdbc.sql("SELECT coalesce(max(trade_id), 0) FROM public_trade")
                    .query(Long.class)
                    .single();
            remove(StoreSql.PRUNE_TRADES, List.of(newest - settings.keepTrades() + 1));
            remove(StoreSql.PRUNE_REGIMES, List.of());
            remove(StoreSql.PRUNE_SECONDS, List.of(settings.keepSecondCandles().toMillis()));
        } catch (DataAccessException e) {
            // The database's absence is shown by its probe; the next round makes up for this one.
            log.warn("old public trades were not removed this time: {}", e.getMessage());
        }
    }

    private void remove(String portion, List<Long> params) {
        int portions = 0;
        while (portions < MAX_PORTIONS && jdbc.sql(portion).params(params).update() > 0) {
            portions++;
        }
    }
}
