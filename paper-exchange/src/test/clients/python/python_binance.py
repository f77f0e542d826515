"""python-binance: REST, the asynchronous client, every kind of stream, and orders over the WebSocket API."""

import asyncio

from binance import AsyncClient, BinanceSocketManager, Client, DepthCacheManager
from binance.exceptions import BinanceAPIException

from venue_check import KEY, SECRET, SYMBOL, URL, WS, check, equal, main, price, refused

for kind in (Client, AsyncClient):
    kind.API_URL = URL + "/api"
    kind.MARGIN_API_URL = URL + "/sapi"
    kind.WS_API_URL = WS + "/ws-api/v3"
BinanceSocketManager.STREAM_URL = WS + "/"


def rest():
    client = Client(KEY, SECRET)
    last = client.get_symbol_ticker(symbol=SYMBOL)["price"]
    low, high = price(last, "0.7"), price(last, "1.4")
    equal(client.get_symbol_info(SYMBOL)["status"], "TRADING", "symbol's status")
    equal(len(client.get_order_book(symbol=SYMBOL, limit=50)["asks"]), 50, "levels of the book")
    check(client.get_recent_trades(symbol=SYMBOL), "recent trades")
    check(client.get_historical_trades(symbol=SYMBOL, limit=5), "historical trades")
    check(next(client.aggregate_trade_iter(symbol=SYMBOL, last_id=1))["a"] > 1, "aggregate trades after the first")
    equal(len(client.get_klines(symbol=SYMBOL, interval="5m", limit=7)), 7, "candles")
    check(len(client.get_historical_klines(SYMBOL, "1h", "3 days ago UTC")) >= 71, "candles of three days")
    check(client.get_avg_price(symbol=SYMBOL)["price"], "average price")
    check(client.get_ticker(symbol=SYMBOL)["count"] > 0, "trades of the day")
    equal([t["symbol"] for t in client.get_all_tickers()], [SYMBOL], "all prices")
    check(client.get_orderbook_ticker(symbol=SYMBOL)["bidPrice"], "best bid")
    equal(client.get_system_status()["msg"], "normal", "system status")

    client.create_test_order(symbol=SYMBOL, side="BUY", type="MARKET", quantity="0.1")
    resting = client.order_limit_buy(symbol=SYMBOL, quantity="0.1", price=low)
    equal(resting["status"], "NEW", "limit order")
    equal([o["orderId"] for o in client.get_open_orders(symbol=SYMBOL)], [resting["orderId"]], "open orders")
    replaced = client.cancel_replace_order(
        symbol=SYMBOL, side="BUY", type="LIMIT", timeInForce="GTC", quantity="0.2", price=low,
        cancelReplaceMode="STOP_ON_FAILURE", cancelOrderId=resting["orderId"])
    second = replaced["newOrderResponse"]["orderId"]
    equal(client.get_order(symbol=SYMBOL, orderId=second)["origQty"], "0.20000000", "replaced quantity")
    equal(client.cancel_order(symbol=SYMBOL, orderId=second)["status"], "CANCELED", "cancelled order")

    bought = client.order_market_buy(symbol=SYMBOL, quantity="0.3")
    equal(bought["status"], "FILLED", "market order")
    traded = sum(float(t["qty"]) for t in client.get_my_trades(symbol=SYMBOL, orderId=bought["orderId"]))
    check(abs(traded - 0.3) < 1e-9, f"traded {traded}")
    stop = client.create_order(
        symbol=SYMBOL, side="SELL", type="STOP_LOSS_LIMIT", timeInForce="GTC", quantity="0.1", price=low, stopPrice=low)
    client.cancel_order(symbol=SYMBOL, orderId=stop["orderId"])
    pair = client.create_oco_order(
        symbol=SYMBOL, side="SELL", quantity="0.1", aboveType="LIMIT_MAKER", abovePrice=high, belowType="STOP_LOSS",
        belowStopPrice=low)
    equal(len(pair["orderReports"]), 2, "orders of the pair")
    equal(len(client.get_open_oco_orders()), 1, "open pairs")
    client.v3_delete_order_list(symbol=SYMBOL, orderListId=pair["orderListId"])
    equal(client.get_open_orders(), [], "open orders in the end")
    check(len(client.get_all_orders(symbol=SYMBOL)) >= 6, "all orders")
    equal(client.get_asset_balance("BTC")["locked"], "0.00000000", "locked")
    check(client.get_trade_fee(symbol=SYMBOL)[0]["makerCommission"], "trade fee")
    check(client.get_account_status()["data"] == "Normal", "account status")
    key = client.stream_get_listen_key()
    client.stream_keepalive(key)
    client.stream_close(key)

    def code_of(error):
        return error.code if isinstance(error, BinanceAPIException) else None

    refused(-1013, lambda: client.order_limit_buy(symbol=SYMBOL, quantity="0.1", price="500.001"), code_of)
    refused(-2010, lambda: client.order_limit_buy(symbol=SYMBOL, quantity="5000", price=low), code_of)
    refused(-2011, lambda: client.cancel_order(symbol=SYMBOL, orderId=999_999_999), code_of)
    refused(-2013, lambda: client.get_order(symbol=SYMBOL, orderId=999_999_999), code_of)
    refused(-1121, lambda: client.get_order_book(symbol="NOPEUSDT"), code_of)
    refused(-1102, lambda: client.create_order(symbol=SYMBOL, side="BUY", type="LIMIT", price=low, quantity="1"), code_of)
    refused(-1106, lambda: client.create_order(symbol=SYMBOL, side="BUY", type="MARKET", price=low, quantity="1"), code_of)
    refused(-1022, lambda: Client(KEY, "not-the-secret").get_account(), code_of)
    late = Client(KEY, SECRET)
    late.timestamp_offset = -60_000
    refused(-1021, late.get_account, code_of)
    client.close_connection()
    return low


