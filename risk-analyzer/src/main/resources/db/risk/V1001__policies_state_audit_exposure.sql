-- Every policy that ever was; the one with the highest version is in force.
CREATE TABLE policy (
    version               bigint PRIMARY KEY,
    max_order_notional    numeric(38, 18) NOT NULL CHECK (max_order_notional > 0),
    max_position_notional numeric(38, 18) NOT NULL CHECK (max_position_notional > 0),
    max_daily_loss        numeric(38, 18) NOT NULL CHECK (max_daily_loss > 0),
    max_drawdown          numeric(38, 18) NOT NULL CHECK (max_drawdown > 0 AND max_drawdown <= 1),
    price_collar          numeric(38, 18) NOT NULL CHECK (price_collar > 0 AND price_collar <= 1),
    max_orders_per_minute int             NOT NULL CHECK (max_orders_per_minute > 0),
    max_open_orders       int             NOT NULL CHECK (max_open_orders > 0),
    max_concentration     numeric(38, 18) NOT NULL CHECK (max_concentration > 0 AND max_concentration <= 1),
    proposed_by           text            NOT NULL,
    approved_by           text,
    comment               text            NOT NULL,
    created_at            timestamptz     NOT NULL
);

-- For a paper account of 100,000 USDT: lets the shipped strategies trade and stops a runaway one.
INSERT INTO policy VALUES (1, 25000, 60000, 5000, 0.20, 0.05, 120, 50, 0.80,
                           'platform', NULL, 'Default for a paper account of 100,000 USDT', now());

-- What loosens something waits here for a second person.
CREATE TABLE proposal (
    id          uuid PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('POLICY', 'REARM')),
    -- The version (of the policy, or of the trading state) that was looked at when this was proposed.
    based_on    bigint      NOT NULL,
    content     text        NOT NULL,
    comment     text        NOT NULL,
    proposed_by text        NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by  text,
    decided_at  timestamptz,
    CHECK (decided_by IS NULL OR decided_by <> proposed_by)
);

-- One row: the present. Its version rises with every change of state or policy.
CREATE TABLE trading_state (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version    bigint      NOT NULL,
    state      text        NOT NULL CHECK (state IN ('ACTIVE', 'REDUCING', 'HALTED')),
    reason     text,
    actor      text        NOT NULL,
    changed_at timestamptz NOT NULL
);

INSERT INTO trading_state (version, state, reason, actor, changed_at) VALUES (1, 'ACTIVE', NULL, 'platform', now());

-- Cancelling all open orders after a stop: kept until order-management has confirmed it.
CREATE TABLE cancel_request (
    id           uuid PRIMARY KEY,
    reason       text        NOT NULL,
    requested_at timestamptz NOT NULL,
    done_at      timestamptz
);

-- Who did what: each entry carries the hash of the one before. Appended to, never changed.
CREATE TABLE audit (
    sequence      bigint PRIMARY KEY,
    at            timestamptz NOT NULL,
    actor         text        NOT NULL,
    action        text        NOT NULL,
    detail        text        NOT NULL,
    previous_hash char(64)    NOT NULL,
    hash          char(64)    NOT NULL UNIQUE
);

-- The end of the chain. Locked by whoever appends; tells a chain that was cut short from a whole one.
CREATE TABLE audit_head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    sequence bigint   NOT NULL,
    hash     char(64) NOT NULL
);

INSERT INTO audit_head (sequence, hash) VALUES (0, repeat('0', 64));

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only';
END
$$;

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What each account holds, as fills and account events tell it.
CREATE TABLE account (
    account_id uuid PRIMARY KEY,
    user_id    uuid NOT NULL,
    name       text NOT NULL,
    venue      text NOT NULL
);

CREATE TABLE balance (
    account_id uuid            NOT NULL,
    currency   text            NOT NULL,
    total      numeric(38, 18) NOT NULL,
    PRIMARY KEY (account_id, currency)
);

CREATE TABLE exposure (
    account_id   uuid            NOT NULL,
    user_id      uuid            NOT NULL,
    symbol       text            NOT NULL,
    quote        text            NOT NULL,
    quantity     numeric(38, 18) NOT NULL,
    cost         numeric(38, 18) NOT NULL,
    realised_pnl numeric(38, 18) NOT NULL,
    last_price   numeric(38, 18) NOT NULL,
    fills        bigint          NOT NULL,
    updated_at   timestamptz     NOT NULL,
    PRIMARY KEY (account_id, symbol)
);
