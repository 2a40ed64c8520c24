# What CI, hand and hook all call: `make app` starts the explorer, `make test` checks everything.

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11,$(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
NOTES ?=

.DEFAULT_GOAL := help
.PHONY: help install app test lint bench docs lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST)

install: $(VENV)/installed-app ## make .venv from the lock (hashes checked)

app: install ## start the explorer on localhost; NOTES=path for notes of your own
	@$(BIN)/linkspan serve $(if $(NOTES),"$(NOTES)")

test: $(VENV)/installed-test lint ## install what tests need, then run every check and test
	@$(BIN)/python tests/browser.py
	$(BIN)/python -m pytest

lint: $(VENV)/installed-test ## ruff, mypy strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --config pyproject.toml

bench: $(VENV)/installed-test ## measure quality and speed, each a ratio within one run
	$(BIN)/python -m bench

docs: $(VENV)/installed-test ## write the generated pages anew
	$(BIN)/python -m typer cli utils docs --name linkspan --output docs/cli.md >/dev/null
	$(BIN)/python -m bench.tables

lock: ## resolve every dependency anew and write locks/
	@[ -x .cache/uv/bin/uv ] || { $(PYTHON) -m venv .cache/uv && .cache/uv/bin/pip install --quiet uv; }
	.cache/uv/bin/uv pip compile $(LOCK) --upgrade --group build --group test --output-file locks/test.txt
	.cache/uv/bin/uv pip compile $(LOCK) --upgrade --group build --constraints locks/test.txt --output-file locks/app.txt

LOCK := --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-annotate pyproject.toml

clean: ## remove what was installed, cached and built
	rm -rf $(VENV) .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "Linkspan needs Python 3.11 or newer; name one with: make PYTHON=path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The lock is the whole truth, so pip resolves nothing: every file is named and its hash is checked.
$(VENV)/installed-%: locks/%.txt pyproject.toml | $(VENV)/bin/python
	@echo "installing from $< (the first time takes a few minutes)"
	@$(PIP) install --require-hashes --no-deps --requirement $<
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
