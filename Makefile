# One verb each. Settings: .env.example. Another Python: make run PYTHON=/path/to/python3.13
.PHONY: run test check bench knowledge mutants docs lock install install-dev
.DEFAULT_GOAL := run
PY := .venv/bin/python
UV := UV_PYTHON_DOWNLOADS=never UV_CUSTOM_COMPILE_COMMAND="make lock" $(PY) -m uv pip compile --quiet --universal \
      --generate-hashes --no-emit-index-url --python-version 3.12

run: install        ## start everything
	@exec $(PY) -P -m unknot.cli up $(ARGS)

test: install-dev   ## all tests; ARGS="tests/clinical -k calf" for some
	@scripts/need-chromium
	$(PY) -m pytest -n 2 --dist loadfile $(ARGS)

check: install-dev  ## lint, types, floors, migrations, knowledge, licenses, advisories
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -P -m unknot.cli manage makemigrations --check --dry-run
	$(PY) -P -m unknot.cli knowledge check --pages docs/reference
	$(PY) scripts/audit_licences.py
	$(PY) scripts/audit_vulnerabilities.py

bench: install-dev  ## measures; ONLY=triage for one, ARGS="--cases 1000" for a quick look
	@$(PY) -m bench $(ONLY) $(ARGS)

knowledge: install  ## check all we know, and its pages; WRITE=1 writes them
	@$(PY) -P -m unknot.cli knowledge check --pages docs/reference $(if $(WRITE),--write)

mutants: install-dev ## would the cases notice a wrong rule?
	@$(PY) scripts/mutate_rules.py $(ARGS)

docs: install-dev   ## the examples in the docstrings hold
	$(PY) -m pytest src

lock: install-dev   ## newest versions that fit, with hashes
	$(UV) --upgrade requirements/build.in -o requirements/build.lock
	$(UV) --upgrade pyproject.toml -o requirements/run.lock
	$(UV) --upgrade pyproject.toml --group dev -c requirements/run.lock -o requirements/dev.lock

install:
	@scripts/install run

install-dev:
	@scripts/install dev
