-- Market time of a strategy's decision: at a venue that replays its market, orders per minute are counted by it.
alter table orders add column decided_at timestamptz;
create index orders_decided on orders (account_id, decided_at) where decided_at is not null and status <> 'REJECTED';
