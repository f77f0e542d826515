package io.aitrading.orders.order;

import io.aitrading.domain.api.OrderUpdatesAnswer.OrderUpdate;
import io.aitrading.domain.event.OrderEvent;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every step of every order. */
@Repository
class OrderEventStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BATCH = 500;

    /** Any number will do, as long as only this writer uses it in this schema. */
    private static final long NUMBERING_LOCK = 4_802_001L;

    private final JdbcClient jdbc;
    private final FillStore fills;

    OrderEventStore(JdbcClient jdbc, FillStore fills) {
        this.jdbc = jdbc;
        this.fills = fills;
    }

    void append(OrderEvent event) {
        jdbc.sql("insert into order_events (order_id, order_sequence, event) values (?, ?, ?)")
                .params(event.orderId(), event.orderSequence(), JSON.writeValueAsString(event))
                .update();
    }

    List<OrderEvent> ofOrder(UUID orderId) {
        return jdbc.sql("select event from order_events where order_id = ? order by order_sequence limit 1000")
                .param(orderId)
                .query((row, number) -> JSON.readValue(row.getString("event"), OrderEvent.class))
                .list();
    }

    /**
     * Numbers committed steps in the order of their writing; a step of a slow transaction gets a later number, but steps of one
     * order never change places, because their account's lock keeps them apart. In a transaction.
     */
    Numbering numberCommitted() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(NUMBERING_LOCK)
                .query((row, number) -> 0)
                .list();
        return jdbc.sql(
                        """
                        with fresh as (
                            select event_id, row_number() over (order by event_id) as place
                            from order_events where update_sequence is null order by event_id limit ?),
                        last as (select coalesce(max(update_sequence), 0) as sequence from order_events),
                        numbered as (
                            update order_events e set update_sequence = last.sequence + fresh.place
                            from fresh, last where e.event_id = fresh.event_id returning e.update_sequence)
                        select count(*) as steps, coalesce(max(update_sequence), 0) as last from numbered""")
                .param(BATCH)
                .query((row, number) -> new Numbering(row.getInt("steps"), row.getLong("last")))
                .single();
    }

    /**
     * @param steps how many got a number
     * @param last the highest number given; 0 when there were none
     */
    record Numbering(int steps, long last) {
        boolean leftMore() {
            return steps == BATCH;
        }
    }

    long lastNumber() {
        return jdbc.sql("select coalesce(max(update_sequence), 0) from order_events")
                .query(Long.class)
                .single();
    }

    List<OrderUpdate> after(long sequence, int limit) {
        List<Numbered> numbered = jdbc.sql(
                        "select update_sequence, event from order_events where update_sequence > ? order by update_sequence limit ?")
                .params(sequence, limit)
                .query((row, number) -> new Numbered(
                        row.getLong("update_sequence"), JSON.readValue(row.getString("event"), OrderEvent.class)))
                .list();
        List<UUID> orderIds =
                numbered.stream().map(step -> step.event().orderId()).distinct().toList();
        List<StoredFill> booked = fills.ofOrders(orderIds);
        return numbered.stream()
                .map(step -> new OrderUpdate(
                        step.sequence(),
                        step.event(),
                        booked.stream()
                                .filter(fill -> fill.orderId()
                                                .equals(step.event().orderId())
                                        && fill.orderSequence() == step.event().orderSequence())
                                .map(OrderViews::fill)
                                .toList()))
                .toList();
    }

    private record Numbered(long sequence, OrderEvent event) {}
}
