"""The official modular binance-sdk-spot: REST, streams, and the WebSocket API with a session; its models check every answer."""

import asyncio

from binance_common.configuration import ConfigurationRestAPI, ConfigurationWebSocketAPI, ConfigurationWebSocketStreams
from binance_common.constants import TimeUnit
from binance_common.errors import Error
from binance_sdk_spot.spot import Spot

from venue_check import KEY, SECRET, SYMBOL, URL, WS, check, equal, main, price, refused

ORDER = dict(symbol=SYMBOL, side="BUY", type="LIMIT", time_in_force="GTC", quantity=0.1)


def code_of(error):
    """The client keeps the venue's text only."""
    return error.error_message if isinstance(error, Error) else None


def rest(client):
    last = client.ticker_price(symbol=SYMBOL).data().actual_instance.price
    low = float(price(last, "0.7"))
    high = float(price(last, "1.4"))
    info = client.exchange_info(symbols=[SYMBOL]).data()
    equal(info.symbols[0].symbol, SYMBOL, "exchange info")
    equal(len(client.depth(SYMBOL, limit=10).data().bids), 10, "levels")
    check(client.get_trades(SYMBOL).data()[0].id > 0, "trades")
    check(client.agg_trades(SYMBOL, limit=2).data()[0].a > 0, "aggregate trades")
    equal(len(client.klines(SYMBOL, interval="1h", limit=3).data()), 3, "candles")
    check(client.ticker24hr(symbol=SYMBOL).data(), "statistics")
    check(client.avg_price(SYMBOL).data().price, "average price")
    equal(client.my_filters(SYMBOL).data().symbol_filters, [], "filters of the account")
    placed = client.new_order(**ORDER, price=low).data()
    equal(placed.status, "NEW", "new order")
    pair = client.order_list_oco(
        symbol=SYMBOL, side="SELL", quantity=0.1, above_type="LIMIT_MAKER", below_type="STOP_LOSS", above_price=high,
        below_stop_price=low).data()
    equal(len(pair.order_reports), 2, "orders of the pair")
    client.delete_order_list(SYMBOL, order_list_id=pair.order_list_id)
    amended = client.order_amend_keep_priority(SYMBOL, new_qty=0.05, order_id=placed.order_id).data()
    equal(amended.amended_order.qty, "0.05000000", "amended quantity")
    replaced = client.order_cancel_replace(
        symbol=SYMBOL, side="BUY", type="LIMIT", time_in_force="GTC", quantity=0.2, price=low,
        cancel_replace_mode="STOP_ON_FAILURE", cancel_order_id=placed.order_id).data()
    equal(replaced.cancel_result, "SUCCESS", "cancelled of the two")
    check(client.delete_open_orders(SYMBOL).data(), "all cancelled")
    bought = client.new_order(SYMBOL, side="BUY", type="MARKET", quantity=0.2).data()
    equal(bought.fills[0].commission_asset, "BTC", "fee")
    check(client.my_trades(SYMBOL).data()[0].price, "own trades")
    check(client.get_account().data().balances, "balances")
    check(client.all_orders(SYMBOL).data(), "all orders")
    refused("Unknown order sent.", lambda: client.delete_order(SYMBOL, order_id=999_999_999), code_of)
    refused("Invalid symbol.", lambda: client.depth("NOPEUSDT"), code_of)
    return low


async def streams(client):
    connection = await client.create_connection()
    heard = {}

    async def listen(name, handle):
        seen = asyncio.get_running_loop().create_future()
        (await handle).on("message", lambda event: seen.done() or seen.set_result(event))
        heard[name] = seen

    await listen("trade", connection.trade(symbol="btcusdt"))
    await listen("book", connection.partial_book_depth(symbol="btcusdt", levels=5))
    await listen("best", connection.book_ticker(symbol="btcusdt"))
    await listen("hour", connection.rolling_window_ticker(symbol="btcusdt", window_size="1h"))
    events = dict(zip(heard, await asyncio.wait_for(asyncio.gather(*heard.values()), 20)))
    equal(events["trade"].s, SYMBOL, "symbol of a trade")
    check(events["trade"].T > 10**15, f"microseconds, got {events['trade'].T}")
    equal(len(events["book"].bids), 5, "levels")
    equal(events["hour"].e, "1hTicker", "rolling window")
    await connection.close_connection(close_session=True)


async def websocket_api(client, low):
    connection = await client.create_connection()
    check((await connection.time()).data().result.server_time, "time")
    status = (await connection.session_logon()).data().result
    equal(status.api_key, KEY, "session.logon")
    subscribed = await connection.user_data_stream_subscribe()
    reports = asyncio.Queue()
    subscribed.stream.on("message", reports.put_nowait)
    placed = (await connection.order_place(**ORDER, price=low)).data().result
    equal((await connection.order_status(SYMBOL, order_id=placed.order_id)).data().result.status, "NEW", "order.status")
    event = (await asyncio.wait_for(reports.get(), 10)).actual_instance
    check(type(event).__name__ in ("ExecutionReport", "OutboundAccountPosition"), f"event {event!r}")
    cancelled = (await connection.order_cancel(SYMBOL, order_id=placed.order_id)).data().result
    equal(cancelled.actual_instance.status if hasattr(cancelled, "actual_instance") else cancelled.status, "CANCELED", "order.cancel")
    await connection.session_logout()
    await connection.close_connection(close_session=True)


async def asynchronous(spot, low):
    await streams(spot.websocket_streams)
    await websocket_api(spot.websocket_api, low)


def checks():
    spot = Spot(
        config_rest_api=ConfigurationRestAPI(api_key=KEY, api_secret=SECRET, base_path=URL, retries=0),
        config_ws_api=ConfigurationWebSocketAPI(api_key=KEY, api_secret=SECRET, stream_url=WS + "/ws-api/v3"),
        config_ws_streams=ConfigurationWebSocketStreams(stream_url=WS, time_unit=TimeUnit.MICROSECOND))
    low = rest(spot.rest_api)
    asyncio.run(asyncio.wait_for(asynchronous(spot, low), 50))


main("binance-sdk-spot", checks)
