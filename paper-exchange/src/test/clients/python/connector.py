"""The official binance-connector-python: REST, streams by SUBSCRIBE, user data by listen key, and the WebSocket API."""

import json

from binance.error import ClientError
from binance.spot import Spot
from binance.websocket.spot.websocket_api import SpotWebsocketAPIClient
from binance.websocket.spot.websocket_stream import SpotWebsocketStreamClient

from venue_check import KEY, SECRET, SYMBOL, URL, WS, check, equal, eventually, main, price, refused


def code_of(error):
    return error.error_code if isinstance(error, ClientError) else None


class Heard:
    """Messages of one connection, as they come."""

    def __init__(self):
        self.messages = []

    def __call__(self, _, message):
        self.messages.append(json.loads(message))

    def one(self, wanted, what):
        return eventually(lambda: next((m for m in list(self.messages) if wanted(m)), None), what)


def rest(client):
    last = client.ticker_price(SYMBOL)["price"]
    low, high = price(last, "0.7"), price(last, "1.4")
    equal(client.ping(), {}, "ping")
    equal(client.exchange_info(symbols=[SYMBOL])["symbols"][0]["symbol"], SYMBOL, "exchange info of a list")
    equal(len(client.depth(SYMBOL, limit=10)["bids"]), 10, "levels")
    check(client.trades(SYMBOL, limit=3) and client.historical_trades(SYMBOL, limit=3), "trades")
    check(client.agg_trades(SYMBOL, limit=3), "aggregate trades")
    equal(len(client.klines(SYMBOL, "1h", limit=3)), 3, "candles")
    equal(len(client.ui_klines(SYMBOL, "1h", limit=3)), 3, "candles for charts")
    equal(client.ticker_24hr(SYMBOL, type="MINI")["symbol"], SYMBOL, "statistics of a day")
    check(client.trading_day_ticker(SYMBOL)["count"] >= 0, "statistics of the trading day")
    check(client.rolling_window_ticker(symbols=[SYMBOL], windowSize="4h")[0]["count"] >= 0, "statistics of four hours")
    check(client.book_ticker()[0]["bidPrice"], "best prices of all")
    micros = Spot(KEY, SECRET, base_url=URL, time_unit="microsecond").time()["serverTime"]
    check(micros > 10**15, f"time in microseconds, got {micros}")

    client.new_order_test(SYMBOL, "BUY", "MARKET", quantity="0.1")
    order = client.new_order(SYMBOL, "BUY", "LIMIT", timeInForce="GTC", quantity="0.1", price=low)
    both = client.cancel_and_replace(
        SYMBOL, "BUY", "LIMIT", "STOP_ON_FAILURE", timeInForce="GTC", quantity="0.2", price=low,
        cancelOrderId=order["orderId"])
    equal(both["newOrderResult"], "SUCCESS", "replaced")
    equal(len(client.get_open_orders(SYMBOL)), 1, "open orders")
    client.cancel_open_orders(SYMBOL)
    equal(client.get_order(SYMBOL, orderId=order["orderId"])["status"], "CANCELED", "cancelled order")
    pair = client.new_oco_order(
        SYMBOL, "SELL", 0.1, "LIMIT_MAKER", "STOP_LOSS_LIMIT", abovePrice=high, belowPrice=low, belowStopPrice=low,
        belowTimeInForce="GTC")
    equal(client.get_oco_order(orderListId=pair["orderListId"])["contingencyType"], "OCO", "pair")
    client.cancel_oco_order(SYMBOL, orderListId=pair["orderListId"])
    check(client.get_oco_orders() and client.get_orders(SYMBOL), "histories")
    client.new_order(SYMBOL, "SELL", "MARKET", quoteOrderQty="100")
    check(client.my_trades(SYMBOL), "own trades")
    check(client.account(omitZeroBalances="true")["balances"], "balances")
    equal(len(client.get_order_rate_limit()), 2, "order limits")
    equal(client.query_prevented_matches(SYMBOL, orderId=1), [], "prevented matches")
    equal(client.query_commission_rates(SYMBOL)["symbol"], SYMBOL, "commission")
    check(client.trade_fee(symbol=SYMBOL) and client.coin_info() and client.user_asset(), "wallet")
    refused(-1121, lambda: client.depth("NOPEUSDT"), code_of)
    refused(-1013, lambda: client.new_order(SYMBOL, "BUY", "LIMIT", timeInForce="GTC", quantity="1", price="1.001"), code_of)
    refused(-2010, lambda: client.new_order(SYMBOL, "SELL", "MARKET", quantity="150"), code_of)
    refused(-2011, lambda: client.cancel_order(SYMBOL, orderId=999_999_999), code_of)
    refused(-1022, lambda: Spot(KEY, "wrong", base_url=URL).account(), code_of)
    return low


