#!/usr/bin/env bash
# Makes sure there is what the browser tests need: a Chromium, the one named by CHROMIUM or one
# that is installed, and a typeface as wide as Arial, which charts fall back to where their own
# does not come. What is missing is installed from Debian's packages, or said.
set -eu
found() {
  for name in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null; then return 0; fi
  done
  return 1
}
missing=()
found || missing+=(chromium)
if command -v fc-list >/dev/null && ! fc-list : family | grep -qE 'Arial|Liberation Sans|Arimo|Helvetica'; then missing+=(fonts-liberation); fi
if [ ${#missing[@]} = 0 ]; then exit 0; fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "Installing what the tests need (apt-get install ${missing[*]}) ..."
  log=$(mktemp)
  install() { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; }
  if { install || install; } >"$log" 2>&1; then # a mirror may be out of reach for a moment
    rm -f "$log"
    exit 0
  fi
  cat "$log" >&2
fi
echo "The tests need ${missing[*]}. Install them (on Debian and Ubuntu: sudo apt-get install ${missing[*]}), or set CHROMIUM to the path of a Chromium, Chrome or Edge." >&2
exit 1
