# Exhibit. `make` lists what there is. Outputs are real targets: each redoes only what changed.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help run dev build test test-go test-browser check bench golden release reproducible screenshot layouts charts clean setup-chromium setup-pandoc FORCE

# A newer Go would build other bytes, and so another seal.
export GOTOOLCHAIN := go$(shell sed -n 's/^go //p' go.mod)

commit := $(shell git describe --always --dirty 2>/dev/null || echo unknown)
# The same sources give the same bytes in any folder, whatever the environment is set to.
go_build := GOFLAGS=-trimpath GOEXPERIMENT= GOFIPS140=off GOAMD64=v1 GOARM64=v8.0 CGO_ENABLED=0 go build -trimpath -buildvcs=false
exhibit_build = $(go_build) -ldflags='-s -w -X main.commit=$(commit)'
platforms := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
go_files := $(shell find . -name '*.go' -not -path './node_modules/*')
client_files := $(shell find client -name '*.js' -o -name '*.css')
deck_files := $(shell find slides/briefing -type f -not -name '*.go')
wasm := GOOS=js GOARCH=wasm

# How many journeys run at a time: they mostly wait for idle time of the browser.
parallel ?= 3
# Flags of go test: make test-go leaves out what takes more than a second, make test does not.
short := -short

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: bin/exhibit ## build what changed and present the embedded deck
	@bin/exhibit serve

dev: web/dist/.built ## serve the deck with scripts, style sheets and slides as they are saved, or another: DECK=path
	go run -tags dev ./build dev $(if $(DECK),-deck '$(DECK)')

build: bin/exhibit ## build bin/exhibit

test: short :=
test: test-go test-browser reproducible ## run every test

