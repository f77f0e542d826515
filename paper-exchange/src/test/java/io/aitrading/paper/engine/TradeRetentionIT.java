package io.aitrading.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.PaperSettings;
import io.aitrading.paper.TestVenue;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TradeRetentionIT {
    @Test
    void theNewestTradesStayAndOlderOnesGo() {
        try (TestVenue venue = TestVenue.stepped()) {
            venue.step(300);
            JdbcClient jdbc = venue.bean(JdbcClient.class);
            long newest = jdbc.sql("SELECT max(trade_id) FROM public_trade")
                    .query(Long.class)
                    .single();
            PaperSettings own = venue.bean(PaperSettings.class);
            PaperSettings few = new PaperSettings(
                    new PaperSettings.ReplaySettings(ReplayMode.STEPPED, BigDecimal.ONE, 100, Duration.ofMillis(1)),
                    own.limits(),
                    own.streams());

            new TradeRetention(jdbc, few).prune();

            assertThat(jdbc.sql("SELECT count(*) FROM public_trade")
                            .query(Long.class)
                            .single())
                    .isEqualTo(100);
            assertThat(jdbc.sql("SELECT max(trade_id) FROM public_trade")
                            .query(Long.class)
                            .single())
                    .isEqualTo(newest);
        }
    }
}
