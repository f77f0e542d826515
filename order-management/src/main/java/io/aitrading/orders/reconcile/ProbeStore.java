package io.aitrading.orders.reconcile;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each missing order has been looked for; survives restarts, so that they do not shorten the search. */
@Repository
class ProbeStore {

    private final JdbcClient jdbc;

    ProbeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param since when it was first missed
     * @param probes looks that found nothing
     */
    record Search(UUID orderId, Instant since, int probes, Instant nextProbeAt) {}

    Optional<Search> find(UUID orderId) {
        return jdbc.sql("select since, probes, next_probe_at from order_probes where order_id = ?")
                .param(orderId)
                .query((row, number) -> new Search(
                        orderId,
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getInt("probes"),
                        row.getObject("next_probe_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    List<UUID> due(Instant now) {
        return jdbc.sql("select order_id from order_probes where next_probe_at <= ? order by next_probe_at limit 100")
                .param(time(now))
                .query(UUID.class)
                .list();
    }

    /** Begins a search unless there is one. */
    void begin(UUID orderId, Instant since, Instant firstProbeAt) {
        jdbc.sql(
                        """
                        insert into order_probes (order_id, since, probes, next_probe_at) values (?, ?, 0, ?)
                        on conflict (order_id) do nothing""")
                .params(orderId, time(since), time(firstProbeAt))
                .update();
    }

    void update(Search search) {
        jdbc.sql("update order_probes set probes = ?, next_probe_at = ? where order_id = ?")
                .params(search.probes(), time(search.nextProbeAt()), search.orderId())
                .update();
    }

    void end(UUID orderId) {
        jdbc.sql("delete from order_probes where order_id = ?").param(orderId).update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
