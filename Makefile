# `make demo` and `make test` set up all they need in .venv and then do their work.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint docs build map benchmarks train encoder evaluate clean

demo: .venv/ready-core
	$(BIN)/contingent check examples/sample.txt --published 2023-09-20
	$(BIN)/contingent rank --month 2020-12 --top 5

test: .venv/ready-test
	$(BIN)/python -m pytest -n auto

lint: .venv/ready-test
	$(BIN)/ruff check src tests benchmarks geometry training
	$(BIN)/ruff format --check --quiet src tests benchmarks geometry training
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/ready-test
	$(BIN)/python docs/generate.py

# The weights by which texts are read, from the annotated passages; and how often that is wrong, out of fold.
train: .venv/ready-train
	$(BIN)/python -m training.train

# The encoder, which is asked beside them: from a pre-trained language model, two hours on two cores.
encoder: .venv/ready-encoder
	$(BIN)/python -m training.encoder

evaluate: .venv/ready-train
	$(BIN)/python -m training.evaluate

# The record that ships with the package, from the publishers' files: make build FILES=folder RETRIEVED=YYYY-MM-DD
build: .venv/ready-core
	$(BIN)/contingent --record src/contingent/starter/record build $(FILES) $(if $(RETRIEVED),--retrieved $(RETRIEVED))

# The world map that ships with the package, from Natural Earth's as TopoJSON: make map MAP=countries-50m.json.gz
map: .venv/ready-core
	$(BIN)/python -m geometry.make $(MAP)

benchmarks: .venv/ready-test
	for script in benchmarks/[a-z]*.py; do $(BIN)/python $$script || exit 1; done

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache

.venv/ready-core: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[documents]"
	touch $@

.venv/ready-train: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[documents,train]"
	touch $@ .venv/ready-core

.venv/ready-encoder: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[documents,encoder]"
	touch $@ .venv/ready-core

.venv/ready-test: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[documents,test,lint]"
	touch $@ .venv/ready-core
