"""One side of a row in a process of its own: prepared once, then at work each time it is asked.

    python bench/worker.py MODULE.py FOLDER

The module's `prepare(folder)` returns the work. Each line `go` is answered with how long the work took in seconds (or
with what the work measured itself, where it returns a float), the line `told` with the result of the last time: rows of
whatever JSON can say. It runs under either Python, ours or the peers', so it imports nothing but the standard library.
"""

import gc
import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any


def loaded(path: Path) -> ModuleType:
    """Return the module in a file; its neighbours are no packages of its own."""
    spec = importlib.util.spec_from_file_location(f"side_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(path: Path, folder: Path) -> None:
    """Serve until the input ends."""
    module = loaded(path)
    work = module.prepare(folder)
    result: Any = None
    for line in sys.stdin:
        if line.strip() == "told":
            print(json.dumps(module.told(result) if hasattr(module, "told") else result, default=str), flush=True)
            continue
        result = None
        gc.collect()
        start = time.perf_counter()
        result = work()
        took = time.perf_counter() - start
        print(json.dumps(result if isinstance(result, float) else took), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
