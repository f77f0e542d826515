#!/bin/bash
# Stand-in for the official image: the same variables, the same data folder rules, Debian's PostgreSQL.
set -euo pipefail
export PATH=$PATH:$(echo /usr/lib/postgresql/*/bin)
data=/var/lib/postgresql/data
mkdir -p "$data" && chown -R postgres:postgres /var/lib/postgresql && chmod 700 "$data"
as_postgres() { setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }
if [ ! -s "$data/PG_VERSION" ]; then
  password_file=$(mktemp) && printf '%s' "$POSTGRES_PASSWORD" >"$password_file" && chown postgres "$password_file"
  as_postgres initdb -D "$data" -U "$POSTGRES_USER" --pwfile="$password_file" --auth-host=scram-sha-256 --auth-local=trust -E UTF8 --locale=C.UTF-8 >/dev/null
  rm -f "$password_file"
  echo "host all all all scram-sha-256" >>"$data/pg_hba.conf"
  as_postgres pg_ctl -D "$data" -w -o "-c listen_addresses='' -c unix_socket_directories=/tmp" start >/dev/null
  as_postgres createdb -h /tmp -U "$POSTGRES_USER" "$POSTGRES_DB"
  as_postgres pg_ctl -D "$data" -w stop >/dev/null
fi
exec setpriv --reuid=postgres --regid=postgres --init-groups postgres -D "$data" \
  -c listen_addresses='*' -c unix_socket_directories=/tmp,/var/run/postgresql -c max_connections=300