def streams(client, low):
    heard = Heard()
    socket = SpotWebsocketStreamClient(stream_url=WS, on_message=heard, is_combined=True)
    socket.subscribe(
        ["btcusdt@trade", "btcusdt@depth@100ms", "btcusdt@depth10", "btcusdt@kline_1s", "!ticker@arr", "btcusdt@ticker_1h",
         "!ticker_4h@arr", "btcusdt@avgPrice"], id=7)
    heard.one(lambda m: m.get("id") == 7 and m["result"] is None, "answer to SUBSCRIBE")
    for stream in ["btcusdt@trade", "btcusdt@depth@100ms", "btcusdt@depth10", "btcusdt@kline_1s", "!ticker@arr",
                   "btcusdt@avgPrice"]:
        heard.one(lambda m: m.get("stream") == stream, stream)
    equal(heard.one(lambda m: m.get("stream") == "btcusdt@ticker_1h", "hour")["data"]["e"], "1hTicker", "rolling window")
    equal(heard.one(lambda m: m.get("stream") == "!ticker_4h@arr", "all")["data"][0]["e"], "4hTicker", "rolling windows")
    key = client.new_listen_key()["listenKey"]
    socket.subscribe([key], id=8)
    heard.one(lambda m: m.get("id") == 8, "answer to SUBSCRIBE of a listen key")
    order = client.new_order(SYMBOL, "BUY", "LIMIT", timeInForce="GTC", quantity="0.1", price=low)
    heard.one(lambda m: m.get("stream") == key and m["data"].get("i") == order["orderId"], "own order by listen key")
    client.renew_listen_key(key)
    client.cancel_order(SYMBOL, orderId=order["orderId"])
    heard.one(lambda m: m.get("data", {}) and m.get("stream") == key and m["data"].get("x") == "CANCELED", "own cancellation")
    socket.list_subscribe(id=9)
    check("btcusdt@depth10" in heard.one(lambda m: m.get("id") == 9, "LIST_SUBSCRIPTIONS")["result"], "listed streams")
    client.close_listen_key(key)
    socket.stop()


def websocket_api(low):
    heard = Heard()
    api = SpotWebsocketAPIClient(stream_url=WS + "/ws-api/v3", api_key=KEY, api_secret=SECRET, on_message=heard)

    def answer(id):
        return heard.one(lambda m: m.get("id") == id, id)

    api.ping_connectivity(id="ping")
    equal(answer("ping")["result"], {}, "ping")
    api.order_book(id="book", symbol=SYMBOL, limit=5)
    equal(len(answer("book")["result"]["asks"]), 5, "depth")
    api.klines(id="klines", symbol=SYMBOL, interval="1m", limit=2)
    equal(len(answer("klines")["result"]), 2, "klines")
    api.new_order(id="place", symbol=SYMBOL, side="BUY", type="LIMIT", timeInForce="GTC", price=low, quantity=0.1)
    order = answer("place")["result"]["orderId"]
    limits = [(limit["rateLimitType"], limit["interval"]) for limit in answer("place")["rateLimits"]]
    check(("ORDERS", "SECOND") in limits and ("REQUEST_WEIGHT", "MINUTE") in limits, f"limits {limits}")
    api.get_open_orders(id="open", symbol=SYMBOL)
    equal([o["orderId"] for o in answer("open")["result"]], [order], "openOrders.status")
    api.cancel_order(id="cancel", symbol=SYMBOL, orderId=order)
    equal(answer("cancel")["result"]["status"], "CANCELED", "order.cancel")
    api.order_history(id="history", symbol=SYMBOL)
    check(answer("history")["result"], "allOrders")
    api.account(id="account")
    check(answer("account")["result"]["balances"], "account.status")
    api.cancel_order(id="again", symbol=SYMBOL, orderId=order)
    equal(answer("again")["error"]["code"], -2011, "second order.cancel")
    api.user_data_start(id="start")
    check(answer("start")["result"]["listenKey"], "userDataStream.start")
    api.stop()


def checks():
    spot = Spot(KEY, SECRET, base_url=URL)
    low = rest(spot)
    streams(spot, low)
    websocket_api(low)


main("binance-connector", checks)
