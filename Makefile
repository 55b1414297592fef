# The tools are fetched at these versions and run without being installed.
GOFUMPT  := mvdan.cc/gofumpt@v0.12.0
LINT     := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

GO      ?= go
BIN     := .bin


.PHONY: build check test bench lexicons clean

build: ## the static binary, ./newsgraph
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o newsgraph ./cmd/newsgraph

check: $(BIN)/gofumpt $(BIN)/golangci-lint ## format, vet, lint, import rules, tidy
	@unformatted="$$($(BIN)/gofumpt -l $$(git ls-files '*.go'))"; \
		if [ -n "$$unformatted" ]; then echo "not gofumpt-ed:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(BIN)/golangci-lint run ./...
	$(GO) test -count=1 -run '^TestImports$$' ./cmd/newsgraph
	$(GO) mod tidy -diff
	$(GO) mod verify

test: ## every test; those whose outside parts are missing skip and say so
	$(GO) test -timeout 25m ./...

bench: ## the benchmarks, for benchstat
	$(GO) test -run '^$$' -bench . -benchmem -count 6 ./...

$(BIN)/gofumpt:
	GOBIN=$(CURDIR)/$(BIN) $(GO) install $(GOFUMPT)

$(BIN)/golangci-lint:
	GOBIN=$(CURDIR)/$(BIN) $(GO) install $(LINT)

clean:
	rm -rf $(BIN) newsgraph