async def heard(socket, wanted, seconds=15):
    async with socket as stream:
        while True:
            event = await asyncio.wait_for(stream.recv(), seconds)
            if event.get("e") == "error" if isinstance(event, dict) else False:
                raise AssertionError(event)
            if wanted(event):
                return event


async def streams(client):
    manager = BinanceSocketManager(client)
    await asyncio.gather(
        heard(manager.trade_socket(SYMBOL), lambda e: e["e"] == "trade"),
        heard(manager.aggtrade_socket(SYMBOL), lambda e: e["e"] == "aggTrade"),
        heard(manager.depth_socket(SYMBOL), lambda e: e["e"] == "depthUpdate"),
        heard(manager.depth_socket(SYMBOL, depth="20", interval=100), lambda e: len(e["bids"]) == 20),
        heard(manager.kline_socket(SYMBOL, "1m"), lambda e: e["k"]["i"] == "1m"),
        heard(manager.symbol_ticker_socket(SYMBOL), lambda e: e["e"] == "24hrTicker"),
        heard(manager.symbol_miniticker_socket(SYMBOL), lambda e: e["e"] == "24hrMiniTicker"),
        heard(manager.symbol_book_ticker_socket(SYMBOL), lambda e: float(e["b"]) < float(e["a"])),
        heard(manager.ticker_socket(), lambda e: e[0]["s"] == SYMBOL),
        heard(manager.miniticker_socket(), lambda e: e[0]["s"] == SYMBOL),
        heard(manager.multiplex_socket(["btcusdt@trade", "btcusdt@depth5"]), lambda e: e["stream"] == "btcusdt@depth5"),
    )
    async with DepthCacheManager(client, SYMBOL) as cache:
        book = await asyncio.wait_for(cache.recv(), 15)
        check(book.get_bids()[0][0] < book.get_asks()[0][0], "depth cache is in order")


async def user_data(client, low):
    async with BinanceSocketManager(client).user_socket() as events:
        placed = await client.ws_create_order(
            symbol=SYMBOL, side="BUY", type="LIMIT", timeInForce="GTC", quantity="0.1", price=low)
        await asyncio.gather(
            expect(events, lambda e: e["e"] == "executionReport" and e["i"] == placed["orderId"] and e["x"] == "NEW"))
        equal((await client.ws_get_order(symbol=SYMBOL, orderId=placed["orderId"]))["status"], "NEW", "order.status")
        equal(len(await client.ws_get_open_orders(symbol=SYMBOL)), 1, "openOrders.status")
        await client.ws_cancel_order(symbol=SYMBOL, orderId=placed["orderId"])
        await expect(events, lambda e: e["e"] == "executionReport" and e["x"] == "CANCELED")
        await expect(events, lambda e: e["e"] == "outboundAccountPosition")


async def expect(events, wanted):
    while not wanted(await asyncio.wait_for(events.recv(), 10)):
        pass


async def websocket_api(client, low):
    await client.ws_create_test_order(symbol=SYMBOL, side="BUY", type="MARKET", quantity="0.1")
    check((await client.ws_get_account())["balances"], "account.status")
    check(await client.ws_get_my_trades(symbol=SYMBOL), "myTrades")
    check(await client.ws_get_all_orders(symbol=SYMBOL), "allOrders")
    equal(len((await client.ws_get_order_book(symbol=SYMBOL, limit=5))["bids"]), 5, "depth")
    equal(len(await client.ws_get_klines(symbol=SYMBOL, interval="1m", limit=3)), 3, "klines")
    check(await client.ws_get_recent_trades(symbol=SYMBOL), "trades.recent")
    check((await client.ws_get_ticker(symbol=SYMBOL))["lastPrice"], "ticker.24hr")
    check((await client.ws_get_time()), "time")
    check((await client.ws_get_exchange_info(symbol=SYMBOL))["symbols"], "exchangeInfo")
    try:
        await client.ws_create_order(symbol=SYMBOL, side="BUY", type="LIMIT", timeInForce="GTC", quantity="5000", price=low)
    except BinanceAPIException as error:
        equal(error.code, -2010, "refused order.place")
    else:
        raise AssertionError("an order nobody can pay was taken")


async def asynchronous(low):
    client = await AsyncClient.create(KEY, SECRET)
    try:
        check((await client.get_account())["canTrade"], "may trade")
        await streams(client)
        await user_data(client, low)
        await websocket_api(client, low)
    finally:
        await client.close_connection()


def checks():
    low = rest()
    asyncio.run(asyncio.wait_for(asynchronous(low), 45))


main("python-binance", checks)
