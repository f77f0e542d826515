"""NautilusTrader's live node with its Binance spot adapter: the strategy hears the market, rests an order, cancels it, and buys."""

import asyncio
import os
import sys

from nautilus_trader.adapters.binance import (
    BINANCE,
    BinanceAccountType,
    BinanceDataClientConfig,
    BinanceExecClientConfig,
    BinanceLiveDataClientFactory,
    BinanceLiveExecClientFactory,
)
from nautilus_trader.config import InstrumentProviderConfig, LiveExecEngineConfig, LoggingConfig, TradingNodeConfig
from nautilus_trader.live.node import TradingNode
from nautilus_trader.model.data import BarType
from nautilus_trader.model.enums import OrderSide
from nautilus_trader.model.identifiers import InstrumentId, TraderId
from nautilus_trader.trading.strategy import Strategy

URL = os.environ["VENUE_URL"]
SECONDS_MAX = 60
INSTRUMENT = InstrumentId.from_str("BTCUSDT.BINANCE")


class Trades(Strategy):
    """Ends well when its limit order was accepted and cancelled and its market order filled."""

    def __init__(self):
        super().__init__()
        self.heard = set()
        self.resting = None
        self.ended = asyncio.Event()
        self.problem = "no quote or no trade was heard"

    def on_start(self):
        self.subscribe_trade_ticks(INSTRUMENT)
        self.subscribe_quote_ticks(INSTRUMENT)
        self.subscribe_bars(BarType.from_str(f"{INSTRUMENT}-1-MINUTE-LAST-EXTERNAL"))

    def on_stop(self):
        self.cancel_all_orders(INSTRUMENT)

    def on_quote_tick(self, tick):
        self.heard.add("quote")

    def on_trade_tick(self, tick):
        self.heard.add("trade")
        if self.resting is None and "quote" in self.heard:
            instrument = self.cache.instrument(INSTRUMENT)
            self.resting = self.order_factory.limit(
                INSTRUMENT, OrderSide.BUY, instrument.make_qty(0.1), instrument.make_price(float(tick.price) * 0.7))
            self.problem = "the limit order was not accepted"
            self.submit_order(self.resting)

    def on_order_accepted(self, event):
        if self.resting is not None and event.client_order_id == self.resting.client_order_id:
            self.problem = "the limit order was not cancelled"
            self.cancel_order(self.resting)

    def on_order_canceled(self, event):
        self.problem = "the market order was not filled"
        quantity = self.cache.instrument(INSTRUMENT).make_qty(0.2)
        self.submit_order(self.order_factory.market(INSTRUMENT, OrderSide.BUY, quantity))

    def on_order_filled(self, event):
        order = self.cache.order(event.client_order_id)
        if order.is_closed:
            self.problem = None
            self.ended.set()

    def on_order_rejected(self, event):
        self.problem = f"rejected: {event.reason}"
        self.ended.set()


def common():
    return dict(
        api_key=os.environ["API_KEY"], api_secret=os.environ["SECRET"], account_type=BinanceAccountType.SPOT,
        base_url_http=URL, base_url_ws=URL.replace("http", "ws", 1),
        instrument_provider=InstrumentProviderConfig(load_ids=frozenset([INSTRUMENT])))


async def run(node, strategy):
    running = asyncio.ensure_future(node.run_async())
    try:
        await asyncio.wait_for(strategy.ended.wait(), SECONDS_MAX)
    except asyncio.TimeoutError:
        pass
    await node.stop_async()
    running.cancel()


node = TradingNode(TradingNodeConfig(
    trader_id=TraderId("CHECK-001"),
    logging=LoggingConfig(log_level="WARNING"),
    exec_engine=LiveExecEngineConfig(reconciliation=True),
    data_clients={BINANCE: BinanceDataClientConfig(**common())},
    exec_clients={BINANCE: BinanceExecClientConfig(**common())},
    timeout_connection=20.0, timeout_reconciliation=10.0, timeout_portfolio=10.0, timeout_disconnection=5.0,
    timeout_post_stop=1.0))
strategy = Trades()
node.trader.add_strategy(strategy)
node.add_data_client_factory(BINANCE, BinanceLiveDataClientFactory)
node.add_exec_client_factory(BINANCE, BinanceLiveExecClientFactory)
node.build()
node.get_event_loop().run_until_complete(run(node, strategy))
print("nautilus_trader: all checks held" if strategy.problem is None else f"nautilus_trader: {strategy.problem}")
sys.stdout.flush()
os._exit(0 if strategy.problem is None else 1)
