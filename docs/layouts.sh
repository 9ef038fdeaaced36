#!/usr/bin/env bash
# Takes the pictures of docs/LAYOUTS.md from its deck, served by the real binary.
set -eu
cd "$(dirname "$0")/.."
log=$(mktemp) profile=$(mktemp -d)
bin/exhibit serve -deck docs/layouts -addr localhost:0 >"$log" &
server=$!
trap 'kill $server; rm -rf "$log" "$profile"' EXIT
until url=$(grep -o 'http://[^ ]*' "$log"); do kill -0 $server; sleep 0.1; done
for slide in title-slide $(sed -n 's/^##* .*{#\([a-z-]*\).*/\1/p' docs/layouts/deck.md); do
  "${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --disable-background-networking --user-data-dir="$profile" --force-device-scale-factor=0.5 \
    --hide-scrollbars --window-size=1280,720 --virtual-time-budget=8000 --screenshot="docs/layouts/$slide.webp" "$url/s/$slide" 2>/dev/null
done
