# Everything goes into .venv in this folder. `make demo` and `make test` set up what they need.
.DEFAULT_GOAL := help
.PHONY: help setup demo test app lint audit check soak-record soak fuzz coverage mutants bench docs numbers screens accept-screens cards build try-build try-twice wheelhouse lock

export PYTHONUTF8 := 1
bin := .venv/bin

help:  ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST)

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

audit: setup  ## look through the dependencies without a network: pins, hashes, licences, age of the lock
	$(bin)/python -m scripts.audit_dependencies

check: lint audit test  ## lint, look through the dependencies, then test (dead and repeated code: tests/architecture)

soak-record: setup  ## put the record through thousands of kills, power cuts and flipped bits; a few minutes, with counts
	QT_QPA_PLATFORM=offscreen COMMITTEE_TEST_KILLS=2000 COMMITTEE_TEST_POWER_STATES=4000 \
	COMMITTEE_TEST_CONTROL_STATES=1000 COMMITTEE_TEST_BYTES_APART=1 COMMITTEE_TEST_BITS=8 \
	COMMITTEE_TEST_FILE_FLIPS=2000 COMMITTEE_TEST_PACKET_MUTATIONS=30000 COMMITTEE_TEST_STICK_STATES=4000 \
	COMMITTEE_TEST_COPY_KILLS=400 \
	timeout --kill-after=10 900 $(bin)/python -m pytest --timeout=600 tests/survival tests/attacks

soak: setup  ## tell ten sample days back to back with faults put into them, and kill others; some minutes, with counts
	QT_QPA_PLATFORM=offscreen COMMITTEE_TEST_DAYS=$(or $(DAYS),10) COMMITTEE_TEST_DAY_KILLS=2 \
	timeout --kill-after=10 3600 $(bin)/python -m pytest tests/soak
	QT_QPA_PLATFORM=offscreen COMMITTEE_TEST_ALL_LOOKS=1 $(bin)/python -m pytest tests/ui/test_every_screen.py
	@scripts/setup.sh --hangul
	scripts/with_hangul.sh timeout --kill-after=10 300 $(bin)/python -m pytest tests/soak/test_hangul.py

fuzz: setup  ## let a coverage-guided fuzzer look for files that the readers and both verifiers do not bear (SECONDS=60 each), into out/fuzz/
	@scripts/setup_fuzz.sh
	for target in programme scores roster workbook packet case minutes record; do \
		PYTHONPATH=.venv/fuzz $(bin)/python -m tests.fuzz.run $$target $(or $(SECONDS),60) out/fuzz || exit 1; \
	done

coverage: setup  ## count which lines and branches of rules, record and seals the tests reach; every one has to be
	QT_QPA_PLATFORM=offscreen $(bin)/coverage run --branch --data-file=.coverage \
	--source=committee_app/case,committee_app/scoring,committee_app/sealing,committee_app/casefile -m pytest -q \
	tests/case tests/scoring tests/programmes tests/real tests/sealing tests/casefile tests/desks tests/cli tests/intake \
	tests/sample tests/docs/test_record_format.py
	$(bin)/coverage report --data-file=.coverage --show-missing --skip-covered --fail-under=100

mutants: setup  ## change the rules one small step at a time and print what no test notices (SECONDS=1800)
	$(bin)/python scripts/mutants.py --seconds $(or $(SECONDS),1800)

bench: setup  ## compare with plain programs that do the same, into bench.json (QUICK=1: three rounds; ROWS="tally start")
	@scripts/setup_apart.sh bench
	QT_QPA_PLATFORM=offscreen $(bin)/python -m bench $(if $(QUICK),--quick) $(ROWS)

docs: setup  ## make pages of docs/ into out/docs/, without a network once set up; a broken link is an error
	@scripts/setup_apart.sh docs
	.venv/docs/bin/python -m sphinx --quiet --fail-on-warning --keep-going --builder html docs out/docs

numbers: setup  ## put what `make bench` measured, and start-up, memory and size of the built program, into the README
	$(bin)/python -m scripts.readme_numbers

screens: setup  ## photograph every screen into out/screens/
	QT_QPA_PLATFORM=offscreen $(bin)/python scripts/screens.py out/screens

accept-screens: setup  ## accept how the screens look now; look at them first (make screens)
	QT_QPA_PLATFORM=offscreen COMMITTEE_TEST_ACCEPT_PICTURES=1 $(bin)/python -m pytest -q tests/ui/test_every_screen.py

cards: setup  ## make the card of each role, one page in each language, to print: dist/cards/
	$(bin)/python -m shipping.cards

build: setup  ## make the program that needs no Python, its sums, licences, list of parts, cards and Debian package: dist/
	$(bin)/python -m shipping.make_build

try-build:  ## run the built program in a bare Debian 12 root, without Python, network and rights (needs root)
	@shipping/try_in_bare_root.sh

try-twice: setup  ## build this commit twice, in two folders, and name every byte that differs; some minutes
	$(bin)/python -m shipping.build_twice

wheelhouse: setup  ## gather every pinned package for an install from source without a network: dist/wheelhouse/
	$(bin)/python -m pip download --require-hashes --requirement requirements.lock --dest dist/wheelhouse

lock: setup  ## pin all packages anew, for every Python version at once (UPGRADE=1: the newest allowed)
	@UPGRADE=$(UPGRADE) scripts/lock.sh
