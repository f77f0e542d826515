-- Trades of one taker at one price share an aggregate; each trade from before this version is its own.
ALTER TABLE public_trade ADD COLUMN aggregate_id bigint;
UPDATE public_trade SET aggregate_id = trade_id;
ALTER TABLE public_trade ALTER COLUMN aggregate_id SET NOT NULL;
CREATE INDEX public_trade_aggregate ON public_trade (aggregate_id);

ALTER TABLE replay_state
  ADD COLUMN last_aggregate_id bigint,
  -- Where the replayed past ends and candles of real trades begin; unknown of a venue from before this version.
  ADD COLUMN anchor_time bigint,
  ADD COLUMN anchor_offset bigint,
  ADD COLUMN anchor_speed_per_mille bigint;
UPDATE replay_state SET last_aggregate_id = last_trade_id;
ALTER TABLE replay_state ALTER COLUMN last_aggregate_id SET NOT NULL;

-- Candles of real trades in UTC, of those spans that hold a trade; all other lengths are put together of these. They outlive the
-- trades, which are removed in time. level: 0 second, 1 minute, 2 hour, 3 day. regime: the replay_state's regime_first_trade_id.
CREATE TABLE candle (
  regime           bigint NOT NULL,
  level            smallint NOT NULL,
  open_time        bigint NOT NULL,
  open_ticks       bigint NOT NULL,
  high_ticks       bigint NOT NULL,
  low_ticks        bigint NOT NULL,
  close_ticks      bigint NOT NULL,
  lots             bigint NOT NULL,
  tick_lots        bigint NOT NULL,
  trades           bigint NOT NULL,
  bought_lots      bigint NOT NULL,
  bought_tick_lots bigint NOT NULL,
  first_trade_id   bigint NOT NULL,
  last_trade_id    bigint NOT NULL,
  PRIMARY KEY (regime, level, open_time)
);

INSERT INTO candle
SELECT regime_first_trade_id, level, traded_at / length * length,
       (array_agg(price_ticks ORDER BY trade_id))[1], max(price_ticks), min(price_ticks),
       (array_agg(price_ticks ORDER BY trade_id DESC))[1],
       sum(lots), sum(lots * price_ticks), count(*),
       coalesce(sum(lots) FILTER (WHERE NOT buyer_is_maker), 0),
       coalesce(sum(lots * price_ticks) FILTER (WHERE NOT buyer_is_maker), 0),
       min(trade_id), max(trade_id)
FROM public_trade
  CROSS JOIN replay_state
  CROSS JOIN (VALUES (0, 1000), (1, 60000), (2, 3600000), (3, 86400000)) AS levels (level, length)
WHERE trade_id >= regime_first_trade_id
GROUP BY regime_first_trade_id, level, traded_at / length * length;
