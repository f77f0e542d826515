-- Accounts and what they own. A row of accounts is also the lock under which everything of that account changes.
create table accounts (
    account_id uuid primary key,
    user_id uuid not null,
    name text not null,
    venue text not null,
    quote_currency text not null,
    state text not null check (state in ('OPENING', 'OPEN')),
    requested_deposits text not null,
    content_hash text not null,
    peak_equity numeric(38, 18) not null,
    equity_day date not null,
    start_of_day_equity numeric(38, 18) not null,
    created_at timestamptz not null
);
create index accounts_by_user on accounts (user_id, account_id);

-- Keys of the venue, AES-256-GCM under the master key with the account id as associated data.
create table venue_keys (
    account_id uuid primary key references accounts,
    nonce bytea not null unique,
    ciphertext bytea not null,
    created_at timestamptz not null
);

create table balances (
    account_id uuid not null references accounts,
    currency text not null,
    total numeric(38, 18) not null,
    held numeric(38, 18) not null default 0 check (held >= 0),
    primary key (account_id, currency)
);

create table orders (
    order_id uuid primary key,
    account_id uuid not null references accounts,
    user_id uuid not null,
    client_order_id text not null,
    venue_client_order_id text not null,
    idempotency_key text,
    content_hash text not null,
    strategy_id uuid,
    decision_id uuid,
    venue text not null,
    symbol text not null,
    base text not null,
    quote text not null,
    side text not null,
    type text not null,
    time_in_force text,
    quantity numeric(38, 18) not null check (quantity > 0),
    price numeric(38, 18),
    stop_price numeric(38, 18),
    reduce_only boolean not null,
    origin text not null check (origin in ('API', 'AMEND', 'EXTERNAL')),
    replaces uuid references orders,
    status text not null,
    filled numeric(38, 18) not null default 0 check (filled <= quantity),
    reported numeric(38, 18) not null default 0 check (reported <= quantity),
    filled_quote numeric(38, 18) not null default 0,
    hold_currency text not null,
    hold_unit numeric(38, 18) not null,
    hold_amount numeric(38, 18) not null check (hold_amount >= 0),
    venue_order_id text,
    reason text,
    refusal_code text,
    refusal_rules text,
    cancel_requested boolean not null default false,
    order_sequence bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Unique for ever: the venue promises it among open orders only, so a resend after a fill would trade twice.
    constraint orders_client_order_id unique (account_id, client_order_id),
    constraint orders_idempotency_key unique (account_id, idempotency_key)
);
create index orders_by_account on orders (account_id, order_id desc);
create index orders_recent on orders (account_id, created_at) where status <> 'REJECTED';
create index orders_open on orders (account_id, symbol)
    where status in ('PENDING', 'ACCEPTED', 'PARTIALLY_FILLED', 'PENDING_CANCEL', 'UNKNOWN');
create index orders_missing_fills on orders (account_id) where reported > filled;
create index orders_by_venue_id on orders (account_id, symbol, venue_order_id);
create index orders_by_replaced on orders (replaces) where replaces is not null;

-- Both sides of a trade between two accounts of ours carry one trade id, hence account and side.
create table fills (
    fill_id uuid primary key,
    order_id uuid not null references orders,
    account_id uuid not null references accounts,
    venue text not null,
    symbol text not null,
    trade_id bigint not null,
    side text not null,
    price numeric(38, 18) not null,
    quantity numeric(38, 18) not null check (quantity > 0),
    fee_amount numeric(38, 18) not null,
    fee_currency text not null,
    maker boolean not null,
    traded_at timestamptz not null,
    order_sequence bigint not null,
    constraint fills_once unique (venue, symbol, trade_id, account_id, side)
);
create index fills_by_order on fills (order_id, trade_id);
create index fills_by_account on fills (account_id, fill_id desc);
create index fills_by_symbol on fills (account_id, symbol, trade_id desc);

-- Every step of every order. The sequence over all orders is given after the commit, by one writer, so that it has no gaps and
-- no transaction waits for it.
create table order_events (
    event_id bigint generated always as identity primary key,
    order_id uuid not null references orders,
    order_sequence bigint not null,
    event text not null,
    update_sequence bigint unique,
    constraint order_events_once unique (order_id, order_sequence)
);
create index order_events_unnumbered on order_events (event_id) where update_sequence is null;

-- How far an order that the venue does not know has been looked for.
create table order_probes (
    order_id uuid primary key references orders,
    since timestamptz not null,
    probes integer not null,
    next_probe_at timestamptz not null
);
create index order_probes_due on order_probes (next_probe_at);

-- How far the account's own trades have been read from the venue.
create table trade_cursors (
    account_id uuid not null references accounts,
    symbol text not null,
    next_trade_id bigint not null,
    primary key (account_id, symbol)
);

create table reconciliations (
    run_id uuid primary key,
    account_id uuid not null references accounts,
    trigger text not null,
    outcome text not null,
    detail text,
    started_at timestamptz not null,
    finished_at timestamptz not null
);
create index reconciliations_by_account on reconciliations (account_id, run_id desc);

create table differences (
    difference_id uuid primary key,
    account_id uuid not null references accounts,
    kind text not null,
    order_id uuid,
    symbol text,
    currency text,
    ours text,
    venues text,
    detail text not null,
    accepted_by text,
    found_at timestamptz not null
);
create index differences_by_account on differences (account_id, difference_id desc);
create index differences_waiting on differences (account_id) where accepted_by is null;
