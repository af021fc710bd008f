# Two commands do everything on a fresh machine: `make generate` and `make test`. Each makes .venv when it is missing.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup generate check test test-fast test-browser lint format typecheck golden docs docs-serve screenshots browser bench contract world fuzz clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

# Makes an environment, with uv where it is installed and else with venv and pip, and says so: it can take minutes.
# $(1) is its folder, $(2) what is installed into it.
define environment
@if command -v uv >/dev/null; then \
	echo "Setting up $(1) with uv: downloads and installs what is needed, about half a minute"; \
	test -x $(1)/bin/python || uv venv --quiet --seed --python $(PYTHON) $(1) || exit; \
	uv pip install --quiet --python $(1)/bin/python $(2) || exit; \
else \
	echo "Setting up $(1) with pip: downloads and installs what is needed, one to three minutes"; \
	test -x $(1)/bin/python || $(PYTHON) -m venv $(1) || exit; \
	$(1)/bin/python -m pip install --quiet --disable-pip-version-check $(2) || exit; \
fi
@touch $(1)/ready
endef

setup: .venv/ready ## make .venv, with uv where it is installed; the other targets do it by themselves

.venv/ready: pyproject.toml
	$(call environment,.venv,--editable '.[dev]')

generate: .venv/ready ## write generated/ from specs/
	@$(BIN)/python -m specloom generate

check: .venv/ready ## is everything as it should be: specs, lock, output, lint, types
	@$(BIN)/python -m specloom check
	@$(MAKE) --no-print-directory lint typecheck

# Without bytecode on the disk each worker, and each program that a test starts, would compile everything again.
test test-fast: export PYTHONDONTWRITEBYTECODE :=

test: .venv/ready ## run the tests
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

test-fast: .venv/ready ## run the quick tests, in less than a minute on two cores
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m 'not slow and not browser'

lint: .venv/ready ## ruff over our own code
	@$(BIN)/ruff check docsite generator templates tests benchmarks
	@$(BIN)/ruff format --check docsite generator templates tests benchmarks

format: .venv/ready ## rewrite our own code in house style
	@$(BIN)/ruff check --fix docsite generator templates tests benchmarks
	@$(BIN)/ruff format docsite generator templates tests benchmarks

typecheck: .venv/ready ## mypy --strict and pyright
	@$(BIN)/mypy -p specloom
	@$(BIN)/mypy docsite
	@$(BIN)/mypy -p celigo
	@$(BIN)/mypy specs/examples
	@MYPYPATH=templates $(BIN)/mypy -p runtime
	@$(BIN)/pyright --pythonpath $(BIN)/python

golden: .venv/ready ## rewrite the expected trees and texts under tests/
	@GOLDEN=rewrite $(BIN)/python -m pytest tests/test_cases.py tests/test_behaviours.py tests/test_errors.py tests/test_sdk_schema.py tests/reading/test_findings.py tests/changes/test_table.py tests/changes/test_page.py

docs: .venv/ready ## build the site of generated/docs into generated/site
	@$(BIN)/python -m specloom docs generated

docs-serve: .venv/ready ## show the site on loopback, built anew after each change
	@$(BIN)/python -m specloom docs generated --serve

browser: ## install Chromium for the tests of the site, where apt-get can
	@command -v chromium >/dev/null || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null || { echo "make browser needs root and apt-get"; exit 1; }; \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; }

test-browser: docs ## open the site in headless Chromium
	@$(BIN)/python -m pytest tests/browser -m browser -n 0

screenshots: docs ## pictures of the site into .cache/screenshots
	@$(BIN)/python -m docsite

.venv-bench/ready: pyproject.toml benchmarks/requirements.txt
	$(call environment,.venv-bench,--editable . --requirement benchmarks/requirements.txt)

bench: .venv-bench/ready ## measure side by side with peers
	@.venv-bench/bin/python -m benchmarks

.venv-contract/ready: pyproject.toml benchmarks/contract.txt
	$(call environment,.venv-contract,--requirement benchmarks/contract.txt)

contract: .venv-contract/ready ## let schemathesis loose on the fake server
	@.venv-contract/bin/python -m benchmarks.contract

OUT ?= build/world
world: .venv/ready ## every OpenAPI document of a folder, and what comes of it: make world FOLDER=… [OUT=…] [ARGS=…]
	@test -n "$(FOLDER)" || { echo "make world FOLDER=… wants a folder of documents"; exit 1; }
	@$(BIN)/python -m benchmarks.world "$(FOLDER)" --out "$(OUT)" $(ARGS)

N ?= 20000
fuzz: .venv/ready ## documents damaged in their structure, and those of great size: make fuzz [N=20000]
	@MUTATIONS=$(N) ACCIDENTS=100 $(BIN)/python -m pytest tests/mutations tests/hostile/test_hostile.py -n auto

clean: ## remove what the other targets made, the output aside
	rm -rf .venv .venv-bench .cache build .pytest_cache .mypy_cache .ruff_cache .hypothesis
