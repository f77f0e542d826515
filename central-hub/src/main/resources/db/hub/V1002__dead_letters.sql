create table dead_letters (
    letter_id        uuid        primary key,
    -- Where the letter lies. A broker that began anew counts from zero again, hence the time.
    topic            text        not null,
    topic_partition  int         not null,
    topic_offset     bigint      not null,
    arrived_at       timestamptz not null,
    origin_topic     text        not null,
    origin_partition int         not null,
    origin_offset    bigint      not null,
    consumer         text        not null,
    event_key        text,
    -- Bytes: whatever was sent is kept as it was, even what is no text for this database.
    event            bytea       not null,
    error            text        not null,
    truncated        boolean     not null,
    resent_letter    uuid,
    state            text        not null check (state in ('OPEN', 'RESENT', 'DISCARDED')),
    settled_at       timestamptz,
    settled_by       text,
    reason           text,
    unique (topic, topic_partition, topic_offset, arrived_at),
    check ((state = 'OPEN') = (settled_at is null))
);
create index dead_letters_open on dead_letters (letter_id) where state = 'OPEN';
create index dead_letters_by_origin on dead_letters (origin_topic, letter_id);
create index dead_letters_settled on dead_letters (settled_at) where settled_at is not null;
