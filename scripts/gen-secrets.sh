#!/usr/bin/env bash
# Writes .env for docker compose: .env.example with every sample secret replaced by a random one. Never touches an existing .env.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [ -e .env ]; then echo ".env exists; nothing was changed. Remove it first to make new secrets."; exit 0; fi
umask 077
draft=$(mktemp .env.XXXXXX)
while IFS= read -r line; do
  case $line in
    MASTER_KEY=change-me) printf 'MASTER_KEY=%s\n' "$(openssl rand -base64 32)" ;;
    JWT_SECRET=change-me | SERVICE_TOKEN_SECRET=change-me) printf '%s=%s\n' "${line%%=*}" "$(openssl rand -hex 64)" ;;
    OPERATOR_PASSWORD=change-me) printf 'OPERATOR_PASSWORD=%s\n' "$(openssl rand -hex 12)" ;;
    *=change-me) printf '%s=%s\n' "${line%%=*}" "$(openssl rand -hex 32)" ;;
    *) printf '%s\n' "$line" ;;
  esac
done <.env.example >"$draft"
mv "$draft" .env
echo "Wrote .env with random secrets, readable by you alone."
