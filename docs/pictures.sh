#!/usr/bin/env bash
# Takes pictures of the slides of a deck, served by the real binary: pictures.sh DECK FOLDER [SLIDE]...
# They are the slides that have an identifier in its text, and those that are named.
set -eu
cd "$(dirname "$0")/.."
deck=$1 folder=$2
shift 2
log=$(mktemp) profile=$(mktemp -d)
bin/exhibit serve -deck "$deck" -addr localhost:0 >"$log" &
server=$!
trap 'kill $server; rm -rf "$log" "$profile"' EXIT
until url=$(grep -o 'http://[^ ]*' "$log"); do kill -0 $server; sleep 0.1; done
mkdir -p "$folder"
slides=("$@" $(sed -n 's/^##* .*{#\([a-z-]*\).*/\1/p' "$deck"/*.md))
for slide in "${slides[0]}" "${slides[@]}"; do # the first once more, when the browser has the typefaces
  timeout 60 "${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --disable-background-networking --user-data-dir="$profile" --force-device-scale-factor=0.5 \
    --hide-scrollbars --window-size=1280,720 --virtual-time-budget=12000 --screenshot="$folder/$slide.webp" "$url/s/$slide" 2>/dev/null || true
done
