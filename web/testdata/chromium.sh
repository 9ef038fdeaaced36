#!/usr/bin/env bash
# Makes sure there is a Chromium for the tests: the one named by CHROMIUM, one that is
# installed, or Debian's package. Says what to install where it cannot.
set -eu
for name in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "Installing Chromium for the tests (apt-get install chromium) ..."
  log=$(mktemp)
  if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >"$log" 2>&1; then
    rm -f "$log"
    exit 0
  fi
  cat "$log" >&2
fi
echo "The tests need Chromium. Install it (on Debian and Ubuntu: sudo apt-get install chromium) or set CHROMIUM to its path." >&2
exit 1
