#!/usr/bin/env bash
# Puts what only `make bench` or only `make docs` needs into a place of its own: the product's lock never names it.
#
#     scripts/setup_apart.sh bench      from requirements-bench.txt into .venv/bench: the benchmark's peers
#     scripts/setup_apart.sh docs       from requirements-docs.txt into .venv/docs: what makes the pages
#
# A second run with nothing changed is over at once. Without a network: PIP_NO_INDEX and PIP_FIND_LINKS, as for `make setup`.
set -euo pipefail
cd "$(dirname "$0")/.."

place=.venv/$1
list=requirements-$1.txt
stamp=$place/set-up
fingerprint() { cat scripts/setup_apart.sh "$list" <(.venv/bin/python --version) <(pwd) | cksum; }

if [[ -f $stamp && $(<"$stamp") == "$(fingerprint)" ]]; then exit 0; fi
echo "set-up: installing the $(grep -c '==' "$list") pinned packages of make $1" >&2
.venv/bin/python -m venv --clear "$place"
"$place/bin/python" -m pip --disable-pip-version-check --no-input --timeout 60 --retries 10 \
    install -qq --no-deps --require-hashes --only-binary :all: --requirement "$list"
fingerprint >"$stamp"
