package io.aitrading.paper.engine;

/** The statements that store a batch. */
final class StoreSql {
    static final String ACCOUNT =
            "INSERT INTO account (number, account_id, name, owner_id, created_at) VALUES (?, ?, ?, ?, ?)";

    static final String API_KEY =
            "INSERT INTO api_key (api_key, account, kind, material, created_at) VALUES (?, ?, ?, ?, ?)";

    static final String DEPOSIT =
            "INSERT INTO deposit (account, reference, asset, units, created_at) VALUES (?, ?, ?, ?, ?)";

    static final String BALANCE =
            """
            INSERT INTO balance (account, asset, free_units, locked_units) VALUES (?, ?, ?, ?)
            ON CONFLICT (account, asset) DO UPDATE
            SET free_units = excluded.free_units, locked_units = excluded.locked_units""";

    static final String ORDER =
            """
            INSERT INTO venue_order (order_id, account, list_id, client_order_id, side, kind, time_in_force, price_ticks,
              stop_ticks, lots, iceberg_lots, quote_order_units, filled_lots, filled_quote_units, state, created_at,
              updated_at, working_at, self_trade_prevention, strategy_id, strategy_type, queue_rank, shown_lots,
              trailing_delta, trailing_extreme, trailing_since, reserve_ticks, prevented_lots, prevented_match_id,
              expiry_reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (order_id) DO UPDATE
            SET client_order_id = excluded.client_order_id, lots = excluded.lots, filled_lots = excluded.filled_lots,
              filled_quote_units = excluded.filled_quote_units, state = excluded.state,
              updated_at = excluded.updated_at, working_at = excluded.working_at,
              queue_rank = excluded.queue_rank, shown_lots = excluded.shown_lots,
              trailing_extreme = excluded.trailing_extreme, trailing_since = excluded.trailing_since,
              reserve_ticks = excluded.reserve_ticks, prevented_lots = excluded.prevented_lots,
              prevented_match_id = excluded.prevented_match_id, expiry_reason = excluded.expiry_reason""";

    static final String FILL =
            """
            INSERT INTO fill (trade_id, order_id, list_id, account, side, price_ticks, lots, quote_units, fee_units, fee_asset,
              maker, traded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    static final String LIST =
            """
            INSERT INTO order_list (list_id, account, kind, client_list_id, order_ids, client_order_ids, executing,
              created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (list_id) DO UPDATE
            SET client_order_ids = excluded.client_order_ids, executing = excluded.executing,
              updated_at = excluded.updated_at""";

    static final String PREVENTED_MATCH =
            """
            INSERT INTO prevented_match (match_id, account, taker_order_id, maker_order_id, mode, price_ticks, taker_lots,
              maker_lots, happened_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    static final String AMENDMENT =
            """
            INSERT INTO amendment (execution_id, account, order_id, client_order_id_before, client_order_id_after,
              lots_before, lots_after, amended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    static final String TRADE =
            """
            INSERT INTO public_trade (trade_id, aggregate_id, price_ticks, lots, traded_at, buyer_is_maker, recorded)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    /** What a batch traded is added to what is stored of the same span. */
    static final String CANDLE =
            """
            INSERT INTO candle (regime, level, open_time, open_ticks, high_ticks, low_ticks, close_ticks, lots, tick_lots,
              trades, bought_lots, bought_tick_lots, first_trade_id, last_trade_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (regime, level, open_time) DO UPDATE
            SET high_ticks = greatest(candle.high_ticks, excluded.high_ticks),
              low_ticks = least(candle.low_ticks, excluded.low_ticks), close_ticks = excluded.close_ticks,
              lots = candle.lots + excluded.lots, tick_lots = candle.tick_lots + excluded.tick_lots,
              trades = candle.trades + excluded.trades, bought_lots = candle.bought_lots + excluded.bought_lots,
              bought_tick_lots = candle.bought_tick_lots + excluded.bought_tick_lots,
              last_trade_id = excluded.last_trade_id""";

    static final String JOURNAL =
            """
            INSERT INTO journal (sequence, happened_at, kind, account_id, order_id, trade_id, body)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)""";

    static final String REPLAY =
            """
            INSERT INTO replay_state (id, mode, speed_per_mille, replay_loop, replay_position, last_trade_id, last_order_id,
              last_list_id, last_account, last_sequence, book_update_id, event_time, regime_first_trade_id,
              last_aggregate_id, last_execution_id, last_prevented_match_id, anchor_time, anchor_offset,
              anchor_speed_per_mille)
            VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE
            SET mode = excluded.mode, speed_per_mille = excluded.speed_per_mille, replay_loop = excluded.replay_loop,
              replay_position = excluded.replay_position, last_trade_id = excluded.last_trade_id,
              last_order_id = excluded.last_order_id, last_list_id = excluded.last_list_id,
              last_account = excluded.last_account, last_sequence = excluded.last_sequence,
              book_update_id = excluded.book_update_id, event_time = excluded.event_time,
              regime_first_trade_id = excluded.regime_first_trade_id,
              last_aggregate_id = excluded.last_aggregate_id, last_execution_id = excluded.last_execution_id,
              last_prevented_match_id = excluded.last_prevented_match_id, anchor_time = excluded.anchor_time,
              anchor_offset = excluded.anchor_offset,
              anchor_speed_per_mille = excluded.anchor_speed_per_mille""";

    static final String MODELLED_QUOTES =
            """
            INSERT INTO modelled_quotes (id, bids, asks) VALUES (1, ?, ?)
            ON CONFLICT (id) DO UPDATE SET bids = excluded.bids, asks = excluded.asks""";

    /** Old public trades go in small portions, so that no batch waits long for it; an aggregate goes as a whole. */
    static final String PRUNE_TRADES =
            """
            DELETE FROM public_trade WHERE trade_id IN (
              SELECT trade_id FROM public_trade
              WHERE aggregate_id < (SELECT min(aggregate_id) FROM public_trade WHERE trade_id = ?)
              ORDER BY trade_id LIMIT 5000)""";

    /** Likewise candles that another clock left behind. */
    static final String PRUNE_REGIMES =
            """
            DELETE FROM candle WHERE (regime, level, open_time) IN (
              SELECT regime, level, open_time FROM candle
              WHERE regime < (SELECT regime_first_trade_id FROM replay_state) LIMIT 5000)""";

    /** Likewise candles of a second; those of minutes, hours and days are few, and stay. */
    static final String PRUNE_SECONDS =
            """
            DELETE FROM candle WHERE (regime, level, open_time) IN (
              SELECT regime, level, open_time FROM candle
              WHERE regime = (SELECT regime_first_trade_id FROM replay_state) AND level = 0
                AND open_time < (SELECT event_time FROM replay_state) - ? LIMIT 5000)""";

    private StoreSql() {}
}
