package io.aitrading.data;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which events a consumer has already acted on. Brokers deliver at least once; effects happen once. */
public final class Inbox {
    private final JdbcClient database;
    private final InstantSource clock;

    public Inbox(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** True the first time, false ever after. In the caller's transaction, so that it counts only with the effect. */
    public boolean firstTime(String consumer, UUID eventId) {
        Transactions.requireActive("remembering an event");
        return database.sql(
                                """
                        INSERT INTO inbox (consumer, event_id, seen_at) VALUES (:consumer, :eventId, :now)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("consumer", consumer)
                        .param("eventId", eventId)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
