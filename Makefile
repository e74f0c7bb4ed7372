# The two commands that matter are `make run` and `make test`; `make` alone lists all of them.

GO    := go
OUT   := out
TOOL  := $(GO) tool -modfile=.ci/tools/go.mod
# The rooms of the house that hold Go code; .ci/tools is a module of its own.
ROOMS := main_test.go $(wildcard main.go) app data geo reports assets
# Packages that start goroutines are run a second time, under the race detector.
RACED  = $$(grep -rlE '^[[:space:]]*go (func\(|[A-Za-z_.]+\()|\.Go\(func' --include='*.go' --exclude='*_test.go' $(ROOMS) | xargs -r -n1 dirname | sort -u | sed 's|^|./|')

# nogui leaves the window out, so that no graphics headers are needed.
export GOFLAGS := $(strip $(shell $(GO) env GOFLAGS 2>/dev/null) -tags=nogui -buildvcs=false)
export CGO_ENABLED := 1

.DEFAULT_GOAL := help
.PHONY: help run test build setup readers vet format mend staticcheck rules tests race vulnerabilities assets bench fuzz pictures clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-16s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup build ## the main job on the built-in sample: grid, map and filing into ./out
	rm -rf $(OUT)/sample
	$(OUT)/countyline sample $(OUT)/sample
	$(OUT)/countyline audit --workspace $(OUT)/sample --out $(OUT)
	@echo
	@echo "The sample plan is assessed. Open:"
	@echo "  grid    $(CURDIR)/$(OUT)/adequacy.xlsx  (also adequacy.csv)"
	@echo "  map     $(CURDIR)/$(OUT)/map.png"
	@echo "  filing  $(CURDIR)/$(OUT)/filing.pdf  (also filing.html)"

test: setup readers vet format staticcheck rules tests race vulnerabilities ## set-up, vet, formatting, staticcheck, import rules, all tests
	@echo "All of it passed."

build: ## the command line, without the window, into ./out
	$(GO) build -o $(OUT)/countyline .

setup: ## installs what is missing, after one sentence about what and why
	@.ci/setup go gcc

readers: # what only the tests need
	@.ci/setup git pdftotext

vet: ## go vet
	$(GO) vet ./...

format: ## fails when a file is not as gofumpt writes it
	@unformatted=$$($(TOOL) gofumpt -l $(ROOMS)) && if [ -n "$$unformatted" ]; then \
		echo "Not formatted ('make mend' does it):" $$unformatted; exit 1; fi

mend: ## formats every file with gofumpt
	$(TOOL) gofumpt -w $(ROOMS)

staticcheck: ## staticcheck
	$(TOOL) staticcheck ./...

rules: ## the rules of the house: who may import whom, what lies where
	$(GO) test -count=1 .

tests: ## all tests
	$(GO) test ./...

race: ## the packages that start goroutines, under the race detector, without the national-size tests
	@raced=$(RACED); if [ -n "$$raced" ]; then echo $(GO) test -race -short $$raced; $(GO) test -race -short $$raced; fi

vulnerabilities: ## known vulnerabilities, when the public database can be reached; prints, never fails the tests
	@.ci/vulnerabilities || [ $$? -eq 3 ]

assets: ## packs the embedded files again from their pinned sources (needs the network)
	$(GO) run ./assets/make

bench: ## every benchmark, with memory
	$(GO) test -run '^$$' -bench . -benchmem ./...

FUZZTIME ?= 20s
fuzz: ## every fuzz target for FUZZTIME (20s)
	@grep -roE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' $(ROOMS) | sed 's|/[^/]*:func | |' | while read -r dir target; do \
		echo "$$dir $$target"; $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "./$$dir" || exit 1; done

pictures: run ## the README's pictures, from the sample's filing
	@.ci/setup pdftoppm
	.ci/pictures $(OUT)

clean: ## removes ./out
	rm -rf $(OUT)
