#!/usr/bin/env bash
# The commands of README's first screen, on ports and data of their own: doctor, up, status, demo, invariants, down, up again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
state=$(mktemp -d)
export FLEET_STATE=$state
# Ports of its own, so that a fleet already running here is not disturbed.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 20000))
    [[ " ${taken:-} " == *" $port "* ]] && continue
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  taken="${taken:-} $port"
  free=$port
}
while read -r variable; do
  free_port
  export "$variable=$free"
done < <(sed -nE 's/^([A-Z_]+_PORT)=[0-9]+$/\1/p' .env.example)
finish() {
  status=$?
  if [ "$status" -ne 0 ]; then
    echo "--- end of the fleet's output" >&2; tail -n 40 "$state/logs/fleet.out" >&2 || true
    grep -hE '"log.level":"ERROR"' "$state"/logs/*.log 2>/dev/null | tail -n 20 | cut -c1-1500 >&2 || true
  fi
  scripts/fleet down || true
  rm -rf "$state"
  exit "$status"
}
trap finish EXIT

scripts/fleet doctor
scripts/fleet up
scripts/fleet up | grep -q 'already running'
scripts/fleet status
scripts/demo.sh
scripts/fleet check-invariants
echo "Stop and start again: data survives"
scripts/fleet down
scripts/fleet up
scripts/fleet check-invariants
echo "kill -9 and start again: nothing is lost"
kill -9 "$(cat "$state/fleet.pid")"
scripts/fleet up
scripts/fleet check-invariants
echo "end-to-end: passed"
