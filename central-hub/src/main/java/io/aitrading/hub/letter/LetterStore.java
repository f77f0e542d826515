package io.aitrading.hub.letter;

import io.aitrading.data.DeadLetter;
import io.aitrading.hub.letter.StoredLetter.State;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Dead letters in PostgreSQL. */
@Repository
class LetterStore {
    private static final String COLUMNS =
            "letter_id, arrived_at, origin_topic, origin_partition, origin_offset, consumer,"
                    + " event_key, error, truncated, resent_letter, state, settled_at, settled_by, reason, ";
    private static final String WHOLE = "select " + COLUMNS + "event from dead_letters ";
    private static final String LISTED = "select " + COLUMNS + "null::bytea as event from dead_letters ";

    private final JdbcClient jdbc;

    LetterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a letter; one that is known already stays as it is. */
    void keep(UUID id, DeadLetter letter) {
        jdbc.sql("insert into dead_letters (letter_id, topic, topic_partition, topic_offset, arrived_at, origin_topic,"
                        + " origin_partition, origin_offset, consumer, event_key, event, error, truncated, resent_letter, state)"
                        + " values (:id, :topic, :partition, :offset, :at, :originTopic, :originPartition, :originOffset,"
                        + " :consumer, :key, :event, :error, :truncated, :resentLetter, 'OPEN') on conflict do nothing")
                .param("id", id)
                .param("topic", letter.place().topic())
                .param("partition", letter.place().partition())
                .param("offset", letter.place().offset())
                .param("at", Timestamp.from(letter.at()))
                .param("originTopic", storable(letter.origin().topic()))
                .param("originPartition", letter.origin().partition())
                .param("originOffset", letter.origin().offset())
                .param("consumer", storable(letter.consumer()))
                .param("key", letter.key() == null ? null : storable(letter.key()))
                .param("event", letter.value().getBytes(StandardCharsets.UTF_8))
                .param("error", storable(letter.error()))
                .param("truncated", letter.truncated())
                .param("resentLetter", id(letter.resentLetter()), Types.OTHER)
                .update();
    }

    /** PostgreSQL's text has no character zero. */
    private static String storable(String text) {
        return text.replace('\u0000', '\ufffd');
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException byAnotherHand) {
            return null;
        }
    }

    /** Newest first; ids rise with time, so they are the cursor. */
    List<StoredLetter> newestFirst(Optional<State> state, Optional<String> topic, Optional<UUID> olderThan, int limit) {
        return jdbc.sql(LISTED + "where (:state = '' or state = :state) and (:topic = '' or origin_topic = :topic)"
                        + " and (:all or letter_id < :olderThan) order by letter_id desc limit :limit")
                .param("state", state.map(State::name).orElse(""))
                .param("topic", topic.orElse(""))
                .param("all", olderThan.isEmpty())
                .param("olderThan", olderThan.orElse(new UUID(0, 0)))
                .param("limit", limit)
                .query(LetterStore::row)
                .list();
    }

    /** The oldest that nobody has decided about, in the order in which they came. */
    List<UUID> oldestOpen(String topic, int limit) {
        return jdbc.sql("select letter_id from dead_letters where state = 'OPEN' and origin_topic = ? and not truncated"
                        + " order by letter_id limit ?")
                .params(topic, limit)
                .query(UUID.class)
                .list();
    }

    int countOpen(String topic) {
        return jdbc.sql("select count(*) from dead_letters where state = 'OPEN' and origin_topic = ?")
                .param(topic)
                .query(Integer.class)
                .single();
    }

    Optional<StoredLetter> find(UUID id) {
        return jdbc.sql(WHOLE + "where letter_id = ?")
                .param(id)
                .query(LetterStore::row)
                .optional();
    }

    /** Two operators decide one after the other. */
    Optional<StoredLetter> lock(UUID id) {
        return jdbc.sql(WHOLE + "where letter_id = ? for update")
                .param(id)
                .query(LetterStore::row)
                .optional();
    }

    void settle(UUID id, State state, String by, String reason, Instant at) {
        jdbc.sql("update dead_letters set state = ?, settled_at = ?, settled_by = ?, reason = ? where letter_id = ?")
                .params(state.name(), Timestamp.from(at), by, reason, id)
                .update();
    }

    /** @param since when the oldest of them came */
    record OpenLetters(long count, @Nullable Instant since, @Nullable String topics) {}

    OpenLetters open() {
        return jdbc.sql("select count(*) as count, min(arrived_at) as since,"
                        + " string_agg(distinct origin_topic, ', ') as topics from dead_letters where state = 'OPEN'")
                .query((row, number) -> {
                    Timestamp since = row.getTimestamp("since");
                    return new OpenLetters(
                            row.getLong("count"), since == null ? null : since.toInstant(), row.getString("topics"));
                })
                .single();
    }

    int clear(Instant settledBefore) {
        return jdbc.sql("delete from dead_letters where settled_at < ?")
                .param(Timestamp.from(settledBefore))
                .update();
    }

    private static StoredLetter row(ResultSet row, int number) throws SQLException {
        byte[] event = row.getBytes("event");
        Timestamp settledAt = row.getTimestamp("settled_at");
        return new StoredLetter(
                row.getObject("letter_id", UUID.class),
                row.getTimestamp("arrived_at").toInstant(),
                new DeadLetter.Place(
                        row.getString("origin_topic"), row.getInt("origin_partition"), row.getLong("origin_offset")),
                row.getString("consumer"),
                row.getString("event_key"),
                event == null ? null : new String(event, StandardCharsets.UTF_8),
                row.getString("error"),
                row.getBoolean("truncated"),
                row.getObject("resent_letter", UUID.class),
                State.valueOf(row.getString("state")),
                settledAt == null ? null : settledAt.toInstant(),
                row.getString("settled_by"),
                row.getString("reason"));
    }
}
