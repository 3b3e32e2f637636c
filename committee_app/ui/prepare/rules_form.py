"""One step of the rules as a form; each change goes into the text at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.rule_fields import FieldKind, RuleField, RuleSection
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.prepare.page import RulesDraft
from committee_app.ui.prepare.rule_words import RuleWords
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.field import LineInput, composed
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.points import points
from committee_app.ui.theme import current, follow_theme, say

_NUMBER_WIDTH, _TEXT_WIDTH = 176, 296


class RulesForm(QWidget):
    """The fields of a step, one below the other: name at the left, value at the right, trouble below."""

    written = Signal(str, str)
    """The place of a value, and what was typed."""

    def __init__(self, section: RuleSection) -> None:
        super().__init__()
        self._section = section
        self._words = RuleWords(self)
        self._lines: dict[str, _Line] = {}
        self._kinds: tuple[tuple[str, FieldKind], ...] = ()
        self._inside = column(gap="small")
        self._sum = Label("", "strong")
        self.setLayout(column(self._inside, self._sum, STRETCH, gap="medium"))

    def show_draft(self, draft: RulesDraft) -> None:
        """Show the values of a draft; what is being typed stays as it is."""
        fields = tuple(one for one in draft.fields if one.section is self._section)
        kinds = tuple((one.place, one.kind) for one in fields)
        if fields and kinds != self._kinds:
            self._build(fields)
            self._kinds = kinds
        for field in fields:
            self._lines[field.place].show_field(field, self._words, draft)
        self.setEnabled(bool(fields))
        self._show_sum(fields)

    def line(self, place: str) -> QWidget:
        """Return the box in which the value of a place is typed."""
        return self._lines[place].box

    def _show_sum(self, fields: tuple[RuleField, ...]) -> None:
        maxima = [one.value for one in fields if one.label == "maximum"]
        self._sum.setVisible(bool(maxima))
        if maxima:
            whole = sum(_hundredths(one) for one in maxima)
            self._sum.setText(self.tr("Together {0} points").format(points(whole)))

    def _build(self, fields: tuple[RuleField, ...]) -> None:
        for line in self._lines.values():
            self._inside.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = {}
        for field in fields:
            line = _Line(field)
            self._inside.addWidget(line)
            line.written.connect(self.written)
            self._lines[field.place] = line


class _Line(QWidget):
    """A field of the form: its name, where its value is typed or chosen, and what is wrong with what was typed."""

    written = Signal(str, str)

    def __init__(self, field: RuleField) -> None:
        super().__init__()
        self._field = field
        self._name = Label("", "body", wrap=True)
        self._problem = RunningText("", "small", "danger")
        self._typing = LineInput()
        self._choosing = ChoiceBox()
        self._is_chosen = field.kind in {FieldKind.CHOICE, FieldKind.FLAG}
        self.box: LineInput | ChoiceBox = self._choosing if self._is_chosen else self._typing
        unused = self._typing if self._is_chosen else self._choosing
        unused.setParent(self)
        unused.hide()
        self._name.setBuddy(self.box)
        if field.kind not in {FieldKind.TEXT, FieldKind.CHOICE, FieldKind.FLAG}:
            self._typing.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._typing.textEdited.connect(self._type)
        self._choosing.chosen.connect(lambda code: self.written.emit(self._field.place, code))
        self.setLayout(column(row((self._name, 1), self.box, gap="large"), self._problem, gap="tight"))
        follow_theme(self._dress)

    def show_field(self, field: RuleField, words: RuleWords, draft: RulesDraft) -> None:
        """Show the value of a draft."""
        self._field = field
        name = words.name(field)
        self._name.setText(name)
        self.box.setAccessibleName(name)
        refused = draft.problem is not None and draft.problem[0] == field.place
        if self._is_chosen:
            options = tuple((code, words.option(field, code, draft.sound)) for code in field.options)
            self._choosing.show_options(options or words.yes_and_no(), field.value)
        elif not refused and not self._typing.hasFocus() and self._typing.text() != field.value:
            self._typing.setText(field.value)
        sentence = wording(current_language()).finding(draft.problem[2]) if refused and draft.problem else ""
        self._problem.set_words(sentence)
        self._problem.setVisible(bool(sentence))
        self.box.setAccessibleDescription(sentence)
        say(self.box, problem=bool(sentence))

    def _type(self, typed: str) -> None:
        self.written.emit(self._field.place, composed(typed))

    def _dress(self) -> None:
        theme = current()
        wide = self._field.kind in {FieldKind.TEXT, FieldKind.CHOICE}
        self.box.setFixedWidth(theme.scaled(_TEXT_WIDTH if wide else _NUMBER_WIDTH))
        self.box.setFixedHeight(theme.size("score_height"))


def _hundredths(points: str) -> int:
    whole, _, part = points.partition(".")
    return int(whole or "0") * 100 + int(f"{part:<02}"[:2])
