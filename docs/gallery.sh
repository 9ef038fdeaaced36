#!/usr/bin/env bash
# Puts some of the pictures of docs/charts together into the one that README.md shows.
set -eu
cd "$(dirname "$0")/.."
page=$(mktemp --suffix=.html) profile=$(mktemp -d)
trap 'rm -rf "$page" "$profile"' EXIT
{
  echo '<!doctype html><style>body{margin:0;display:grid;grid-template-columns:repeat(3,1fr);gap:8px;background:#ddd}img{width:100%;display:block}</style>'
  for slide in bars stacked-bars flow bubbles scatter-with-labels small-multiples dumbbell heat-map world-map; do
    echo "<img src=\"file://$PWD/docs/charts/$slide.webp\">"
  done
} >"$page"
"${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --disable-background-networking --user-data-dir="$profile" \
  --hide-scrollbars --window-size=1280,720 --virtual-time-budget=8000 --screenshot=docs/gallery.webp "file://$page" 2>/dev/null