test-go: bin/exhibit ## run the tests that need no browser and take no more than seconds
	go test -tags built $(short) ./...
	node --test --test-reporter=dot client/test/*.test.js

test-browser: bin/budgets.txt setup-chromium setup-pandoc ## run the tests in Chromium
	go test -tags built,browser -p 1 -parallel $(parallel) -timeout 30m -skip '^TestBudget' . ./charts ./journeys

check: bin/exhibit bin/staticcheck node_modules/.installed bin/budgets.txt ## format, vet, lint, check types, check the deck, and print what the budgets measure
	@test -z "$$(gofmt -l $(go_files))" || { echo "gofmt would change: $$(gofmt -l $(go_files))"; exit 1; }
	go vet -tags built,browser ./...
	go vet -tags dev ./build ./web
	$(wasm) go vet . ./app ./charts ./slides
	bin/staticcheck -tags built,browser ./...
	bin/staticcheck -tags dev ./build ./web
	$(wasm) bin/staticcheck . ./app ./charts ./slides
	node_modules/.bin/tsc -p client
	node_modules/.bin/tsc -p client/offline/worker.tsconfig.json
	bin/exhibit check
	@cat bin/budgets.txt

bench: bin/exhibit setup-chromium ## measure: serving, against nginx too, and how the deck starts and turns in Chromium
	go test -tags built -run '^$$' -bench . -benchmem ./...
	@bash journeys/testdata/nginx.sh bin/exhibit
	go test -tags built,browser -run '^$$' -bench 'Start|Line|Save' -benchtime 1x -timeout 30m ./journeys

golden: bin/exhibit ## rewrite the golden files; look at the difference before you commit it
	go test -tags built ./slides/pandoc ./slides/evidence ./charts ./app ./build -update
	go test . -run Reference -update-reference

release: bin/govulncheck ## pack what users download into release/: binaries, digests, licences, SBOM
	@case '$(commit)' in *-dirty|unknown) echo 'make release packs a commit: commit your changes, or stash them'; exit 1;; esac
	rm -f inside/dist/bill.json.gz # it may list what is not used any more
	$(MAKE) bin/exhibit
	bin/exhibit check
	bin/build vulnerable linux/amd64 darwin/amd64 windows/amd64 js/wasm
	@set -e; for p in $(platforms); do \
		echo "building for $$p"; GOOS=$${p%/*} GOARCH=$${p#*/} $(exhibit_build) -o bin/release/exhibit-$${p/\//-} .; \
	done
	bin/build release -version $(commit) -time $$(git log -1 --format=%ct) -from bin/release $(platforms)

reproducible: bin/exhibit ## build in another folder, with an empty cache, and compare the bytes
	@bash build/reproducible.sh

screenshot: bin/exhibit setup-chromium ## take the picture in README.md anew
	@bash docs/screenshot.sh

layouts: bin/exhibit setup-chromium ## take the pictures of docs/LAYOUTS.md anew
	@bash docs/pictures.sh docs/layouts docs/layouts title-slide

charts: bin/exhibit setup-chromium ## take the pictures of docs/CHARTS.md and of the gallery in README.md anew
	@bash docs/pictures.sh slides/gallery docs/charts
	@bash docs/gallery.sh

clean: ## remove what make has made
	rm -rf bin node_modules release
	find web/dist slides/texmath/dist slides/typeface/dist slides/geography/dist slides/measure/dist words/dist inside/dist -mindepth 1 -not -name README -delete

# --- Files -------------------------------------------------------------------

bin/exhibit: bin/exhibit.sources bin/.commit
	$(exhibit_build) -o $@ .

# What the tests of the budgets measure, alone, once for what is built.
bin/budgets.txt: bin/exhibit $(go_files) | setup-chromium
	go test -tags built,browser -count=1 -run '^TestBudget' -v ./journeys > $@.new || { cat $@.new; exit 1; }
	grep -vE '^(=== RUN|--- )' $@.new > $@; rm $@.new

# The commit is stamped into the binary: a new one makes a new binary.
bin/.commit: FORCE
	@mkdir -p bin; echo '$(commit)' | cmp -s - $@ || echo '$(commit)' > $@

# bin/X.sources lists the files of this module that X is built from, with their checksums, and
# the versions of Go and of what it imports. It changes with these only: a file that X does not
# have, or only a new time of one, does not build X anew.
own := {{with .Module}}{{if .Main}}{{range $$.GoFiles}}{{$$.Dir}}/{{.}}{{"\n"}}{{end}}{{range $$.EmbedFiles}}{{$$.Dir}}/{{.}}{{"\n"}}{{end}}{{end}}{{end}}
sources = @mkdir -p bin; { go version; $(1) go list -deps -f '$(own)' $(2) | xargs cksum go.mod go.sum; } > $@.new; \
	if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

bin/exhibit.sources: web/dist/manifest.sha256 inside/dist/bill.json.gz FORCE
	$(call sources,,.)

slides/texmath/dist/temml.min.js: node_modules/.installed
	cp node_modules/temml/dist/temml.min.js $@

words/dist/formats.json: build/formats.mjs
	node $< > $@

slides/measure/dist/units.json: build/units.mjs node_modules/.installed
	node $< > $@

slides/typeface/dist/harfbuzz-subset.wasm: node_modules/.installed
	cp node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm $@

slides/geography/dist/world.json: build/geography.mjs node_modules/.installed
	node build/geography.mjs slides/geography/dist

bin/app.wasm.sources: FORCE
	$(call sources,$(wasm),.)

bin/build.sources: slides/texmath/dist/temml.min.js slides/typeface/dist/harfbuzz-subset.wasm slides/geography/dist/world.json slides/measure/dist/units.json words/dist/formats.json FORCE
	$(call sources,,./build)

# Our packages are compiled without inlining, which makes the program two percent smaller to send.
web/dist/app.wasm: bin/app.wasm.sources
	$(wasm) $(go_build) -ldflags='-s -w' -gcflags='exhibit/...=-l' -o $@ .

bin/build: bin/build.sources
	$(go_build) -o $@ ./build

# What is inside changes with what is installed; make release makes the list anew in any case.
inside/dist/bill.json.gz: go.mod go.sum package-lock.json words/dist/formats.json $(wildcard build/bill/*.go build/inside.go) | bin/build web/dist/.built
	bin/build bill $(platforms)

bin/govulncheck: go.mod
	go build -o $@ golang.org/x/vuln/cmd/govulncheck

bin/staticcheck: go.mod
	go build -o $@ honnef.co/go/tools/cmd/staticcheck

web/dist/.built: bin/build web/dist/app.wasm $(client_files) node_modules/.installed
	bin/build
	@touch $@

web/dist/manifest.sha256: web/dist/.built $(deck_files)
	bin/build manifest

node_modules/.installed: package.json package-lock.json
	npm ci --no-audit --no-fund || npm ci --no-audit --no-fund # a registry may be out of reach for a moment
	@touch $@

setup-chromium:
	@bash journeys/testdata/chromium.sh

setup-pandoc:
	@bash journeys/testdata/pandoc.sh
