#!/usr/bin/env bash
# Trades with freqtrade in live mode against the venue for a while, then compares its trades with the venue's myTrades.
# usage: VENUE_URL=http://127.0.0.1:9010 API_KEY=... SECRET=... run.sh [seconds]     (freqtrade on the PATH or in $FREQTRADE)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
seconds=${1:-150}
freqtrade=${FREQTRADE:-freqtrade}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/strategies"
cp "$here/PaperCheck.py" "$work/strategies/"
ws=${VENUE_URL/http/ws}
cat > "$work/config.json" <<JSON
{
  "max_open_trades": 1, "stake_currency": "USDT", "stake_amount": 1000, "dry_run": false, "initial_state": "running",
  "timeframe": "1m", "cancel_open_orders_on_exit": true, "force_entry_enable": false,
  "entry_pricing": {"price_side": "other", "use_order_book": true, "order_book_top": 1},
  "exit_pricing": {"price_side": "other", "use_order_book": true, "order_book_top": 1},
  "order_types": {"entry": "market", "exit": "market", "emergency_exit": "market", "stoploss": "market", "stoploss_on_exchange": false},
  "exchange": {
    "name": "binance", "key": "$API_KEY", "secret": "$SECRET", "pair_whitelist": ["BTC/USDT"],
    "ccxt_config": {
      "urls": {"api": {
        "public": "$VENUE_URL/api/v3", "private": "$VENUE_URL/api/v3", "v1": "$VENUE_URL/api/v1", "sapi": "$VENUE_URL/sapi/v1",
        "sapiV2": "$VENUE_URL/sapi/v2", "sapiV3": "$VENUE_URL/sapi/v3", "sapiV4": "$VENUE_URL/sapi/v4",
        "fapiPublic": "$VENUE_URL/fapi/v1", "fapiPrivate": "$VENUE_URL/fapi/v1", "dapiPublic": "$VENUE_URL/dapi/v1", "dapiPrivate": "$VENUE_URL/dapi/v1",
        "ws": {"spot": "$ws/ws", "ws-api": {"spot": "$ws/ws-api/v3"}}}}
    }
  },
  "pairlists": [{"method": "StaticPairList"}],
  "internals": {"process_throttle_secs": 2}
}
JSON
timeout --signal=INT "$seconds" "$freqtrade" trade --userdir "$work" --config "$work/config.json" --strategy-path "$work/strategies" \
  --strategy PaperCheck --db-url "sqlite:///$work/trades.sqlite" --logfile "$work/log.txt" || [ $? -eq 124 ]
"${PYTHON:-python3}" "$here/compare.py" "$work/trades.sqlite"
