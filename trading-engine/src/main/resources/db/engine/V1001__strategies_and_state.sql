CREATE TABLE strategies (
    strategy_id      uuid PRIMARY KEY,
    name             text NOT NULL,
    strategy         text NOT NULL,
    parameters       text NOT NULL,
    account_id       uuid NOT NULL,
    user_id          uuid NOT NULL,
    symbol           text NOT NULL,
    interval_ms      bigint NOT NULL CHECK (interval_ms > 0),
    quantity         numeric(38, 18) NOT NULL CHECK (quantity > 0),
    capital          numeric(38, 18) NOT NULL CHECK (capital > 0),
    take_profit      numeric(38, 18),
    stop_loss        numeric(38, 18),
    trailing_stop    numeric(38, 18),
    state            text NOT NULL CHECK (state IN ('CREATED', 'RUNNING', 'PAUSED', 'STOPPED', 'FAILED')),
    run              integer NOT NULL,
    cause            text,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL
);
CREATE INDEX strategies_by_symbol ON strategies (symbol, created_at, strategy_id);
CREATE INDEX strategies_by_user ON strategies (user_id, strategy_id);

-- What a strategy holds and remembers, written with the cursor in one transaction.
CREATE TABLE strategy_states (
    strategy_id      uuid PRIMARY KEY REFERENCES strategies ON DELETE CASCADE,
    state            text NOT NULL
);

CREATE TABLE cursors (
    symbol           text PRIMARY KEY,
    trade_id         bigint NOT NULL,
    trade_price      numeric(38, 18),
    trade_quantity   numeric(38, 18),
    trade_time       timestamptz,
    buyer_is_maker   boolean,
    updates_sequence bigint NOT NULL,
    gap_until_ms     bigint NOT NULL
);

-- Written before an order is sent, dropped by the commit that covers its trade.
CREATE TABLE order_intents (
    client_order_id  text PRIMARY KEY,
    symbol           text NOT NULL,
    trade_id         bigint NOT NULL,
    request          text NOT NULL,
    created_at       timestamptz NOT NULL
);
CREATE INDEX order_intents_by_symbol ON order_intents (symbol, trade_id);

CREATE TABLE decisions (
    sequence         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    decision_id      uuid NOT NULL UNIQUE,
    strategy_id      uuid NOT NULL,
    strategy_name    text NOT NULL,
    account_id       uuid NOT NULL,
    symbol           text NOT NULL,
    market_trade_id  bigint NOT NULL,
    signal           text NOT NULL,
    outcome          text NOT NULL CHECK (outcome IN ('ORDER_SENT', 'ORDER_REFUSED', 'NO_ORDER')),
    order_id         uuid,
    client_order_id  text,
    reason           text,
    facts            text NOT NULL,
    decided_at       timestamptz NOT NULL
);
CREATE INDEX decisions_by_strategy ON decisions (strategy_id, sequence DESC);

-- Set-up that happens once in the life of a database.
CREATE TABLE done_once (
    name             text PRIMARY KEY,
    done_at          timestamptz NOT NULL
);
