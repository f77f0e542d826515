-- What decides later fills beyond the orders themselves: the place of each resting order in its queue, and the modelled quotes as they
-- stand. A venue that was killed goes on with them exactly as if it had not been.

ALTER TABLE venue_order
  ADD COLUMN queue_rank bigint NOT NULL DEFAULT 0,
  ADD COLUMN shown_lots bigint NOT NULL DEFAULT 0;

-- Orders from before this version keep the order in which they began to work.
UPDATE venue_order o
SET queue_rank = r.rank,
    shown_lots = CASE WHEN o.iceberg_lots = 0 THEN o.lots - o.filled_lots
                      ELSE LEAST(o.iceberg_lots, o.lots - o.filled_lots) END
FROM (SELECT order_id, row_number() OVER (ORDER BY working_at, order_id) AS rank
      FROM venue_order WHERE state IN ('NEW', 'PARTIALLY_FILLED') AND working_at <> -1) r
WHERE o.order_id = r.order_id;

-- One row: price and lots of each modelled quote, in pairs.
CREATE TABLE modelled_quotes (
  id   smallint PRIMARY KEY CHECK (id = 1),
  bids bigint[] NOT NULL,
  asks bigint[] NOT NULL
);
