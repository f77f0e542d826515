-- People, their sessions, the keys that sign their tokens, and what happened to all three.

CREATE TABLE users (
    id                  uuid PRIMARY KEY,
    username            text        NOT NULL,
    username_key        text        NOT NULL UNIQUE,
    email               text        NOT NULL,
    email_key           text        NOT NULL UNIQUE,
    password_hash       text        NOT NULL,
    roles               text[]      NOT NULL CHECK (cardinality(roles) > 0),
    created_at          timestamptz NOT NULL,
    password_changed_at timestamptz NOT NULL,
    CHECK (char_length(username) <= 32),
    CHECK (char_length(email) <= 254)
);

-- One log-in and all the refresh tokens that came out of it, one after the other.
CREATE TABLE token_families (
    id             uuid PRIMARY KEY,
    user_id        uuid        NOT NULL REFERENCES users (id),
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    revoked_at     timestamptz,
    revoked_reason text,
    CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
);

CREATE INDEX token_families_user ON token_families (user_id) WHERE revoked_at IS NULL;
CREATE INDEX token_families_expiry ON token_families (expires_at);

-- Only hashes: who reads this table cannot log in with it.
CREATE TABLE refresh_tokens (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    family_id  uuid        NOT NULL REFERENCES token_families (id) ON DELETE CASCADE,
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id);

-- The private half is sealed under a key that is not in the database.
CREATE TABLE signing_keys (
    id           text PRIMARY KEY,
    public_jwk   text        NOT NULL,
    sealed_key   text       NOT NULL,
    created_at   timestamptz NOT NULL,
    retires_at   timestamptz
);

-- Failed log-ins per account, source, or both; keys are hashes, so that rows have one size.
CREATE TABLE login_throttle (
    key           text PRIMARY KEY,
    failures      int         NOT NULL,
    blocked_until timestamptz,
    updated_at    timestamptz NOT NULL
);

CREATE INDEX login_throttle_age ON login_throttle (updated_at);

-- Where an account was logged in from with success: an attacker elsewhere cannot slow its owner down there.
CREATE TABLE trusted_sources (
    username_key text        NOT NULL,
    source       text        NOT NULL,
    last_success timestamptz NOT NULL,
    PRIMARY KEY (username_key, source)
);

CREATE INDEX trusted_sources_age ON trusted_sources (last_success);

CREATE TABLE auth_events (
    id             uuid PRIMARY KEY,
    at             timestamptz NOT NULL,
    kind           text        NOT NULL,
    user_id        uuid,
    source         text,
    correlation_id text,
    detail         text
);

CREATE INDEX auth_events_user ON auth_events (user_id, id);

-- What happened stays as it happened.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'auth_events is append-only';
END $$;

CREATE TRIGGER auth_events_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON auth_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
