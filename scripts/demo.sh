#!/usr/bin/env bash
# Walks a person through one trade, with curl on the gateway: log in, see the price, place orders, watch fills, positions, ledger
# and profit, pull the emergency stop, be refused, clear it with a second person, cancel. Works on both shapes. Exit 1 when anything
# is not as it should be.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

gateway=${GATEWAY_URL:-http://127.0.0.1:${API_GATEWAY_PORT:-3001}}
state=${FLEET_STATE:-.fleet}
symbol=BTCUSDT
bold=$(tput bold 2>/dev/null || true) dim=$(tput dim 2>/dev/null || true) plain=$(tput sgr0 2>/dev/null || true)

say() { printf '\n%s%s%s\n' "$bold" "$1" "$plain"; }
fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }
# Reads one field of flat JSON without jq, which a fresh machine may not have: the first "name": value.
first() { grep -oE "\"$1\" *: *\"?[^\",}]*" <<<"$2" | head -n 1 | sed -E "s/\"$1\" *: *\"?//"; }

token="" code="" body=""
call() { # METHOD PATH [BODY] [HEADER...]: prints what is sent, sets $code and $body
  local method=$1 path=$2 data=${3:-}
  shift $(($# > 3 ? 3 : $#))
  printf '%s$ curl -X %s %s%s%s%s\n' "$dim" "$method" "$gateway" "$path" "${data:+ -d '$(sed -E 's/("(password|refreshToken)":")[^"]*/\1.../g' <<<"$data")'}" "$plain"
  local options=(-sS -m 10 -X "$method" -H 'Accept: application/json' -w $'\n%{http_code}')
  [ -n "$token" ] && options+=(-H "Authorization: Bearer $token")
  [ -n "$data" ] && options+=(-H 'Content-Type: application/json' --data "$data")
  local header
  for header in "$@"; do options+=(-H "$header"); done
  body=$(curl "${options[@]}" "$gateway$path") || fail "no answer from $gateway$path (is the fleet up?)"
  code=${body##*$'\n'}
  body=${body%$'\n'*}
  printf '%s %s\n' "$code" "$(cut -c1-600 <<<"$body")"
}
expect() { [[ " $* " == *" $code "* ]] || fail "expected $*, got $code"; }
key() { printf 'demo-%s-%s' "$(date +%s%N)" "$RANDOM"; }
order() { # JSON: places an order with a fresh idempotency key
  call POST /api/v1/orders "$1" "Idempotency-Key: ${2:-$(key)}"
}
await() { # SECONDS DESCRIPTION COMMAND...: repeats until it succeeds
  local until=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$until" ] || fail "$what did not happen in time"
    read -r -t 0.5 <> <(:) || true
  done
}

password=${OPERATOR_PASSWORD:-$(sed -n 's/^OPERATOR_PASSWORD=//p' "$state/secrets.properties" .env 2>/dev/null | head -n 1 || true)}
[ -n "$password" ] || fail "no operator password: start the fleet first, or set OPERATOR_PASSWORD"

say "1. The platform is healthy"
call GET /api/v1/health
expect 200

say "2. Two people: a trader of our own, and the operator who was made at first start"
name=demo$(date +%s)$RANDOM
call POST /api/v1/auth/register "{\"username\":\"$name\",\"email\":\"$name@example.org\",\"password\":\"correct-horse-$name\"}"
expect 201
call POST /api/v1/auth/login "{\"username\":\"operator\",\"password\":\"$password\"}"
expect 200
operator=$(first accessToken "$body")
call POST /api/v1/auth/login "{\"username\":\"$name\",\"password\":\"correct-horse-$name\"}"
expect 200
trader=$(first accessToken "$body")
trader_id=$(first userId "$body")
token=$trader

say "3. An account at the paper venue with 100,000 USDT"
call POST /api/v1/accounts "{\"name\":\"demo\",\"venue\":\"paper\",\"deposits\":{\"USDT\":\"100000\"}}" "Idempotency-Key: $(key)"
expect 201
account=$(first accountId "$body")

say "4. The price now (recorded Bitstamp trades, replayed)"
call GET "/api/v1/marketdata/ticker/$symbol"
expect 200
price=$(first lastPrice "$body")
[ -n "$price" ] || fail "the ticker has no lastPrice"

say "5. A market order buys 0.5 at once"
order "{\"accountId\":\"$account\",\"symbol\":\"$symbol\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"0.5\"}"
expect 201
market_order=$(first orderId "$body")
filled() { call GET "/api/v1/orders/$market_order" >/dev/null && [ "$(first status "$body")" = FILLED ]; }
await 20 "the fill of the market order" filled
echo "filled: $(grep -oE '"fills":\[[^]]*\]' <<<"$body" | cut -c1-400)"

say "6. A limit order well below the market rests in the book"
low=$(awk -v p="$price" 'BEGIN { printf "%.2f", p * 0.97 }')
limit_key=$(key)
limit="{\"accountId\":\"$account\",\"symbol\":\"$symbol\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"timeInForce\":\"GTC\",\"quantity\":\"0.2\",\"price\":\"$low\"}"
order "$limit" "$limit_key"
expect 201
limit_order=$(first orderId "$body")

say "7. The same request again is the same order, not a second one"
order "$limit" "$limit_key"
expect 200 201
[ "$(first orderId "$body")" = "$limit_order" ] || fail "a repeated request made another order"

say "8. An order off the price grid is refused, with the field and the rule named"
order "{\"accountId\":\"$account\",\"symbol\":\"$symbol\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"timeInForce\":\"GTC\",\"quantity\":\"0.2\",\"price\":\"${low}1\"}"
expect 400 422
grep -q '"field":"price"' <<<"$body" || fail "the field is not named"

say "9. Position, profit and ledger follow from the fills"
has_position() { call GET "/api/v1/portfolio/positions?accountId=$account" >/dev/null && grep -q "$symbol" <<<"$body"; }
await 30 "the position" has_position
echo "$body"
call GET "/api/v1/portfolio/pnl?accountId=$account"
expect 200
call GET "/api/v1/ledger/trial-balance?accountId=$account"
expect 200
grep -qE '"balanced" *: *true' <<<"$body" || fail "the ledger does not sum to zero"

say "10. Emergency stop: from now on nothing that adds risk is sent"
token=$operator
call POST /api/v1/emergency-stop '{"reason":"demo","cancelOpenOrders":false}'
expect 200 201
token=$trader
refused() {
  order "{\"accountId\":\"$account\",\"symbol\":\"$symbol\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"0.1\"}"
  [ "$code" = 403 ] && grep -q TRADING_HALTED <<<"$body"
}
await 5 "the refusal" refused
echo "Cancelling is still allowed:"
call DELETE "/api/v1/orders/$limit_order"
expect 200 202

say "11. Clearing the stop takes two people: the operator asks, a second risk officer agrees"
token=$operator
call PUT "/api/v1/users/$trader_id/roles" '{"roles":["TRADER","RISK"]}'
expect 200 204
call POST /api/v1/emergency-stop/rearm '{"reason":"demo is over"}'
expect 202
proposal=$(first proposalId "$body")
call POST "/api/v1/emergency-stop/rearm/$proposal/approve"
expect 403
token=""
call POST /api/v1/auth/login "{\"username\":\"$name\",\"password\":\"correct-horse-$name\"}"
expect 200
token=$(first accessToken "$body")
call POST "/api/v1/emergency-stop/rearm/$proposal/approve"
expect 200

say "12. Trading again: sell what we bought"
accepted() {
  order "{\"accountId\":\"$account\",\"symbol\":\"$symbol\",\"side\":\"SELL\",\"type\":\"MARKET\",\"quantity\":\"0.4\"}"
  [ "$code" = 201 ]
}
await 10 "the sale" accepted
cancelled() { call GET "/api/v1/orders/$limit_order" >/dev/null && [ "$(first status "$body")" = CANCELED ]; }
await 10 "the cancel" cancelled

say "13. The books: ledger sums to zero, position equals the sum of fills"
balanced() {
  call GET "/api/v1/portfolio/summary?accountId=$account" >/dev/null
  call GET "/api/v1/ledger/trial-balance?accountId=$account" >/dev/null
  grep -qE '"balanced" *: *true' <<<"$body"
}
await 30 "the balanced ledger" balanced
echo "$body"
call GET "/api/v1/portfolio/positions?accountId=$account"
call GET "/api/v1/fills?accountId=$account"

say "14. Meanwhile the strategies trade, and say why and why not"
call GET /api/v1/trading/status
expect 200
token=$operator
call GET "/api/v1/decisions?limit=3"
expect 200

say "Done. Everything above is real: real PostgreSQL, real broker, a venue with its own books."
