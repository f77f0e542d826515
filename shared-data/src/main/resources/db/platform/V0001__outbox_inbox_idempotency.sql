-- What every service with a database has beside its own tables.

-- One counter per (topic, key), locked by the transaction that appends: sequences are gapless, and their order is the
-- order of commits.
CREATE TABLE outbox_sequence (
    topic         text   NOT NULL,
    key           text   NOT NULL,
    last_sequence bigint NOT NULL,
    PRIMARY KEY (topic, key)
);

CREATE TABLE outbox (
    position   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid        NOT NULL UNIQUE,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    sequence   bigint      NOT NULL,
    envelope   text        NOT NULL,
    created_at timestamptz NOT NULL,
    sent_at    timestamptz,
    UNIQUE (topic, key, sequence)
);

CREATE INDEX outbox_pending ON outbox (position) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

CREATE TABLE inbox (
    consumer text        NOT NULL,
    event_id uuid        NOT NULL,
    seen_at  timestamptz NOT NULL,
    PRIMARY KEY (consumer, event_id)
);

CREATE INDEX inbox_seen_at ON inbox (seen_at);

CREATE TABLE idempotency (
    scope       text        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    status      int,
    body        text,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (scope, key)
);

CREATE INDEX idempotency_created_at ON idempotency (created_at);
