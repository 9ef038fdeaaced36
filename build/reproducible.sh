#!/usr/bin/env bash
# Builds what is here once more, in another folder and with an empty cache of Go, and compares the
# bytes of the binary and of all that it embeds. It takes as long as a first build.
set -eu
here=$PWD
there=$(mktemp -d)
trap 'chmod -R u+w "$there"; rm -rf "$there"' EXIT
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents --preserve=timestamps -t "$there/" 2>&1
cp -al node_modules "$there/" 2>/dev/null || cp -a node_modules "$there/"
commit=$(cat bin/.commit)
GOCACHE="$there/.cache" make --silent -C "$there" bin/exhibit "commit=$commit"
for made in bin/exhibit web/dist inside/dist slides/*/dist; do
	diff -rq --exclude=.built "$here/$made" "$there/$made"
done
echo "$(cd web/dist && ls | wc -l) files of web/dist and bin/exhibit have the same bytes when built in another folder: $(sha256sum < bin/exhibit | cut -c1-16)…"
