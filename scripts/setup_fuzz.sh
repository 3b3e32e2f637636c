#!/usr/bin/env bash
# Puts the fuzzer of `make fuzz` into a folder of its own, .venv/fuzz: the product's lock never names it.
# A second run with nothing changed is over at once.
set -euo pipefail
cd "$(dirname "$0")/.."

STAMP=.venv/fuzz/set-up
fingerprint() { cat scripts/setup_fuzz.sh requirements-fuzz.txt <(.venv/bin/python --version) <(pwd) | cksum; }

if [[ -f $STAMP && $(<"$STAMP") == "$(fingerprint)" ]]; then exit 0; fi
echo "set-up: installing the pinned fuzzer" >&2
rm -rf .venv/fuzz
.venv/bin/python -m pip --disable-pip-version-check --no-input --timeout 60 --retries 10 \
    install -qq --no-deps --require-hashes --only-binary :all: --target .venv/fuzz --requirement requirements-fuzz.txt
fingerprint >"$STAMP"
