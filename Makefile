# Exhibit. `make` lists what there is. Outputs are real targets: each redoes only what changed.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help run build test check bench golden screenshot clean setup-chromium FORCE

# A newer Go would build other bytes, and so another seal.
export GOTOOLCHAIN := go$(shell sed -n 's/^go //p' go.mod)

commit := $(shell git describe --always --dirty 2>/dev/null || echo unknown)
go_build := go build -trimpath -buildvcs=false
go_files := $(shell find . -name '*.go' -not -path './node_modules/*')
go_sources := $(filter-out %_test.go,$(go_files))
client_sources := $(filter-out ./web/%,$(go_sources))
browser_files := $(wildcard client/*.js client/*/*.js client/css/*.css)
deck_files := $(shell find slides/briefing -type f -not -name '*.go')

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: bin/exhibit ## build what changed and present the embedded deck
	@bin/exhibit serve

build: bin/exhibit ## build bin/exhibit

test: bin/exhibit setup-chromium ## run every test, those in Chromium too
	go vet ./...
	GOOS=js GOARCH=wasm go vet . ./app ./charts ./slides
	go test -tags built,browser -timeout 60m ./...

check: bin/exhibit setup-chromium ## format, vet, and print what the budgets measure
	@test -z "$$(gofmt -l $(go_files))" || { echo "gofmt would change: $$(gofmt -l $(go_files))"; exit 1; }
	go vet -tags built,browser ./...
	bin/exhibit check
	GOOS=js GOARCH=wasm go vet . ./app ./charts ./slides
	go test -tags built,browser -count=1 -run Budget -v ./web | grep -vE '^(=== RUN|--- )'

bench: bin/exhibit setup-chromium ## measure: serving, against nginx too, and how the deck starts and turns in Chromium
	go test -tags built -run '^$$' -bench . -benchmem ./...
	@bash journeys/testdata/nginx.sh bin/exhibit
	go test -tags built,browser -run '^$$' -bench Start -benchtime 1x -timeout 20m ./web

golden: bin/exhibit ## rewrite the golden files; look at the difference before you commit it
	go test -tags built ./slides ./charts ./app -update

screenshot: bin/exhibit setup-chromium ## take the picture in README.md anew
	@bash docs/screenshot.sh

clean: ## remove what make has made
	rm -rf bin node_modules
	find web/dist -mindepth 1 -not -name README -delete

# --- Files -------------------------------------------------------------------

bin/exhibit: $(go_sources) $(deck_files) web/dist/manifest.sha256 go.mod go.sum bin/.commit
	$(go_build) -ldflags='-s -w -X main.commit=$(commit)' -o $@ .

# The commit is stamped into the binary: a new one makes a new binary.
bin/.commit: FORCE
	@mkdir -p bin; echo '$(commit)' | cmp -s - $@ || echo '$(commit)' > $@

# wasm_exec.js is the toolchain's own: another Go makes both anew.
bin/.toolchain: FORCE
	@mkdir -p bin; go version | cmp -s - $@ || go version > $@

web/dist/app.wasm: $(client_sources) go.mod go.sum bin/.toolchain
	GOOS=js GOARCH=wasm $(go_build) -ldflags='-s -w' -o $@ .

web/dist/.built: web/dist/app.wasm $(browser_files) build/main.go node_modules/.installed
	rm -f web/dist/*.woff2
	go run ./build
	@touch $@

web/dist/manifest.sha256: web/dist/.built $(deck_files)
	go run ./build manifest

node_modules/.installed: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

setup-chromium:
	@bash journeys/testdata/chromium.sh
