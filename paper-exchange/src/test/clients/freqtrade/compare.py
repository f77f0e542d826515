"""Compares the orders that freqtrade stored with what the venue says was traded; exits 1 on any difference."""
import hashlib
import hmac
import json
import os
import sqlite3
import sys
import time
import urllib.request
from collections import defaultdict
from decimal import Decimal

query = f"symbol=BTCUSDT&limit=1000&timestamp={int(time.time() * 1000)}"
signature = hmac.new(os.environ["SECRET"].encode(), query.encode(), hashlib.sha256).hexdigest()
request = urllib.request.Request(
    f"{os.environ['VENUE_URL']}/api/v3/myTrades?{query}&signature={signature}",
    headers={"X-MBX-APIKEY": os.environ["API_KEY"]},
)
venue = defaultdict(Decimal)
for trade in json.load(urllib.request.urlopen(request)):
    venue[str(trade["orderId"])] += Decimal(trade["qty"])

rows = sqlite3.connect(sys.argv[1]).execute("SELECT order_id, ft_order_side, filled FROM orders").fetchall()
bot = {row[0]: Decimal(str(row[2])).quantize(Decimal("1e-8")) for row in rows if row[2]}
sides = {row[1] for row in rows if row[2]}
since_start = {order: quantity for order, quantity in venue.items() if int(order) >= min(map(int, bot), default=0)}
print(f"freqtrade: {len(bot)} filled orders, venue: {len(since_start)}")
if not {"buy", "sell"} <= sides or bot != {order: q.quantize(Decimal("1e-8")) for order, q in since_start.items()}:
    print("DIFFERENT", bot, since_start)
    sys.exit(1)
print("freqtrade's trades equal the venue's")
