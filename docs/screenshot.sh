#!/usr/bin/env bash
# Takes README.md's picture from the real deck, served by the real binary.
set -eu
cd "$(dirname "$0")/.."
log=$(mktemp) profile=$(mktemp -d)
bin/exhibit serve -addr localhost:0 >"$log" &
server=$!
trap 'kill $server; rm -rf "$log" "$profile"' EXIT
until url=$(grep -o 'http://[^ ]*' "$log"); do kill -0 $server; sleep 0.1; done
"${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --disable-background-networking --user-data-dir="$profile" \
  --hide-scrollbars --window-size=1280,720 --virtual-time-budget=8000 --screenshot=docs/screenshot.png "$url/s/opm-revisions" 2>/dev/null
