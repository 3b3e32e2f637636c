"""The way in: the lock-down first, then without arguments, or with a case file, the window; with arguments a command.

Each door is imported when it is taken, so that no command ever loads Qt. The packaged program has a third door,
for itself: it starts itself as the guarded child that reads workbooks or draws proposals, since it has no Python beside
it to start.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import ModuleType

from committee_app.desks.collecting import nothing_to_collect
from committee_app.lockdown import lock_down

READ_WORKBOOK = "--read-workbook"
READ_PAGES = "--read-pages"
USE_TOKEN = "--use-token"  # noqa: S105 -- an argument
"""As in `intake.guarded` and `export.tokens`, written here too: no other door waits for what the guard imports."""

CASE = ".case"


def start() -> int:
    """Start as a process of its own: give up what the program never needs, then run. Nothing takes it back."""
    lock_down()
    return main()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (those of the process, if none are given); return its exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments and arguments[0] in (READ_WORKBOOK, READ_PAGES):
        from committee_app.intake import guarded  # noqa: PLC0415  # see above

        return guarded.serve_workbook() if arguments[0] == READ_WORKBOOK else guarded.serve_pages()
    if arguments and arguments[0] == USE_TOKEN:
        from committee_app.export import tokens  # noqa: PLC0415  # see above

        return tokens.serve()
    if arguments and not _is_a_double_click(arguments):
        from committee_app.cli import commands  # noqa: PLC0415

        return commands.run(arguments)
    status: int = window_door().run(arguments)
    return status


def window_door() -> ModuleType:
    """Load what the window needs. Classes hold circles, but none of them is ever garbage: nobody looks for it."""
    with nothing_to_collect():
        from committee_app.ui.binding import load_binding  # noqa: PLC0415

        load_binding()
        from committee_app import app  # noqa: PLC0415
    return app


def _is_a_double_click(arguments: Sequence[str]) -> bool:
    """Whether a desktop started the program with a case file that somebody opened there."""
    return len(arguments) == 1 and arguments[0].endswith(CASE) and not arguments[0].startswith("-")


if __name__ == "__main__":
    sys.exit(start())
