# Two commands do everything on a fresh machine: `make generate` and `make test`. Each makes .venv when it is missing.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help generate check test lint format typecheck golden docs bench clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

.venv/ready: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

generate: .venv/ready ## write generated/ from specs/
	@$(BIN)/python -m generator generate

check: .venv/ready ## is everything as it should be: specs, lock, output, lint, types
	@$(BIN)/python -m generator check
	@$(MAKE) --no-print-directory lint typecheck

test: .venv/ready ## run the tests
	@$(BIN)/python -m pytest -n auto --dist loadfile

lint: .venv/ready ## ruff over our own code
	@$(BIN)/ruff check generator templates tests benchmarks
	@$(BIN)/ruff format --check generator templates tests benchmarks

format: .venv/ready ## rewrite our own code in house style
	@$(BIN)/ruff check --fix generator templates tests benchmarks
	@$(BIN)/ruff format generator templates tests benchmarks

typecheck: .venv/ready ## mypy --strict and pyright
	@$(BIN)/mypy generator
	@$(BIN)/mypy -p celigo
	@MYPYPATH=templates $(BIN)/mypy -p runtime
	@$(BIN)/pyright --pythonpath $(BIN)/python

golden: .venv/ready ## rewrite the expected trees and texts under tests/
	@GOLDEN=rewrite $(BIN)/python -m pytest tests/test_cases.py tests/test_errors.py tests/reading/test_findings.py

docs: .venv/ready ## build the site of generated/docs into generated/site
	@cd generated && ../$(BIN)/zensical build --strict

.venv-bench/ready: pyproject.toml benchmarks/requirements.txt
	@test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --editable . --requirement benchmarks/requirements.txt
	@touch $@

bench: .venv-bench/ready ## measure side by side with peers
	@.venv-bench/bin/python -m benchmarks

clean: ## remove what the other targets made, the output aside
	rm -rf .venv .venv-bench .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
