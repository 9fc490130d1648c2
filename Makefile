# Every target sets up .venv first; a second run starts in seconds.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
QUIET := --quiet --disable-pip-version-check

# What tests need and pip has not: installed only by who may, without being asked for a password.
PACKAGES := $(shell { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb; } > /dev/null 2>&1 || echo postgresql) \
	$(shell { command -v chromium || command -v chromium-browser || command -v google-chrome; } > /dev/null 2>&1 || echo chromium)
AS_ROOT := $(shell if [ "$$(id -u)" = 0 ]; then echo env; elif sudo -n true 2>/dev/null; then echo sudo; fi)

.PHONY: run test bench lint packages clean

run: $(VENV)/.kloe
	@$(BIN)/kloe run

test: $(VENV)/.dev lint packages
	@$(BIN)/python -m pytest --cov=bot --cov-report=term:skip-covered --cov-fail-under=95
	@KLOE_CHECK_MAX_AGE_DAYS=3650 $(BIN)/kloe check

lint: $(VENV)/.dev
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports > $(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }
	@$(BIN)/codespell

packages:
ifneq ($(strip $(PACKAGES)),)
ifneq ($(AS_ROOT),)
	@! command -v apt-get > /dev/null || { $(AS_ROOT) apt-get update -qq \
		&& $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $(PACKAGES) > /dev/null; }
endif
endif

bench: $(VENV)/.bench
	@$(BIN)/python tests/benchmarks/bench_index.py
	@$(BIN)/python tests/benchmarks/bench_ask.py
	@$(BIN)/python tests/benchmarks/bench_large.py
	@$(BIN)/python tests/benchmarks/bench_slack.py
	@$(BIN)/python tests/benchmarks/bench_selfcheck.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@echo "Setting up Python in $(VENV) (once; about a minute) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Kloe needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.kloe: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install $(QUIET) --editable .
	@$(BIN)/python -m compileall -q bot && $(BIN)/kloe sources > /dev/null  # the first start is as quick as later ones
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.kloe
	@$(BIN)/python -m pip install $(QUIET) --editable '.[dev]'
	@touch $@

$(VENV)/.bench: pyproject.toml $(VENV)/.dev
	@$(BIN)/python -m pip install $(QUIET) --editable '.[dev,bench]'
	@touch $@
