-- The venue's state and its history. Amounts are whole units of 1e-8 of the asset (*_units), prices whole ticks of 0.01,
-- quantities whole lots of 0.00001: exact integers on the venue's own grids. Times are milliseconds since 1970 in UTC.

CREATE TABLE account (
  number       bigint PRIMARY KEY,
  account_id   uuid NOT NULL UNIQUE,
  name         text NOT NULL,
  owner_id     uuid,
  created_at   bigint NOT NULL
);
CREATE INDEX account_owner ON account (owner_id);

CREATE TABLE api_key (
  api_key      text PRIMARY KEY,
  account      bigint NOT NULL REFERENCES account,
  kind         text NOT NULL CHECK (kind IN ('HMAC', 'ED25519', 'RSA')),
  material     text NOT NULL,
  created_at   bigint NOT NULL
);
CREATE INDEX api_key_account ON api_key (account);

CREATE TABLE balance (
  account      bigint NOT NULL REFERENCES account,
  asset        text NOT NULL,
  free_units   bigint NOT NULL CHECK (free_units >= 0),
  locked_units bigint NOT NULL CHECK (locked_units >= 0),
  PRIMARY KEY (account, asset)
);

CREATE TABLE deposit (
  account      bigint NOT NULL REFERENCES account,
  reference    text NOT NULL,
  asset        text NOT NULL,
  units        bigint NOT NULL CHECK (units > 0),
  created_at   bigint NOT NULL,
  PRIMARY KEY (account, reference)
);

CREATE TABLE venue_order (
  order_id              bigint PRIMARY KEY,
  account               bigint NOT NULL REFERENCES account,
  list_id               bigint NOT NULL,
  client_order_id       text NOT NULL,
  side                  text NOT NULL,
  kind                  text NOT NULL,
  time_in_force         text NOT NULL,
  price_ticks           bigint NOT NULL,
  stop_ticks            bigint NOT NULL,
  lots                  bigint NOT NULL,
  iceberg_lots          bigint NOT NULL,
  quote_order_units     bigint NOT NULL,
  filled_lots           bigint NOT NULL CHECK (filled_lots <= lots),
  filled_quote_units    bigint NOT NULL,
  state                 text NOT NULL,
  created_at            bigint NOT NULL,
  updated_at            bigint NOT NULL,
  working_at            bigint NOT NULL,
  self_trade_prevention text NOT NULL,
  strategy_id           bigint,
  strategy_type         integer
);
CREATE INDEX venue_order_account ON venue_order (account, order_id);
CREATE INDEX venue_order_client_id ON venue_order (account, client_order_id);
CREATE INDEX venue_order_list ON venue_order (list_id) WHERE list_id <> -1;
CREATE INDEX venue_order_open ON venue_order (order_id) WHERE state IN ('NEW', 'PARTIALLY_FILLED');

CREATE TABLE fill (
  trade_id     bigint NOT NULL,
  order_id     bigint NOT NULL REFERENCES venue_order,
  list_id      bigint NOT NULL,
  account      bigint NOT NULL REFERENCES account,
  side         text NOT NULL,
  price_ticks  bigint NOT NULL,
  lots         bigint NOT NULL CHECK (lots > 0),
  quote_units  bigint NOT NULL,
  fee_units    bigint NOT NULL,
  fee_asset    text NOT NULL,
  maker        boolean NOT NULL,
  traded_at    bigint NOT NULL,
  PRIMARY KEY (trade_id, order_id)
);
CREATE INDEX fill_account ON fill (account, trade_id);
CREATE INDEX fill_order ON fill (order_id);

CREATE TABLE order_list (
  list_id                bigint PRIMARY KEY,
  account                bigint NOT NULL REFERENCES account,
  client_list_id         text NOT NULL,
  first_order_id         bigint NOT NULL,
  first_client_order_id  text NOT NULL,
  second_order_id        bigint NOT NULL,
  second_client_order_id text NOT NULL,
  executing              boolean NOT NULL,
  created_at             bigint NOT NULL
);
CREATE INDEX order_list_account ON order_list (account, list_id);

CREATE TABLE public_trade (
  trade_id       bigint PRIMARY KEY,
  price_ticks    bigint NOT NULL,
  lots           bigint NOT NULL,
  traded_at      bigint NOT NULL,
  buyer_is_maker boolean NOT NULL,
  recorded       boolean NOT NULL
);

CREATE INDEX public_trade_time ON public_trade (traded_at);

-- What happened to accounts and orders, in the order in which it happened. Never changed.
CREATE TABLE journal (
  sequence    bigint PRIMARY KEY,
  happened_at bigint NOT NULL,
  kind        text NOT NULL,
  account_id  uuid,
  order_id    bigint,
  trade_id    bigint,
  body        jsonb NOT NULL
);
CREATE INDEX journal_order ON journal (order_id);

CREATE FUNCTION refuse_journal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE ON journal
  FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();

-- One row: where the venue stands. Written in the transaction of every batch.
CREATE TABLE replay_state (
  id                    smallint PRIMARY KEY CHECK (id = 1),
  mode                  text NOT NULL,
  speed_per_mille       bigint NOT NULL CHECK (speed_per_mille > 0),
  replay_loop           bigint NOT NULL,
  replay_position       integer NOT NULL,
  last_trade_id         bigint NOT NULL,
  last_order_id         bigint NOT NULL,
  last_list_id          bigint NOT NULL,
  last_account          bigint NOT NULL,
  last_sequence         bigint NOT NULL,
  book_update_id        bigint NOT NULL,
  event_time            bigint NOT NULL,
  regime_first_trade_id bigint NOT NULL
);
