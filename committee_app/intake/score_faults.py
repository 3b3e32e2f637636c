"""What is wrong with the files of `tally`, gathered so that all of it is said at once.

Each fault is a finding `tally.<fact>` that begins with `file` (`rules`, `scores`, `proposals`, `evaluators`,
`decisions`) and its `line`, counted from one as an editor shows it; of decisions also the `place`, a path into TOML.
"""

from __future__ import annotations

from committee_app.case.findings import Finding

RULES, SCORES, PROPOSALS, EVALUATORS, DECISIONS = "rules", "scores", "proposals", "evaluators", "decisions"

KEPT = 1_000
"""So many faults are kept with their facts, the rest is counted: a file of another kind has millions."""

FAULT_CODES: dict[str, tuple[str, ...]] = {
    # Any file.
    "tally.file_too_large": ("file", "size", "limit"),  # in bytes
    "tally.unknown_encoding": ("file",),
    "tally.empty_file": ("file",),
    "tally.unseen_character": ("file", "line", "character"),
    # A table.
    "tally.broken_quotes": ("file", "line"),
    "tally.missing_column": ("file", "line", "column"),
    "tally.unknown_column": ("file", "line", "column"),
    "tally.column_twice": ("file", "line", "column"),
    "tally.reserved_column": ("file", "line", "column"),
    "tally.ragged_row": ("file", "line", "found", "expected"),
    "tally.missing_value": ("file", "line", "column"),
    "tally.id_refused": ("file", "line", "column", "found"),
    "tally.listed_twice": ("file", "line", "column", "found"),
    # The scores.
    "tally.unknown_proposal": ("file", "line", "found"),  # each unknown name once, where it first stands
    "tally.unknown_evaluator": ("file", "line", "found"),
    "tally.unknown_criterion": ("file", "line", "found"),
    "tally.unknown_status": ("file", "line", "found"),
    "tally.score_no_grade": ("file", "line", "found", "grades"),
    "tally.score_out_of_bounds": ("file", "line", "found", "criterion", "minimum", "maximum"),  # in hundredths
    "tally.criterion_of_another_stage": ("file", "line", "proposal", "evaluator", "criterion"),
    "tally.foreign_criterion": ("file", "line", "proposal", "evaluator", "criterion"),  # of another field
    "tally.row_too_long": ("file", "line", "limit"),
    "tally.unknown_stage": ("file", "line", "found"),
    "tally.score_missing": ("file", "line"),
    "tally.score_not_a_number": ("file", "line", "found"),
    "tally.score_out_of_range": ("file", "line", "found", "criterion", "maximum"),  # maximum in hundredths
    "tally.score_off_step": ("file", "line", "found", "criterion", "step"),  # step in hundredths
    "tally.cell_twice": ("file", "line", "proposal", "evaluator", "criterion"),
    "tally.status_twice": ("file", "line", "proposal", "evaluator"),
    "tally.status_differs": ("file", "line", "proposal", "evaluator"),
    "tally.ballot_incomplete": ("file", "line", "proposal", "evaluator", "missing"),  # line: the ballot's first
    "tally.no_scores": ("file",),
    # Proposals and evaluators.
    "tally.unknown_track": ("file", "line", "found"),
    "tally.track_missing": ("file", "line", "proposal"),
    "tally.unknown_item": ("file", "line", "column"),
    "tally.money_refused": ("file", "line", "column", "found"),
    "tally.money_too_large": ("file", "line", "column"),
    "tally.points_refused": ("file", "line", "column", "found"),
    "tally.reliance_refused": ("file", "line", "found"),
    "tally.bodies_differ": ("file", "line", "costs", "reliances"),
    "tally.factor_refused": ("file", "line", "found"),
    "tally.received_refused": ("file", "line", "found"),
    "tally.unknown_field": ("file", "line", "found"),
    "tally.evaluators_needed": ("file",),  # their fields decide which criteria they score
    "tally.proposals_needed": ("file", "columns"),  # what only that file can say
    "tally.seat_refused": ("file", "line", "found"),
    # Rules and decisions, which are TOML; what is wrong inside the rules is said by `case.programme_text`.
    "tally.rules_encoding": ("file",),
    "tally.not_toml": ("file", "line", "reason"),
    "tally.unknown_key": ("file", "line", "place"),
    "tally.reserved_key": ("file", "line", "place"),
    "tally.missing_key": ("file", "line", "place"),
    "tally.list_expected": ("file", "line", "place"),
    "tally.tied_refused": ("file", "line", "place"),
    "tally.tied_unknown": ("file", "line", "place", "found"),
    "tally.count_refused": ("file", "line", "place", "found"),
    "tally.votes_refused": ("file", "line", "place"),
    "tally.lot_either_or": ("file", "line", "place"),
    "tally.numbers_refused": ("file", "line", "place"),
    "tally.member_unknown": ("file", "line", "place", "found"),
    "tally.reason_missing": ("file", "line", "place"),
    "tally.order_refused": ("file", "line", "place"),
    "tally.lot_text": ("file", "line", "place"),
}
"""Every fault with its facts in order: what `wording` has to have a sentence for."""


class ScoresRefusedError(ValueError):
    """The files were refused, together; nothing was computed.

    `faults` holds the first `KEPT` of them in the order of files and lines, `more` counts the rest.
    """

    def __init__(self, faults: tuple[Finding, ...], more: int = 0) -> None:
        super().__init__("; ".join(f"{fault.code} {dict(fault.params)}" for fault in faults[:20]))
        self.faults = faults
        self.more = more


class Faults:
    """Collects what is wrong, and goes on."""

    def __init__(self) -> None:
        self.found: list[Finding] = []
        self.more = 0

    def __bool__(self) -> bool:
        """Whether anything is wrong."""
        return bool(self.found)

    def note(self, code: str, **facts: str | int) -> None:
        """Note one fault, with exactly the facts that are listed for it."""
        if len(self.found) >= KEPT:  # of millions the rest is only counted
            self.more += 1
            return
        if FAULT_CODES[code] != tuple(facts):
            raise ValueError(f"{code} tells {FAULT_CODES[code]}, not {tuple(facts)}")
        self.add(Finding.of(code, **facts))

    def add(self, finding: Finding) -> None:
        """Note what somebody else found."""
        if len(self.found) < KEPT:
            self.found.append(finding)
        else:
            self.more += 1

    def refuse(self) -> None:
        """Raise `ScoresRefusedError` if anything is wrong."""
        if self.found:
            raise ScoresRefusedError(tuple(self.found), self.more)


def shown(text: str, length: int = 40) -> str:
    r"""Return what was found fit for a line of a message: short, and nothing in it that moves a cursor.

    >>> shown("8,5\x1b[31m"), shown("12345", 3)
    ('8,5?[31m', '123…')
    """
    clean = "".join(character if character.isprintable() else "?" for character in text[: length + 1])
    return clean if len(clean) <= length else f"{clean[:length]}…"
