#!/usr/bin/env bash
# Puts what only the peers of `make bench` need into a place of its own, .venv/bench: the product's lock never names it.
# A second run with nothing changed is over at once.
set -euo pipefail
cd "$(dirname "$0")/.."

STAMP=.venv/bench/set-up
fingerprint() { cat scripts/setup_bench.sh requirements-bench.txt <(.venv/bin/python --version) <(pwd) | cksum; }

if [[ -f $STAMP && $(<"$STAMP") == "$(fingerprint)" ]]; then exit 0; fi
echo "set-up: installing the $(grep -c '==' requirements-bench.txt) pinned packages of the benchmark's peers" >&2
.venv/bin/python -m venv --clear .venv/bench
.venv/bench/bin/python -m pip --disable-pip-version-check --no-input --timeout 60 --retries 10 \
    install -qq --no-deps --require-hashes --only-binary :all: --requirement requirements-bench.txt
fingerprint >"$STAMP"
