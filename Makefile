# make demo   the example stories, read and told        make test   lint, types, tests        make bench   speed
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
OUT    ?= out

.PHONY: demo test bench lint types clean
.DELETE_ON_ERROR:

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Synoptic needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Editable installs: what is edited is what runs; they are made anew only when the dependencies change.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

# Each example story is read into its own file; one event whose accounts differ is shown with its sentences.
demo: $(VENV)/.installed
	@mkdir -p $(OUT)
	@for story in examples/*/; do \
	  name=$$(basename $$story); db=$(OUT)/$$name.db; \
	  rm -f $$db $$db-wal $$db-shm; \
	  echo; echo "\$$ synoptic read $${story}pages --store $$db"; \
	  $(BIN)/synoptic read $${story}pages --store $$db --name $$name || [ $$? -eq 1 ] || exit 1; \
	  echo; echo "\$$ synoptic chronology --store $$db"; \
	  $(BIN)/synoptic chronology --store $$db || exit 1; \
	  for how in date number any; do \
	    event=$$($(BIN)/synoptic chronology --differing $$how --format csv --store $$db | sed -n '2s/,.*//p'); \
	    [ -z "$$event" ] || break; \
	  done; \
	  if [ -n "$$event" ]; then \
	    echo; echo "\$$ synoptic compare $$event --store $$db"; \
	    $(BIN)/synoptic compare $$event --store $$db || exit 1; \
	  fi; \
	  $(BIN)/synoptic report -o $(OUT)/$$name.html --store $$db 2>/dev/null || exit 1; \
	done
	@echo; echo "The whole of it, for your browser:"
	@for story in examples/*/; do echo "  $(CURDIR)/$(OUT)/$$(basename $$story).html"; done

test: lint types
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.speed

clean:
	rm -rf $(OUT) build dist
