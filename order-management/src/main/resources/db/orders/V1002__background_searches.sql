-- What the background asks several times a second must not read every order that ever was.
create index orders_undecided on orders (order_id) where status in ('PENDING', 'UNKNOWN');
create index orders_cancel_wanted on orders (updated_at)
    where cancel_requested and status in ('ACCEPTED', 'PARTIALLY_FILLED', 'PENDING_CANCEL');
