-- Orders that wait for others, that follow the market, or that lost lots since they would have met their own account.

ALTER TABLE venue_order
  ADD COLUMN trailing_delta     integer NOT NULL DEFAULT 0,
  ADD COLUMN trailing_extreme   bigint NOT NULL DEFAULT 0,
  ADD COLUMN trailing_since     bigint NOT NULL DEFAULT -1,
  ADD COLUMN reserve_ticks      bigint NOT NULL DEFAULT 0,
  ADD COLUMN prevented_lots     bigint NOT NULL DEFAULT 0,
  ADD COLUMN prevented_match_id bigint NOT NULL DEFAULT 0,
  ADD COLUMN expiry_reason      text;
UPDATE venue_order SET reserve_ticks = CASE WHEN price_ticks = 0 THEN stop_ticks ELSE price_ticks END;

DROP INDEX venue_order_open;
CREATE INDEX venue_order_open ON venue_order (order_id) WHERE state IN ('PENDING_NEW', 'NEW', 'PARTIALLY_FILLED');

ALTER TABLE order_list
  ADD COLUMN kind             text NOT NULL DEFAULT 'OCO',
  ADD COLUMN order_ids        bigint[],
  ADD COLUMN client_order_ids text[],
  ADD COLUMN updated_at       bigint;
UPDATE order_list
SET order_ids = ARRAY[first_order_id, second_order_id],
    client_order_ids = ARRAY[first_client_order_id, second_client_order_id], updated_at = created_at;
ALTER TABLE order_list
  DROP COLUMN first_order_id, DROP COLUMN first_client_order_id,
  DROP COLUMN second_order_id, DROP COLUMN second_client_order_id,
  ALTER COLUMN order_ids SET NOT NULL, ALTER COLUMN client_order_ids SET NOT NULL, ALTER COLUMN updated_at SET NOT NULL;

CREATE TABLE prevented_match (
  match_id       bigint PRIMARY KEY,
  account        bigint NOT NULL REFERENCES account,
  taker_order_id bigint NOT NULL,
  maker_order_id bigint NOT NULL,
  mode           text NOT NULL,
  price_ticks    bigint NOT NULL,
  taker_lots     bigint NOT NULL,
  maker_lots     bigint NOT NULL,
  happened_at    bigint NOT NULL
);
CREATE INDEX prevented_match_taker ON prevented_match (taker_order_id);
CREATE INDEX prevented_match_maker ON prevented_match (maker_order_id);

CREATE TABLE amendment (
  execution_id           bigint PRIMARY KEY,
  account                bigint NOT NULL REFERENCES account,
  order_id               bigint NOT NULL REFERENCES venue_order,
  client_order_id_before text NOT NULL,
  client_order_id_after  text NOT NULL,
  lots_before            bigint NOT NULL,
  lots_after             bigint NOT NULL,
  amended_at             bigint NOT NULL
);
CREATE INDEX amendment_order ON amendment (order_id);

-- Executions were numbered by their time before: new numbers go on above all of those.
ALTER TABLE replay_state
  ADD COLUMN last_execution_id       bigint NOT NULL DEFAULT 0,
  ADD COLUMN last_prevented_match_id bigint NOT NULL DEFAULT 0;
UPDATE replay_state SET last_execution_id = event_time;
