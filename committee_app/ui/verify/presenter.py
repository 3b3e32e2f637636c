"""Checks chosen files as the auditor's desk does; the case that is open here is left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from committee_app.case.findings import RefusedError
from committee_app.case.progress import Progress
from committee_app.desks import auditing
from committee_app.desks.anchoring import NamedAnchor, typed_code
from committee_app.desks.auditing import Verdict, VerdictStep
from committee_app.export.reading import Outcome
from committee_app.ui.ports import Lobby
from committee_app.ui.verify.page import Advice, FileKind, FileRow, StepRow, VerifyPage

_ADVICE: tuple[tuple[str, Advice], ...] = (
    ("verify.case_opens", Advice.CHOOSE_AGAIN),
    ("verify.file_there", Advice.CHOOSE_AGAIN),
    ("casefile.row_missing", Advice.KEEP_RECORD),
    ("casefile.row_added", Advice.KEEP_RECORD),
    ("casefile.row_altered", Advice.KEEP_RECORD),
    ("casefile.row_of_no_entry", Advice.KEEP_RECORD),
    ("casefile.more_rows_differ", Advice.KEEP_RECORD),
    ("casefile.damaged", Advice.KEEP_RECORD),
    ("casefile.truncated", Advice.KEEP_RECORD),
    ("casefile.schema_altered", Advice.KEEP_RECORD),
    ("casefile.", Advice.CHOOSE_AGAIN),
    ("verify.tables_agree", Advice.KEEP_RECORD),
    ("verify.record_holds", Advice.KEEP_RECORD),
    ("verify.kept_minutes", Advice.KEEP_RECORD),
    ("verify.result_resolved", Advice.KEEP_RECORD),
    ("verify.same_record", Advice.COMPARE_BOTH),
    ("verify.minutes_named", Advice.COMPARE_BOTH),
    ("verify.head_printed", Advice.FETCH_MINUTES),
    ("verify.signed_by_officers", Advice.FETCH_MINUTES),
    ("verify.document_made_again", Advice.FETCH_MINUTES),
    ("pdf.", Advice.FETCH_MINUTES),
    ("signature", Advice.FETCH_MINUTES),
    ("signers.", Advice.FETCH_MINUTES),
)
"""What to do about a step that does not hold, by how its code begins; anything else is the record's."""

_CANNOT_TELL = {
    "verify.whose_keys": Advice.COMPARE_PRINTS,
    "signers.whose_keys": Advice.COMPARE_PRINTS,
    "signers.listed": Advice.COMPARE_PRINTS,
    "verify.nothing_cut_off": Advice.COMPARE_HEAD,
    "verify.result_again": Advice.WAIT,
}


def advice(step: VerdictStep) -> Advice | None:
    """Return what to do about a step; nothing where it holds."""
    if step.outcome is Outcome.HOLDS:
        return None
    if step.outcome is Outcome.CANNOT_TELL:
        return _CANNOT_TELL.get(step.code)
    return next((what for start, what in _ADVICE if step.code.startswith(start)), Advice.KEEP_RECORD)


def _not_there(name: str) -> StepRow:
    return StepRow("verify.file_there", Outcome.DOES_NOT_HOLD, (("file", name),), Advice.CHOOSE_AGAIN)


class VerifyShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: VerifyPage) -> None:
        """Show a page."""
        ...


class VerifyPresenter:
    """Takes files, checks them, keeps the verdict."""

    def __init__(self, lobby: Lobby, view: VerifyShown, files: tuple[Path, ...] = ()) -> None:
        self._lobby = lobby
        self._view = view
        self._page = VerifyPage(self._rows(files))
        self._anchors: tuple[NamedAnchor, ...] = ()
        self._cancel: Callable[[], None] | None = None

    def refresh(self) -> None:
        """Show the files and the verdict."""
        self._view.show_page(self._page)

    def add_files(self, paths: Iterable[str]) -> None:
        """Take more files; one that is there already is not taken twice."""
        known = [one.path for one in self._page.files]
        fresh = self._rows(Path(path) for path in dict.fromkeys(paths) if path not in known)
        self._show(files=(*self._page.files, *fresh), steps=(), prints=(), blank=False)

    def start_over(self) -> None:
        """Forget the files and the verdict."""
        self._page = VerifyPage()
        self.refresh()

    def take_codes(self, typed: str) -> None:
        """Take the codes from the opening and closing sheet, several with `;` between them; a slip is said at once."""
        try:
            self._anchors = tuple(typed_code(one) for one in typed.split(";") if one.strip())
        except RefusedError as error:
            self._anchors = ()
            self._show(codes_wrong=error.findings)
            return
        self._show(codes_wrong=())

    def start(self, passphrase: str) -> None:
        """Check the files."""
        if not self._page.can_start or self._page.progress is not None or self._page.codes_wrong:
            return
        if self._page.needs_passphrase and not passphrase:
            self._show(blank=True)
            return
        paths = tuple(Path(one.path) for one in self._page.files)
        self._show(blank=False, steps=(), prints=(), progress=Progress("verify.reading", 0, len(paths)))
        self._cancel = self._lobby.runner.whole(
            auditing.verify(
                paths,
                passphrase or None,
                cost=self._lobby.cost,
                anchors=self._anchors,
                memory=self._lobby.places.memory,
            ),
            self._checked,
            self._failed,
            self._going_on,
        )

    def cancel(self) -> None:
        """Stop checking; the files were only read."""
        if self._cancel is not None:
            self._cancel()
        self._show(progress=None)

    def leave(self) -> None:
        """Go back to where one came from."""
        if self._page.progress is not None:
            self.cancel()
        self._lobby.navigator.go("start")

    def _going_on(self, step: Progress) -> None:
        if self._page.progress is not None:
            self._show(progress=step)

    def _checked(self, verdict: Verdict) -> None:
        if self._page.progress is None:  # it was done in the moment it was cancelled
            return
        steps = tuple(StepRow(one.code, one.outcome, one.params, advice(one)) for one in verdict.steps)
        self._show(progress=None, steps=steps, prints=verdict.prints)

    def _failed(self, error: Exception) -> None:
        self._show(progress=None)
        if not isinstance(error, OSError):
            raise error
        # A file was pulled or locked away under the check: whatever was said of it before does not count.
        gone = [one for one in self._page.files if self._kind(Path(one.path)) is FileKind.MISSING] or self._page.files
        names = tuple(Path(one.path).name for one in gone)
        self._show(steps=tuple(_not_there(name) for name in names))

    def _rows(self, paths: Iterable[Path]) -> tuple[FileRow, ...]:
        return tuple(FileRow(str(path), self._kind(path)) for path in paths)

    def _kind(self, path: Path) -> FileKind:
        """Look at a file; the one that is open here must not even be looked at, or its lock is lost."""
        open_here = self._lobby.navigator.open_file()
        try:
            if open_here is not None and path.samefile(open_here):
                return FileKind.OPEN_HERE
            if not path.is_file():
                return FileKind.MISSING
            return FileKind.MINUTES if auditing.is_pdf(path) else FileKind.CASE
        except OSError:
            return FileKind.MISSING

    def _show(self, **changes: object) -> None:
        self._page = replace(self._page, **changes)  # type: ignore[arg-type]
        self.refresh()
