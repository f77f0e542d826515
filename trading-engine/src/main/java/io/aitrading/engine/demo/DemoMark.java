package io.aitrading.engine.demo;

import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers that the demo has been set up. */
@Repository
class DemoMark {
    private static final String NAME = "demo-strategies";

    private final JdbcClient database;
    private final InstantSource clock;

    DemoMark(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean isSet() {
        return database.sql("SELECT count(*) FROM done_once WHERE name = :name")
                        .param("name", NAME)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void set() {
        database.sql("INSERT INTO done_once (name, done_at) VALUES (:name, :now) ON CONFLICT DO NOTHING")
                .param("name", NAME)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
