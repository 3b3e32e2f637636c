#!/usr/bin/env bash
# Puts what only `make docs` needs into a place of its own, .venv/docs: the product's lock never names it.
# A second run with nothing changed is over at once. Without a network: PIP_NO_INDEX and PIP_FIND_LINKS, as for `make setup`.
set -euo pipefail
cd "$(dirname "$0")/.."

STAMP=.venv/docs/set-up
fingerprint() { cat scripts/setup_docs.sh requirements-docs.txt <(.venv/bin/python --version) <(pwd) | cksum; }

if [[ -f $STAMP && $(<"$STAMP") == "$(fingerprint)" ]]; then exit 0; fi
echo "set-up: installing the $(grep -c '==' requirements-docs.txt) pinned packages that make the pages" >&2
.venv/bin/python -m venv --clear .venv/docs
.venv/docs/bin/python -m pip --disable-pip-version-check --no-input --timeout 60 --retries 10 \
    install -qq --no-deps --require-hashes --only-binary :all: --requirement requirements-docs.txt
fingerprint >"$STAMP"
