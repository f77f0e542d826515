create table accounts (
    account_id uuid primary key,
    user_id    uuid        not null,
    venue      text        not null,
    name       text        not null,
    opened_at  timestamptz not null
);
create index accounts_by_user on accounts (user_id);

create table ledger_entries (
    entry_id    uuid primary key,
    account_id  uuid        not null references accounts,
    kind        text        not null check (kind in ('DEPOSIT', 'WITHDRAWAL', 'ADJUSTMENT', 'FILL')),
    -- What caused it: an event id or a fill id. The same cause is booked once.
    reference   uuid        not null,
    description text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    unique (account_id, kind, reference)
);
create index ledger_entries_by_account on ledger_entries (account_id, entry_id desc);

create table ledger_postings (
    entry_id       uuid           not null references ledger_entries,
    line           int            not null,
    ledger_account text           not null check (ledger_account in ('HOLDINGS', 'CAPITAL', 'CONVERSION', 'FEES')),
    currency       text           not null,
    amount         numeric(38, 18) not null,
    primary key (entry_id, line)
);

-- The books balance because the database refuses anything else, whatever the code above it does.
create function refuse_unbalanced_entry() returns trigger language plpgsql as $$
begin
    if exists (select 1 from ledger_postings where entry_id = new.entry_id group by currency having sum(amount) <> 0) then
        raise exception 'ledger entry % does not sum to zero', new.entry_id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger ledger_postings_balance after insert on ledger_postings
    deferrable initially deferred for each row execute function refuse_unbalanced_entry();

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'check_violation';
end $$;
create trigger ledger_entries_append_only before update or delete on ledger_entries for each row execute function refuse_change();
create trigger ledger_postings_append_only before update or delete on ledger_postings for each row execute function refuse_change();

-- Running sums of the postings, kept in the transaction that posts them.
create table ledger_balances (
    account_id     uuid           not null references accounts,
    ledger_account text           not null,
    currency       text           not null,
    amount         numeric(38, 18) not null,
    primary key (account_id, ledger_account, currency)
);

create table fills (
    fill_id     uuid primary key,
    order_id    uuid           not null,
    account_id  uuid           not null references accounts,
    venue       text           not null,
    symbol      text           not null,
    trade_id    text           not null,
    side        text           not null,
    price       numeric(38, 18) not null,
    quantity    numeric(38, 18) not null check (quantity > 0),
    occurred_at timestamptz    not null,
    -- Two of our own accounts may be the two sides of one trade, hence the order.
    unique (venue, symbol, trade_id, order_id)
);
create index fills_by_account on fills (account_id, symbol);

create table positions (
    account_id   uuid           not null references accounts,
    symbol       text           not null,
    base         text           not null,
    quote        text           not null,
    quantity     numeric(38, 18) not null,
    cost         numeric(38, 18) not null,
    realised_pnl numeric(38, 18) not null,
    -- Fees of this symbol's fills, valued in quote at the fill's price.
    fees         numeric(38, 18) not null,
    fill_count   bigint         not null,
    updated_at   timestamptz    not null,
    primary key (account_id, symbol)
);

create table equity_points (
    account_id uuid           not null references accounts,
    at         timestamptz    not null,
    equity     numeric(38, 18) not null,
    capital    numeric(38, 18) not null,
    primary key (account_id, at)
);
create index equity_points_by_time on equity_points (at);
