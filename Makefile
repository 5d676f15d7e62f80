# Every target makes .venv itself, from hashed lock files. PYTHON picks the interpreter (3.11+).
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet
SOURCES := bot tests benchmarks

.PHONY: demo init run quick most coverage test lint check fix chaos pictures bench lock release audit bare clean

demo: .venv/dev ## the bot in a browser page, no Discord account needed
	@$(BIN)/python -m bot demo

init: .venv/run ## a first start: asks for the token, keeps it in .env, says how to invite the bot
	@$(BIN)/python -m bot init

run: .venv/run ## the bot on Discord, with the token in .env
	@$(BIN)/python -m bot run

PYTEST := $(BIN)/python -m pytest

# Each file stays with one worker, which makes once what its tests share; the longest begin.
quick: .venv/dev ## the rooms that take no time, 20 examples for each rule: half a minute
	$(PYTEST) -n 4 --dist loadfile --no-loadscope-reorder --hypothesis-profile quick -k "not hundreds" \
	  --ignore tests/laws/test_wheel.py --ignore tests/storage/test_killing.py \
	  tests/cards tests/laws tests/domain tests/content tests/presentation tests/storage

most: .venv/dev ## the tests that need no server and no browser: three minutes
	$(PYTEST) -n 3 --ignore tests/chaos --ignore tests/wire --ignore tests/browser --ignore tests/laws/test_wheel.py

coverage: PYTEST += --cov
coverage: most ## the same, and which lines and branches of the bot they never walk through

test: .venv/dev ## everything
	$(PYTEST) -n 3

lint: .venv/dev ## format, lint, types
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/pyright

check: lint quick ## what judges a change, in a minute

fix: .venv/dev
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

# SEEDS plans of YEARS years for four servers each, from seed FIRST on, in JOBS processes.
SEEDS ?= 100
FIRST ?= 0
YEARS ?= 1
JOBS ?= 2

chaos: .venv/dev ## years of faults over a model of Discord; what fails is shrunk and printed
	$(BIN)/python -m tests.chaos seeds --seeds $(SEEDS) --first $(FIRST) --years $(YEARS) \
	  --jobs $(JOBS) --shrink 60

pictures: .venv/dev ## the pictures of the README and docs, from the running demo
	$(BIN)/python -m tests.browser.pictures

bench: .venv/dev ## beside a bare discord.py bot in the same run
	$(BIN)/python -m benchmarks

# It keeps what is locked, if pyproject.toml allows it; UPGRADE=--upgrade takes the newest.
UPGRADE ?=

lock: .venv/dev ## requirements*.lock from pyproject.toml, for every Python we support
	$(INSTALL) uv
	$(BIN)/uv pip compile $(UPGRADE) --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --custom-compile-command "make lock" \
	  --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile $(UPGRADE) --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --custom-compile-command "make lock" --extra postgres \
	  --output-file requirements-postgres.lock pyproject.toml
	$(BIN)/uv pip compile $(UPGRADE) --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-strip-extras --custom-compile-command "make lock" --extra dev \
	  --no-emit-package onejob --output-file requirements-dev.lock pyproject.toml

release: .venv/dev ## dist: the wheel and the sdist of this commit, if it may be released, tried
	@$(BIN)/python -m tests.release

audit: .venv/dev ## the locked packages, held against what is known of their faults; needs a network
	$(INSTALL) pip-audit
	$(BIN)/pip-audit --disable-pip --require-hashes -r requirements.lock
	$(BIN)/pip-audit --disable-pip --require-hashes -r requirements-dev.lock

bare: ## each way to install, in a Debian that has nothing else; needs mmdebstrap and a network
	@tests/bare/run

clean:
	rm -rf .venv

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv .venv

.venv/run: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Setting up .venv for running (once) ..."
	@$(INSTALL) --require-hashes -r requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	@echo "Setting up .venv (once, about a minute) ..."
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@ .venv/run
