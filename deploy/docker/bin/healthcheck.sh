#!/bin/sh
# 0 when the service of this image is able to work, else 1. curl, not a JVM: a JVM probe costs ten times more CPU.
variable=$(tr 'a-z-' 'A-Z_' </app/name)_PORT
eval "port=\${$variable:-}"
[ -n "$port" ] || port=$(cat /app/port)
exec curl -fsS -m 2 -o /dev/null "http://localhost:$port/health"
