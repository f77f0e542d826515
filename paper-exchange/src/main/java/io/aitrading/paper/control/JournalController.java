package io.aitrading.paper.control;

import io.aitrading.domain.api.PageAnswer;
import io.aitrading.paper.json.Json;
import io.aitrading.web.ApiException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Reads the venue's own record of what happened: the truth that others are checked against. */
@RestController
@RequestMapping("/control/v1/journal")
class JournalController {
    private static final int LIMIT_MAX = 1_000;

    private final JdbcClient jdbc;

    JournalController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param body the order after the event, and the trade when there was one */
    record Entry(
            long sequence,
            Instant time,
            String kind,
            @Nullable UUID accountId,
            @Nullable Long orderId,
            @Nullable Long tradeId,
            @Nullable JsonNode body) {}

    /** Entries after a number, oldest first; {@code nextCursor} is the next {@code afterSequence}. */
    @GetMapping
    @PreAuthorize("hasAnyRole('SERVICE', 'ADMIN')")
    PageAnswer<Entry> read(
            @RequestParam(defaultValue = "0") @Min(0) long afterSequence,
            @RequestParam(defaultValue = "500") @Min(1) @Max(LIMIT_MAX) int limit) {
        if (limit < 1 || limit > LIMIT_MAX || afterSequence < 0) {
            throw ApiException.invalid("limit", "RANGE", "must be 1 to " + LIMIT_MAX);
        }
        List<Entry> entries = jdbc.sql(
                        """
                        SELECT sequence, happened_at, kind, account_id, order_id, trade_id, body FROM journal
                        WHERE sequence > :after ORDER BY sequence LIMIT :limit""")
                .param("after", afterSequence)
                .param("limit", limit)
                .query(JournalController::entry)
                .list();
        boolean more = entries.size() == limit;
        return new PageAnswer<>(entries, more ? String.valueOf(entries.getLast().sequence()) : null);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("sequence"),
                Instant.ofEpochMilli(row.getLong("happened_at")),
                row.getString("kind"),
                row.getObject("account_id", UUID.class),
                row.getObject("order_id", Long.class),
                row.getObject("trade_id", Long.class),
                Json.parse(row.getString("body")));
    }
}
