"""The rules while they are written: a text, changed by fields or as a text, and what it would do."""

from __future__ import annotations

from dataclasses import replace

from committee_app.case.case_rules import beyond_a_case
from committee_app.case.findings import Finding
from committee_app.case.programme import Programme
from committee_app.case.programme_text import ProgrammeRefusedError, read_programme, shaped_programme
from committee_app.case.rule_fields import literal, rule_fields
from committee_app.case.state import CaseState
from committee_app.case.toml_values import NoSuchPlaceError, with_value
from committee_app.desks.dry_run import DryRun, example_of
from committee_app.ui.prepare.page import RulesDraft


class Drafting:
    """One draft at a time, begun from the rules of the case."""

    def __init__(self) -> None:
        self._draft: RulesDraft | None = None
        self._begun_from = ""
        self._sound_text = ""

    def shown(self, state: CaseState) -> RulesDraft | None:
        """Return the draft; it follows the rules of the case until somebody writes in it."""
        if state.programme is None:
            return None
        if self._draft is None or (not self._draft.changed and self._begun_from != state.rules_text):
            self._begun_from = self._sound_text = state.rules_text
            self._draft = _read(RulesDraft(state.rules_text), state.rules_text)
        return self._draft

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self._draft.text if self._draft else ""

    @property
    def sound_text(self) -> str:
        """The newest text that could be taken."""
        return self._sound_text

    def forget(self) -> None:
        """Begin again from the rules of the case."""
        self._draft = None

    def write_field(self, place: str, typed: str) -> None:
        """Write what was typed in a field into the text; what is no value is said beside the field."""
        draft = self._draft
        field = next((one for one in draft.fields if one.place == place), None) if draft else None
        if draft is None or field is None:
            return
        written = literal(field.kind, typed)
        if isinstance(written, Finding):
            self._draft = replace(draft, problem=(place, typed, written))
            return
        try:
            self.write(with_value(draft.text, place, written))
        except NoSuchPlaceError:
            fault = Finding.of("rules.value_elsewhere", place=place)
            self._draft = replace(draft, problem=(place, typed, fault))

    def write(self, text: str) -> None:
        """Take the whole text."""
        if self._draft is not None:
            self._draft = _read(replace(self._draft, text=text), self._begun_from)
            if not self._draft.faults:
                self._sound_text = text

    def tried(self, dry: DryRun) -> None:
        """Keep what a dry run gave."""
        if self._draft is not None:
            self._draft = replace(self._draft, dry=dry)


def _read(draft: RulesDraft, before: str) -> RulesDraft:
    """Return a draft whose text is read: fields as far as its shape goes, everything else once it is sound."""
    text = draft.text
    draft = replace(draft, changed=text != before, problem=None)
    try:
        shape = shaped_programme(text)
    except ProgrammeRefusedError as error:
        return replace(draft, faults=error.faults)
    draft = replace(draft, fields=rule_fields(shape), faults=_faults(text))
    if draft.faults or shape == draft.sound:
        return draft
    return _worked_out(draft, shape)


def _faults(text: str) -> tuple[Finding, ...]:
    try:
        return tuple(beyond_a_case(read_programme(text)))
    except ProgrammeRefusedError as error:
        return error.faults


def _worked_out(draft: RulesDraft, rules: Programme) -> RulesDraft:
    return replace(draft, sound=rules, example=example_of(rules), dry=None)
