#!/usr/bin/env bash
# Pins every package for all Python versions and systems at once, with hashes: requirements.lock for the program and
# its tests, requirements-bench.txt for the plain programs that `make bench` compares with, requirements-fuzz.txt for
# the fuzzer of `make fuzz`, requirements-docs.txt for the pages of `make docs`.
# The resolver (uv) is needed here and nowhere else, so it lives in a folder that goes away again.
#     make lock                     keeps what is pinned and adds what is missing
#     make lock UPGRADE=1           takes the newest that pyproject.toml allows
set -euo pipefail
cd "$(dirname "$0")/.."

workshop=$(mktemp -d)
trap 'rm -rf "$workshop"' EXIT
echo "lock: fetching the resolver"
.venv/bin/python -m venv "$workshop/venv"
"$workshop/venv/bin/python" -m pip install --quiet --disable-pip-version-check 'uv==0.13.*'

echo "lock: resolving"
# The build backend is pinned with the rest: the project is installed without build isolation.
.venv/bin/python - <<'PYTHON' >"$workshop/build-backend.in"
import tomllib
from pathlib import Path
print(*tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"], sep="\n")
PYTHON
pin() {
    "$workshop/venv/bin/uv" pip compile --quiet --no-config --universal --generate-hashes --python-version 3.11 \
        --no-annotate --no-emit-index-url --custom-compile-command "make lock" ${UPGRADE:+--upgrade} \
        "${@:2}" --output-file "$1"
    echo "lock: $(grep -c '==' "$1") packages in $1"
}
pin requirements.lock --extra dev pyproject.toml "$workshop/build-backend.in"
pin requirements-bench.txt bench/requirements.in
pin requirements-fuzz.txt tests/fuzz/requirements.in
pin requirements-docs.txt docs/requirements.in
