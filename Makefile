# foedus: `make demo` shows what it does, `make test` runs every check. `make help` lists the rest.

JOBS   ?= 2
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

BIN     := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKED  := $(INSTALL) --require-hashes --only-binary :all:
LOCK    := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade \
	--generate-hashes --allow-unsafe --strip-extras --no-emit-options

# Checks that need not wait for one another.
CHECKS  := lint types contracts budget docstrings docs

.DEFAULT_GOAL := help
.PHONY: help demo test setup lint types contracts budget docstrings docs tests reference coverage format lock bench clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

demo: .venv/.core ## Set up .venv, print the study of the two Koreas, leave its page in korea.html
	$(BIN)/foedus study korea
	$(BIN)/foedus study korea -o korea.html --force

test: setup ## Every check that .ci/run runs
	@$(MAKE) --no-print-directory --jobs=$(JOBS) $(CHECKS)
	@$(MAKE) --no-print-directory tests

setup: .venv/.dev ## Set up .venv with what the checks need

lint: .venv/.dev ## ruff: rules and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/.dev ## mypy --strict
	$(BIN)/mypy src tests bench docs

contracts: .venv/.dev ## import-linter: rooms and floors
	$(BIN)/lint-imports --no-logo

budget: .venv/.dev ## Sizes of files and functions, import circles
	$(BIN)/python tests/house/measure.py src/foedus --budget

docstrings: .venv/.dev ## interrogate: every public name explains itself
	$(BIN)/interrogate src

docs: .venv/.dev ## Sphinx; a warning is an error
	$(BIN)/python -m sphinx --jobs $(JOBS) --fail-on-warning --keep-going --quiet docs docs/_build/html

tests: .venv/.dev ## pytest: tests, doctests, the code blocks of the docs
	$(BIN)/python -m pytest --numprocesses $(JOBS) --dist worksteal

reference: .venv/.dev ## Write docs/reference from the program
	$(BIN)/python docs/write_reference.py

coverage: .venv/.dev ## Lines and branches that the tests reach
	$(BIN)/python -m pytest --numprocesses $(JOBS) --cov --cov-report=term-missing:skip-covered

format: .venv/.dev ## Mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: .venv/.dev ## Resolve the requirements anew; hashes, no addresses
	$(LOCK) --output-file=requirements.lock pyproject.toml
	$(LOCK) --output-file=requirements-build.lock requirements-build.in
	$(LOCK) --output-file=requirements-dev.lock --extra=dev \
		--constraint=requirements.lock --constraint=requirements-build.lock pyproject.toml

bench: .venv/.core ## The figures of bench/README.md
	@for script in bench/*.py; do $(BIN)/python $$script || exit 1; done

clean: ## Remove what make made
	rm -rf .venv korea.html docs/_build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "foedus needs Python 3.11 or later; none was found." >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.core: .venv/bin/python requirements.lock requirements-build.lock pyproject.toml
	$(LOCKED) -r requirements.lock -r requirements-build.lock
	$(INSTALL) --no-build-isolation --no-deps --editable .
	@touch $@

.venv/.dev: .venv/bin/python requirements-dev.lock pyproject.toml
	$(LOCKED) -r requirements-dev.lock
	$(INSTALL) --no-build-isolation --no-deps --editable .
	@touch $@ .venv/.core
