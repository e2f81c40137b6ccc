# The editor's front end: `make` lists what there is. The program itself is `python -m generator`.
# The first target that needs it sets up .venv from the hash-locked requirements.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help build serve check test new format lint types fuzz clean lock ready ready-for-tests browser

VENV := .venv
PYTHON := $(VENV)/bin/python
RUN := $(VENV)/.ready
TEST := $(VENV)/.ready-for-tests
UV := $(shell command -v uv 2>/dev/null)
JOBS ?= 2
# Readers of calendars and feeds that are not ours, where npm is there to get them.
FOREIGN := $(if $(shell command -v npm 2>/dev/null),tests/foreign/node_modules/.ready)

# make build AS_OF=2021-12-31 STRICT=1 OUT=public
OPTIONS = $(if $(DOCS),--docs '$(DOCS)') $(if $(CONFIG),--config '$(CONFIG)') $(if $(AS_OF),--as-of '$(AS_OF)') $(if $(STRICT),--strict)
WHERE = $(if $(OUT),--out '$(OUT)')

help: ## this list
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12
	@echo "Options: AS_OF=2021-12-31 (the reading date), STRICT=1, DOCS=dir, CONFIG=file, OUT=dir"

build: $(RUN) ## check the notes, generate the pages, publish them to site/
	@$(PYTHON) -m generator build $(OPTIONS) $(WHERE)

serve: $(RUN) ## live preview on this machine, drafts included
	@$(PYTHON) -m generator serve $(OPTIONS)

check: $(RUN) ## read and check the notes, build nothing
	@$(PYTHON) -m generator check $(OPTIONS)

new: $(RUN) ## a filled-in starting file: make new KIND=note
	@$(PYTHON) -m generator new $(or $(KIND),note) $(if $(DOCS),--docs '$(DOCS)')

test: $(TEST) browser $(FOREIGN) ## every test of the project, what CI runs
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@$(PYTHON) -m pytest -n $(JOBS) $(ARGS)

fuzz: $(TEST) browser ## all that test tries a share of: notes by chance, killed builds, payloads, edits; takes long
	@BRIEFING_FUZZ=1 $(PYTHON) -m pytest -n $(JOBS) tests/read tests/validate tests/hostile \
	  tests/site/test_kills.py tests/browser/test_payloads.py tests/test_edits.py $(ARGS)

format: $(TEST) ## put the code into the project's form
	@$(PYTHON) -m ruff check --fix-only --quiet .
	@$(PYTHON) -m ruff format .

lint: $(TEST) ## the linter's rules
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .

types: $(TEST) ## the types, strictly
	@$(PYTHON) -m mypy

clean: ## remove what builds and tools made, not .venv
	@rm -rf build site .site.* .hypothesis .mypy_cache .pytest_cache .ruff_cache *.egg-info
	@find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

lock: ## take newer releases of the libraries into the lock files
	@set -- pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-header --no-annotate --upgrade pyproject.toml --group build; \
	uv "$$@" -o requirements.txt && uv "$$@" --group test -c requirements.txt -o requirements-test.txt

ready: $(RUN)
ready-for-tests: $(TEST)

# Asked for by name, so that the oldest Python that will do is not chosen where a newer one is there.
$(PYTHON):
	@for python in "$(PYTHON3)" python3 python3.14 python3.13 python3.12 python3.11; do \
	  if [ -n "$$python" ] && "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "setting up $(VENV)" >&2; \
	    if [ -n "$(UV)" ]; then exec uv venv --quiet --python "$$python" $(VENV); fi; \
	    "$$python" -m venv $(VENV) && exit 0; \
	    rm -rf $(VENV); echo "python's venv module is missing: on Debian, apt-get install python3-venv" >&2; exit 3; \
	  fi; \
	done; echo "Python 3.11 or newer is needed; make PYTHON3=/path/to/python names one" >&2; exit 3

$(RUN): requirements.txt pyproject.toml | $(PYTHON)
	@$(call install,requirements.txt)
	@touch $@

$(TEST): requirements-test.txt $(RUN)
	@$(call install,requirements-test.txt)
	@touch $@

# The program is installed from this folder, without its dependencies: those are the locked ones.
ifneq ($(UV),)
install = uv pip install --quiet --python $(PYTHON) --require-hashes -r $(1) && \
	uv pip install --quiet --python $(PYTHON) --no-deps --no-build-isolation --editable .
else
install = $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) && \
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
endif

tests/foreign/node_modules/.ready: tests/foreign/package-lock.json
	@cd tests/foreign && npm ci --silent && touch node_modules/.ready || \
	  echo "npm could not get the readers of tests/foreign; their tests are left out" >&2

# Without a browser the tests that open one fail, and say how to get it.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then \
	  sudo apt-get update -qq && sudo apt-get install -y -qq chromium >/dev/null; \
	fi || true
