#!/usr/bin/env bash
# Installs Pandoc from Debian's packages where there is none and apt-get can be used. Elsewhere the tests
# that need it say so and are left out.
if command -v pandoc >/dev/null || ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then exit 0; fi
echo "Installing what the tests need (apt-get install pandoc) ..."
install() { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends pandoc; }
{ install || install; } >/dev/null 2>&1 || echo "Pandoc could not be installed; the tests that need it are left out." # a mirror may be out of reach for a moment
