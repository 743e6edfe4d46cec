# Two commands for a newcomer: `make demo` and `make test`. Both make .venv first, from constraints.txt.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
PEERS := .venv-bench
AUDIT := .venv-audit
TEST_TOOLS := .venv/.test-tools

.PHONY: demo test bench audit fuzz soak screenshot notebook browser strace clean

demo: $(INSTALLED)
	$(BIN)/summarize corpus/white-house-visit/articles

test: $(TEST_TOOLS) browser strace
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	HF_HUB_OFFLINE=1 $(BIN)/python -m pytest -n 2 --cov --cov-report=term
	$(BIN)/evaluate-summaries check

# Against peers, which live in an environment of their own: see docs/performance.md.
bench: $(INSTALLED) $(PEERS)/.installed
	$(BIN)/python -m benchmarks

# The picture of the report in README.md.
screenshot: $(TEST_TOOLS) browser
	$(BIN)/python docs/screenshot.py

# What the example notebook shows.
notebook: $(TEST_TOOLS)
	$(BIN)/python docs/notebook.py

# Known vulnerabilities and licences of what a user installs, into docs/security.md. The only target that asks a service.
audit: $(AUDIT)/.installed
	$(AUDIT)/bin/python docs/audit.py $(AUDIT)

# Odd input by the million: one process, until it is stopped or has made RUNS inputs for each target.
fuzz: $(TEST_TOOLS)
	$(BIN)/python -m tests.fuzz --runs $(or $(RUNS),20000)

soak: $(TEST_TOOLS)
	SOAK=2000 $(BIN)/python -m pytest tests/test_soak.py -q -p no:cacheprovider

# The tests of the reports want a real browser, and those of the network a record of system calls. Where the program cannot be
# installed they are skipped and say so.
browser: PROGRAM = chromium
strace: PROGRAM = strace
browser strace:
	command -v $(PROGRAM) >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(PROGRAM) >/dev/null; } || true

$(INSTALLED): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
# As an installed package is: where Python may not write bytecode, every run would compile all modules, 0.1 s.
	$(BIN)/python -m compileall -q summarizer evaluation
	touch $@

$(TEST_TOOLS): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[langchain,parquet,ray,sentence-transformers]' --group test
	touch $@

$(PEERS)/.installed: pyproject.toml constraints.txt
	test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(PEERS)/bin/python -m pip install --quiet --constraint constraints.txt --group bench
	$(BIN)/python -m benchmarks.punkt $(PEERS)
	touch $@

$(AUDIT)/.installed: pyproject.toml constraints.txt
	test -x $(AUDIT)/bin/python || $(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(AUDIT)/bin/python -m pip install --quiet --constraint constraints.txt '.[langchain,sentence-transformers]'
	$(AUDIT)/bin/python -m pip install --quiet --target $(AUDIT)/tools pip-audit pip-licenses
	touch $@

clean:
	rm -rf .venv .venv-audit .venv-bench .coverage* .mypy_cache .pytest_cache .ruff_cache dist
