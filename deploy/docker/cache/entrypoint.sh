#!/bin/sh
# Stand-in for DragonflyDB: Debian's Redis with the password that Dragonfly would read.
set -eu
chown redis:redis /data
exec setpriv --reuid=redis --regid=redis --init-groups redis-server --dir /data --bind '0.0.0.0' --requirepass "$DFLY_requirepass" --save 60 1
