# The two commands that matter are `make run` and `make test`; `make` alone lists all of them.

GO    := go
OUT   := out
TOOL  := $(GO) tool -modfile=.ci/tools/go.mod
# The rooms of the house that hold Go code; .ci/tools is a module of its own.
ROOMS := $(wildcard *.go) app data geo reports assets ui
# Packages that start goroutines are run a second time, under the race detector.
RACED  = ./ui/... $$(grep -rlE '^[[:space:]]*go (func\(|[A-Za-z_.]+\()|\.Go\(func' --include='*.go' --exclude='*_test.go' $(filter-out ui,$(ROOMS)) | xargs -r -n1 dirname | sort -u | sed 's|^|./|')

# nogui leaves the window out, so that no graphics headers are needed; no_emoji leaves a font out that nothing here
# writes with; migrated_fynedo says that only the UI goroutine touches widgets, which `make drive` checks in a build
# without it.
export GOFLAGS := $(strip $(shell $(GO) env GOFLAGS 2>/dev/null) -tags=nogui,migrated_fynedo,no_emoji -buildvcs=false)
export CGO_ENABLED := 1
GUI    := $(GO) build -tags=migrated_fynedo,no_emoji
# On Linux there may be no display, and only there has a test a screen without a monitor.
LINUX  := $(filter Linux,$(shell uname -s 2>/dev/null))
SCREEN := $(if $(LINUX),$(DISPLAY)$(WAYLAND_DISPLAY),yes)

.DEFAULT_GOAL := help
.PHONY: help run test build window sample job screenshots drive graphics setup readers vet format mend staticcheck rules tests race vulnerabilities assets bench fuzz simulate mutants pictures clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-16s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

ifneq ($(strip $(SCREEN)),)
run: window ## the window on the built-in sample; with no display the main job into ./out
	@[ -e $(OUT)/sample/countyline.db ] || $(OUT)/countyline-window sample $(OUT)/sample
	$(OUT)/countyline-window open $(OUT)/sample
else
run: job
	@echo
	@echo "There is no display here, so the window was not opened and the main job was done instead."
endif

job: setup build ## the main job on the built-in sample: grid, map and filing into ./out
	rm -rf $(OUT)/sample
	$(OUT)/countyline sample $(OUT)/sample
	$(OUT)/countyline audit --workspace $(OUT)/sample --out $(OUT)
	@echo
	@echo "The sample plan is assessed. Open:"
	@echo "  grid    $(CURDIR)/$(OUT)/adequacy.xlsx  (also adequacy.csv)"
	@echo "  map     $(CURDIR)/$(OUT)/map.png"
	@echo "  filing  $(CURDIR)/$(OUT)/filing.pdf  (also filing.html)"

test: setup readers vet format staticcheck rules tests race $(if $(LINUX),drive) vulnerabilities ## set-up, vet, formatting, staticcheck, import rules, all tests, a real window
	@echo "All of it passed."

build: ## the command line, without the window, into ./out
	$(GO) build -o $(OUT)/countyline .

window: setup graphics ## the program with its window, into ./out
	$(GUI) -o $(OUT)/countyline-window .

screenshots: setup ## every screen of the sample, in two sizes, light and dark, into ./out/screenshots
	$(GO) run ./ui/screenshots $(OUT)/screenshots

# One program as it is given away, one that checks who touches widgets, and one with an empty window to compare with.
drive: window ## a real window on a screen without a monitor: first run to a filing, speed of the start, no sockets
	@.ci/setup display xdotool
	$(GO) vet -tags=migrated_fynedo,no_emoji . ./ui/drive/testdata/empty
	$(GO) build -tags=no_emoji -o $(OUT)/countyline-checked .
	$(GUI) -o $(OUT)/empty-window ./ui/drive/testdata/empty
	COUNTYLINE_DRIVE=$(CURDIR)/$(OUT) LANG=C.UTF-8 $(GO) test -count=1 -v ./ui/drive

setup: ## installs what is missing, after one sentence about what and why
	@.ci/setup go gcc

graphics: # what only the window needs
	@.ci/setup graphics

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
	@raced="$(RACED)"; if [ -n "$$raced" ]; then echo $(GO) test -race -short $$raced; $(GO) test -race -short $$raced; fi

vulnerabilities: ## known vulnerabilities, when the public database can be reached; prints, never fails the tests
	@.ci/vulnerabilities || [ $$? -eq 3 ]

assets: ## packs the embedded files again from their pinned sources (needs the network)
	$(GO) run ./assets/make

bench: ## every benchmark, with memory
	$(GO) test -run '^$$' -bench . -benchmem ./...

FUZZTIME ?= 20s
fuzz: ## every fuzz target for FUZZTIME (20s)
	@grep -roE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' $(ROOMS) | sed 's|/[^/]*:func | |' | while read -r dir target; do \
		echo "$$dir $$target"; $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x "./$$dir" || exit 1; done

SEEDS ?= 2000
simulate: ## SEEDS (2000) runs of a team whose folder, clocks and computers fail in every way, and what was counted
	$(GO) test -count=1 -timeout 24h -run '^TestSeeds$$' -v ./app/simulator -seeds $(SEEDS)

# The table goes to standard output, everything else beside it.
mutants: ## plants faults in the program and prints which of them the simulation notices, after how many runs
	@mkdir -p $(OUT)
	@$(GO) test -tags=nogui,migrated_fynedo,no_emoji,mutants -count=1 -timeout 2h -run '^TestEveryPlantedFaultIsNoticed$$' ./app/simulator -csv $(CURDIR)/$(OUT)/mutants.csv >&2; \
		code=$$?; cat $(OUT)/mutants.csv; exit $$code

pictures: screenshots ## the README's pictures, from the screenshots
	.ci/pictures $(OUT)/screenshots

clean: ## removes ./out
	rm -rf $(OUT)
