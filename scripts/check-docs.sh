#!/usr/bin/env bash
# Docs tell the truth: every promise has a row, every link a target, every ADR its own number, scripts parse. Exit 1 otherwise.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bad=0
complain() { echo "docs: $1" >&2; bad=1; }

for id in $(seq -f 'A%02g' 21) $(seq -f 'B%02g' 25) $(seq -f 'C%02g' 15) $(seq -f 'D%02g' 17) K01 K02 K03 $(seq -f 'V%02g' 32); do
  row=$(grep -E "^\| $id \|" docs/PROMISES.md || true)
  if [ -z "$row" ]; then complain "docs/PROMISES.md has no row for $id"; continue; fi
  [ "$(awk -F'|' '{gsub(/ /, "", $5); print length($5)}' <<<"$row")" -gt 0 ] || complain "$id has no check"
  # A row that claims to be shown must name files that exist.
  if grep -q '| shown |' <<<"$row"; then
    for file in $(grep -oE '`[A-Za-z0-9_./-]+\.(java|sh|md|yml)`' <<<"$row" | tr -d '`'); do
      if [ ! -e "$file" ] && [ -z "$(find . -path ./node_modules -prune -o -name "$(basename "$file")" -not -path '*/target/*' -print -quit)" ]; then
        complain "$id names $file, which does not exist"
      fi
    done
  fi
done

while IFS= read -r page; do
  while IFS= read -r link; do
    target=${link%%#*}
    [ -z "$target" ] || [ -e "$(dirname "$page")/$target" ] || complain "$page links to $target, which does not exist"
  done < <(grep -oE '\]\([^) ]+\)' "$page" | sed -E 's/^\]\((.*)\)$/\1/' | grep -vE '^(https?:|mailto:)' || true)
done < <(git ls-files -co --exclude-standard '*.md')

duplicates=$(for file in docs/adr/*.md; do basename "$file" | cut -c1-4; done | sort | uniq -d)
[ -z "$duplicates" ] || complain "ADR numbers used twice: $duplicates"

while IFS= read -r script; do bash -n "$script" || complain "$script does not parse"; done < <(git ls-files -co --exclude-standard 'scripts/*' '.ci/*' 'deploy/docker/*' | while read -r f; do head -n 1 "$f" 2>/dev/null | grep -q '^#!.*sh' && echo "$f"; done)

# Each variable of the compose file is explained in .env.example.
for variable in $(grep -oE '\$\{[A-Z_]+' docker-compose.yml | tr -d '${' | sort -u); do
  grep -qE "^$variable=" .env.example || complain "docker-compose.yml uses $variable, which .env.example does not have"
done
[ "$bad" = 0 ] && echo "docs: all good"
exit "$bad"
