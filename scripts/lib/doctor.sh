#!/usr/bin/env bash
# scripts/fleet doctor: what would keep the fleet from starting, and what to do about it. Exit 1 when something must be changed.
set -uo pipefail
. scripts/lib/jdk.sh
state=$1
problems=0
good() { printf '  ok    %s\n' "$1"; }
warn() { printf '  warn  %s\n        %s\n' "$1" "$2"; }
bad() { printf '  BAD   %s\n        %s\n' "$1" "$2"; problems=$((problems + 1)); }

if jdk=$(find_jdk25); then export JAVA_HOME=$jdk; good "JDK 25: $jdk"; else bad "no JDK 25" "Install Temurin 25 or set JAVA_HOME."; fi
if command -v mvn >/dev/null; then good "Maven: $(mvn -v 2>/dev/null | head -n 1 | sed 's/\x1b\[[0-9;]*m//g')"; else bad "no Maven" "Install Maven 3.8.7 or newer."; fi

if [ -r /proc/meminfo ]; then
  free_mib=$(awk '/MemAvailable/ {print int($2 / 1024)}' /proc/meminfo)
  if [ "$free_mib" -ge 2560 ]; then good "memory: $free_mib MiB available"
  elif [ -n "${FLEET_PID:-}" ]; then good "memory: $free_mib MiB available beside the running fleet"
  else bad "memory: $free_mib MiB available" "The fleet takes up to 2 GiB; close something or add swap."; fi
fi
free_disk=$(df -Pm . | awk 'NR == 2 {print $4}')
if [ "$free_disk" -ge 2048 ]; then good "disk: $free_disk MiB free"; else bad "disk: $free_disk MiB free" "Databases and build want 2 GiB."; fi

port_of() { local v=$1; printf '%s' "${!v:-$2}"; }
holder() {
  local who=""
  command -v ss >/dev/null && who=$(ss -Hltnp "sport = :$1" 2>/dev/null | sed -nE 's/.*users:\(\("([^"]+)",pid=([0-9]+).*/\1 (process \2)/p' | head -n 1)
  [ -z "$who" ] && command -v lsof >/dev/null && who=$(lsof -nP -iTCP:"$1" -sTCP:LISTEN 2>/dev/null | awk 'NR == 2 {print $1 " (process " $2 ")"}')
  printf '%s' "${who:-a process that this user may not see}"
}
if [ -n "${FLEET_PID:-}" ]; then
  good "the fleet is running (process $FLEET_PID), so its ports are its own"
else
  taken=0
  while read -r variable port; do
    port=$(port_of "$variable" "$port")
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      bad "port $port is taken by $(holder "$port")" "Stop it, or move ours: $variable=... scripts/fleet up"
      taken=1
    fi
  done < <(sed -nE 's/^([A-Z_]+_PORT)=([0-9]+)$/\1 \2/p' .env.example)
  [ "$taken" = 0 ] && good "all ports are free"
  if [ -f "$state/fleet.pid" ]; then warn "stale pid file $state/fleet.pid" "The last fleet ended hard. The next start recovers by itself."; fi
  if [ -f "$state/postgres/data/postmaster.pid" ] || [ -f "$state/postgres/postmaster.pid" ]; then
    warn "PostgreSQL was not stopped cleanly" "The next start recovers it from its write-ahead log; nothing acknowledged is lost."
  fi
fi
year=$(date -u +%Y)
if [ "$year" -ge 2025 ]; then good "clock: $(date -u +%Y-%m-%dT%H:%M:%SZ)"; else bad "clock says $(date -u)" "Set the clock: tokens and venue signatures depend on it."; fi
if command -v timedatectl >/dev/null && timedatectl show 2>/dev/null | grep -q '^NTPSynchronized=no'; then
  warn "the clock is not synchronised" "Venues refuse requests that are seconds off: switch NTP on."
fi
if [ "$problems" -gt 0 ]; then echo "$problems thing(s) to change before the fleet can start."; exit 1; fi
echo "Nothing stands in the way."
