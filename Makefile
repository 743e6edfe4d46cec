# Two commands for a newcomer: `make demo` and `make test`. Both make .venv first, from constraints.txt.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
TEST_TOOLS := .venv/.test-tools

.PHONY: demo test check clean

demo: $(INSTALLED)
	$(BIN)/summarize corpus/white-house-visit/articles

test: $(TEST_TOOLS)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	HF_HUB_OFFLINE=1 $(BIN)/python -m pytest -n 2 --cov --cov-report=term

$(INSTALLED): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(TEST_TOOLS): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[evaluation]' --group test
	touch $@

clean:
	rm -rf .venv .coverage* .mypy_cache .pytest_cache .ruff_cache dist
