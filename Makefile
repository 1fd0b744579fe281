# make practice: set up and rehearse. make test: set up and test. make check: lint and types. make lock: pin anew. make audit: known weaknesses of what is pinned.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: practice test check audit bench lock clean

practice: .venv/ready
	@$(BIN)/python -m bot practice

test: .venv/ready-dev
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m bot scenes lint prompts

audit: .venv/ready-dev
	@$(BIN)/pip-audit --disable-pip --require-hashes --progress-spinner off -r requirements.txt

bench: .venv/ready-dev
	$(BIN)/python -m tests.bench

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Second Coffee needs Python 3.11 or newer; set PYTHON=/path/to/one."; exit 1; }
	@echo "Setting up (once, about a minute; only now is the network needed) ..."
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing; on Debian and Ubuntu it comes with the package python3-venv."; rm -rf .venv; exit 1; }

.venv/ready: requirements.txt .venv/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m compileall -q bot flows
	@printf '#!/bin/sh\nPYTHONPATH="%s" exec "%s/$(BIN)/python" -m bot "$$@"\n' "$(CURDIR)" "$(CURDIR)" > $(BIN)/second-coffee
	@chmod +x $(BIN)/second-coffee
	@touch $@

.venv/ready-dev: requirements-dev.txt .venv/ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

lock: .venv/bin/python
	@$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate --no-header --python-version 3.11 --upgrade requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate --no-header --python-version 3.11 --upgrade requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
