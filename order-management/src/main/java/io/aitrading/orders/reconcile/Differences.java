package io.aitrading.orders.reconcile;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.Live;
import io.aitrading.orders.OrderProperties;
import io.aitrading.orders.SqlParameters;
import io.aitrading.orders.order.StoredOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was found to differ from the venue. Each is adopted, written down and shown; in strict mode a person accepts it. */
@Repository
class Differences {

    private static final String ADOPTED_BY_RULE = "adopted without asking";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;
    private final Live<OrderProperties> settings;

    Differences(JdbcClient jdbc, Ids ids, InstantSource clock, Live<OrderProperties> settings) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /** One difference as the API shows it. */
    record Difference(
            UUID differenceId,
            UUID accountId,
            String kind,
            @Nullable UUID orderId,
            @Nullable String symbol,
            @Nullable String currency,
            @Nullable String ours,
            @Nullable String venues,
            String detail,
            @Nullable String acceptedBy,
            Instant foundAt) {}

    void externalOrder(StoredOrder order) {
        insert(
                order.terms().accountId(),
                "EXTERNAL_ORDER",
                order.orderId(),
                order.terms().symbol(),
                null,
                null,
                order.venueOrderId(),
                "order " + order.terms().venueClientOrderId() + " was not placed here");
    }

    void balance(UUID accountId, String currency, BigDecimal ours, BigDecimal venues) {
        insert(
                accountId,
                "BALANCE",
                null,
                null,
                currency,
                Decimals.text(ours),
                Decimals.text(venues),
                "adopted as an adjustment of " + Decimals.text(venues.subtract(ours)));
    }

    boolean anyWaiting(UUID accountId) {
        return jdbc.sql("select exists (select 1 from differences where account_id = ? and accepted_by is null)")
                .param(accountId)
                .query(Boolean.class)
                .single();
    }

    int accept(UUID accountId, String by) {
        return jdbc.sql("update differences set accepted_by = ? where account_id = ? and accepted_by is null")
                .params(SqlParameters.of(by, accountId))
                .update();
    }

    List<Difference> latest(@Nullable UUID userId, int limit) {
        return jdbc.sql(
                        """
                        select d.* from differences d join accounts a on a.account_id = d.account_id
                        where cast(:user as uuid) is null or a.user_id = :user
                        order by d.difference_id desc limit :limit""")
                .param("user", userId)
                .param("limit", limit)
                .query((row, number) -> new Difference(
                        row.getObject("difference_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("kind"),
                        row.getObject("order_id", UUID.class),
                        row.getString("symbol"),
                        row.getString("currency"),
                        row.getString("ours"),
                        row.getString("venues"),
                        row.getString("detail"),
                        row.getString("accepted_by"),
                        row.getObject("found_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private void insert(
            UUID accountId,
            String kind,
            @Nullable UUID orderId,
            @Nullable String symbol,
            @Nullable String currency,
            @Nullable String ours,
            @Nullable String venues,
            String detail) {
        jdbc.sql(
                        """
                        insert into differences (difference_id, account_id, kind, order_id, symbol, currency, ours, venues,
                            detail, accepted_by, found_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(SqlParameters.of(
                        ids.next(),
                        accountId,
                        kind,
                        orderId,
                        symbol,
                        currency,
                        ours,
                        venues,
                        detail,
                        settings.now().reconciliation().strict() ? null : ADOPTED_BY_RULE,
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .update();
    }
}
