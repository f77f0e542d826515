-- Who may no longer come in, from when on.
ALTER TABLE users ADD COLUMN disabled_at timestamptz;

-- When the last access token of a session expires. Sessions that are open now may have one of an hour at most.
ALTER TABLE token_families ADD COLUMN access_until timestamptz NOT NULL DEFAULT now() + interval '1 hour';
ALTER TABLE token_families ALTER COLUMN access_until DROP DEFAULT;

-- Sessions that ended before their last access token expired: what every service follows. One row holds the last number,
-- and whoever ends sessions locks it, so that numbers appear in the order of commits.
CREATE TABLE ended_sessions_last (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    sequence bigint NOT NULL
);
INSERT INTO ended_sessions_last (sequence) VALUES (0);

CREATE TABLE ended_sessions (
    sequence   bigint PRIMARY KEY,
    session_id uuid        NOT NULL,
    until      timestamptz NOT NULL
);

CREATE INDEX ended_sessions_until ON ended_sessions (until);

-- The second factor of a user. The secret is sealed; last_step is the newest time step whose code was used.
CREATE TABLE second_factors (
    user_id       uuid PRIMARY KEY REFERENCES users (id),
    sealed_secret text        NOT NULL,
    created_at    timestamptz NOT NULL,
    confirmed_at  timestamptz,
    last_step     bigint      NOT NULL
);

CREATE TABLE recovery_codes (
    code_hash bytea PRIMARY KEY CHECK (octet_length(code_hash) = 32),
    user_id   uuid NOT NULL REFERENCES second_factors (user_id) ON DELETE CASCADE,
    used_at   timestamptz
);

CREATE INDEX recovery_codes_user ON recovery_codes (user_id);

-- A new signing key on demand needs two persons; the database holds that rule too.
CREATE TABLE key_rotations (
    id          uuid PRIMARY KEY,
    reason      text        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500),
    proposed_by uuid        NOT NULL,
    proposed_at timestamptz NOT NULL,
    approved_by uuid,
    approved_at timestamptz,
    CHECK (approved_by IS DISTINCT FROM proposed_by),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);
