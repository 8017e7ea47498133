.DEFAULT_GOAL := help
.PHONY: help setup chat test lint bench interview train-understanding evaluate-understanding lock clean python

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
ARGS ?=

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r target text; do printf '%-30s %s\n' "$$target" "$$text"; done

setup: python ## Set up: .venv, packages, search index, language model; again: nothing to do
	@$(PYTHON) -m bot.setup

chat: setup ## Set up if need be, and talk to Vita in this terminal
	@$(VENV_PYTHON) -m bot chat $(ARGS)

test: setup ## Set up if need be, and run every test (ARGS="-k plan" for some)
	@$(VENV_PYTHON) -m pytest $(ARGS)

lint: setup ## Check style, types and the import direction
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check .
	@$(VENV_PYTHON) -m mypy
	@.venv/bin/lint-imports

bench: setup ## Measure start, replies, writing, printing and memory
	@$(VENV_PYTHON) -m benchmarks.bench $(ARGS)

interview: setup ## Let thirty invented people talk with Vita
	@$(VENV_PYTHON) -m benchmarks.interview $(ARGS)

train-understanding: setup ## Train the pipeline that reads messages (about half an hour on two cores)
	@$(VENV_PYTHON) -m agents.understand.training $(ARGS)
	@$(VENV_PYTHON) -m agents.understand.training.grouping

evaluate-understanding: setup ## Measure how well messages and skills are understood
	@$(VENV_PYTHON) -m agents.understand.training.evaluate tests/agents/understand/heldout.jsonl
	@$(VENV_PYTHON) -m agents.understand.training.evaluate tests/agents/understand/heldout_second.jsonl
	@$(VENV_PYTHON) -m tests.retrieval.skill_scores

lock: ## Write requirements.lock from what is installed
	@$(VENV_PYTHON) -m bot.lock > requirements.lock.new && mv requirements.lock.new requirements.lock

clean: ## Remove .venv and what tools left behind; conversations and models stay
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@command -v $(PYTHON) >/dev/null || { echo "Vita needs Python 3.11 or newer: sudo apt-get install -y python3 python3-venv" >&2; exit 1; }
