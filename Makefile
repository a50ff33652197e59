# SmartPick's house. `make demo` and `make test` work on a fresh machine that has Python 3.11 or newer and make.

VENV ?= .venv
BIN := $(VENV)/bin
# The first Python on this machine that is new enough; choose another with `make PYTHON=python3.13 ...`.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
PIP = $(BIN)/python -m pip --disable-pip-version-check install -qq
COMPILE = $(BIN)/python -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url \
	--custom-compile-command "make lock"
DEMO := examples/community-clinic.toml

.DEFAULT_GOAL := help
.PHONY: help demo serve test check format bench pictures data docs lock clean

help: ## show this list
	@echo "make TARGET, where TARGET is one of"
	@sed -nE 's/^([a-z]+):[^#]*## (.*)$$/  \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name words; do \
		printf '%-10s %s\n' "$$name" "$$words"; done

demo: $(VENV)/.run ## make the plan of an example applicant: out/demo/plan.html, .csv and .json
	@$(BIN)/smartpick pick $(DEMO) --out out/demo

serve: $(VENV)/.run ## open SmartPick in the browser, on this machine only
	@$(BIN)/smartpick serve

test: check ## run everything that has to hold: linters, types, layers, tests, journeys in a browser
	@$(BIN)/python scripts/get_chromium.py
	@$(BIN)/python -m pytest

check: $(VENV)/.dev ## run the linters and the type checker only
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(VENV)/.dev ## lay the code out and mend what the linter can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## measure speed on this machine
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

pictures: $(VENV)/.dev ## make a picture of every page, phone and desk, light and dark: out/pictures
	@$(BIN)/python scripts/get_chromium.py
	@PYTHONPATH=tests/web $(BIN)/python scripts/take_pictures.py out/pictures
	@PYTHONPATH=tests/web $(BIN)/python scripts/take_readme_pictures.py docs/images

data: $(VENV)/.dev ## compile the packaged tables again from the sources in ../shared
	@for script in scripts/compile_*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

docs: $(VENV)/.dev ## write the generated parts of the documentation again: commands, profile fields, season tables
	@for script in scripts/write_*_docs.py; do $(BIN)/python "$$script" || exit 1; done

lock: $(VENV)/.dev ## choose the newest allowed versions and pin them with their hashes
	@$(PIP) --require-hashes -r requirements/lock.txt
	@$(COMPILE) --upgrade requirements/lock.in --output-file requirements/lock.txt
	@$(COMPILE) --upgrade pyproject.toml requirements/build.in --output-file requirements/run.txt
	@$(COMPILE) --upgrade --extra dev pyproject.toml requirements/build.in --constraint requirements/run.txt \
		--output-file requirements/dev.txt

clean: ## remove what make made: the environment, caches, output
	@rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks

# The two environments: what the program needs, and that plus what its developers need. A stamp file remembers that
# the work is done; it is stale as soon as a pin or pyproject.toml changes.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "SmartPick needs Python 3.11 or newer; name one: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Preparing $(VENV) with $(PYTHON), once"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing what SmartPick needs, each file checked against its hash"
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "Installing what SmartPick and its tests need, each file checked against its hash"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run
