# Everything goes into .venv in this folder. `make demo` and `make test` set up what they need.
.DEFAULT_GOAL := help
.PHONY: help setup demo test app lint check bench screens build lock

export PYTHONUTF8 := 1
bin := .venv/bin

help:  ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST)

setup:  ## make .venv ready; quick when nothing changed
	@scripts/setup.sh

demo: setup  ## run the sample day, from roster files to verified minutes, into out/
	$(bin)/committee-app demo --out out

test: setup  ## run the tests; no display, no network
	QT_QPA_PLATFORM=offscreen $(bin)/python -m pytest

app:  ## open the window
	@scripts/setup.sh --window
	$(bin)/committee-app

lint: setup  ## check format, lint, types and layers
	$(bin)/ruff format --check
	$(bin)/ruff check
	$(bin)/mypy
	$(bin)/lint-imports

check: lint test  ## lint, then test

bench: setup  ## compare with plain programs (comes with a later version)
	@echo "make bench: this version has no benchmark yet; a later one brings it" >&2; exit 2

screens: setup  ## photograph every screen into out/screens/
	QT_QPA_PLATFORM=offscreen $(bin)/python scripts/screens.py out/screens

build: setup  ## make the program that needs no Python: dist/committee-app/
	$(bin)/pyinstaller --noconfirm --clean build.spec

lock: setup  ## pin all packages anew, for every Python version at once (UPGRADE=1: the newest allowed)
	@UPGRADE=$(UPGRADE) scripts/lock.sh
