.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help setup run test lint types contracts check bench bench-library

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

$(READY): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat -c constraints.txt -e '.[dev]'
	@touch $@

setup: $(READY) ## create .venv and install everything into it

run: $(READY) ## open the reader on the stored articles
	$(BIN)/dokja articles

test: $(READY) ## run lint, types, import contracts and all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

lint: $(READY) ## lint and format check only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(READY) ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY) ## run the benchmarks and print their tables
	$(BIN)/python -m benchmarks

bench-library: $(READY) ## measure the library with 100, 10,000 and 100,000 articles (takes half an hour)
	$(BIN)/python -m benchmarks.library
