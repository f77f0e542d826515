-- Who may send orders, until when, and under which version of the trading state it certainly acts: a stop is answered once
-- nobody can act under an older one.
CREATE TABLE lease_holder (
    holder     uuid PRIMARY KEY,
    in_force   bigint      NOT NULL,
    lease_ends timestamptz NOT NULL
);
