"""How the committee will be drawn: seats by field of expertise, and limits by sex, region and kind of member."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.drawing import ANY_FIELD, CANDIDATES_A_SEAT, SeatLimit, Trait
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.prepare.page import DrawingShown
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import column, row
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.votes import CountField

_ACROSS = 3


class PlanForm(QWidget):
    """Numbers to be typed for one list; another list makes another form."""

    announced = Signal(object, object)
    """The seats by field, and the limits."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: DrawingShown | None = None
        self._language = ""
        self._question: QuestionDialog | None = None
        self._title = Label("", "subheading")
        self._told = RunningText("", "small", "muted")
        self._few = Banner(BannerTone.INFORMATION, "")
        self._fields_title = Label("", "strong")
        self._limits_title = Label("", "strong", wrap=True)
        self._sum = Label("", "small_medium", "muted")
        self.seats: dict[str, CountField] = {}
        self.limits: dict[tuple[Trait, str], tuple[CountField, CountField]] = {}
        self._places: QWidget = QWidget()
        self._announce = Button("", ButtonKind.PRIMARY, icon_name="check")
        self._announce.clicked.connect(self._ask)
        self._rows = column(self._places)
        self.setLayout(
            column(
                row((column(self._title, self._told, gap="tight"), 1), self._announce, gap="medium"),
                self._few,
                self._rows,
                self._sum,
                gap="medium",
            )
        )

    def show_drawing(self, shown: DrawingShown) -> None:
        """Show the form of this list; what was typed for it stays."""
        before = self._shown
        is_same = before is not None and (before.fields, before.words, before.size) == (
            shown.fields,
            shown.words,
            shown.size,
        )
        self._shown = shown
        if not is_same or self._language != current_language():
            self._language = current_language()
            typed = self._typed() if is_same else {}
            self._build(shown, typed)
        self._word(shown)
        self._judge()

    def _build(self, shown: DrawingShown, typed: dict[object, str]) -> None:
        fields = (*shown.fields, (ANY_FIELD, shown.candidates))
        self.seats = {name: CountField(self._field_words(name, count)) for name, count in fields}
        self.limits = {
            (trait, word): (CountField(self.tr("At least")), CountField(self.tr("At most")))
            for trait, word, _ in shown.words
        }
        for key, box in self._boxes():
            box.set_text(typed.get(key, ""))
            box.changed.connect(self._judge)
        if not typed and len(fields) == 1:
            self.seats[ANY_FIELD].set_count(shown.size)
        places = QWidget()
        places.setLayout(
            column(
                self._fields_title,
                *_in_rows(list(self.seats.values())),
                self._limits_title,
                *_in_rows([self._limit(trait, word, count) for trait, word, count in shown.words]),
                gap="small",
            )
        )
        self._rows.replaceWidget(self._places, places)
        self._places.hide()
        self._places.deleteLater()
        self._places = places

    def _boxes(self) -> list[tuple[object, CountField]]:
        found: list[tuple[object, CountField]] = list(self.seats.items())
        for key, pair in self.limits.items():
            found += [((*key, at), box) for at, box in enumerate(pair)]
        return found

    def _typed(self) -> dict[object, str]:
        return {key: box.text() for key, box in self._boxes()}

    def _limit(self, trait: Trait, word: str, count: int) -> QWidget:
        least, most = self.limits[trait, word]
        words = wording(current_language())
        said = words.word("category", word) if trait is Trait.CATEGORY else word
        name = Label(self.tr("{0}: {1} ({2})").format(words.word("trait", trait.value), said, count), "body", wrap=True)
        for box in (least, most):
            box.setAccessibleName(f"{name.text()}, {box.accessibleName()}")
        return Card(column(name, row((least, 1), (most, 1), gap="small"), gap="tight", margins="medium"))

    def _field_words(self, name: str, count: int) -> str:
        return self.tr("{0} ({1} candidates)").format(name or self.tr("Any field"), count)

    def _word(self, shown: DrawingShown) -> None:
        self._title.setText(self.tr("How the committee is drawn"))
        self._told.set_words(
            self.tr(
                "Fixed before anybody names a number. Candidates are called in the drawn order, each only where their "
                "field has a free seat and the limits can still be kept."
            )
        )
        few = shown.candidates < CANDIDATES_A_SEAT * shown.size
        self._few.setVisible(few)
        self._few.show_news(
            BannerTone.INFORMATION,
            self.tr("{0} candidates for {1} seats").format(shown.candidates, shown.size),
            self.tr("Three for each seat are usual; fewer are possible."),
        )
        self._fields_title.setText(self.tr("Seats by field of expertise"))
        self._limits_title.setText(self.tr("Limits, where there are any; officials have theirs in the rules"))
        self._limits_title.setVisible(bool(shown.words))
        self._announce.set_words(self.tr("Fix the plan"))

    def plan(self) -> tuple[tuple[tuple[str, int], ...], tuple[SeatLimit, ...]]:
        """Return what was typed."""
        seats = tuple((name, count) for name, box in self.seats.items() if (count := box.count()))
        limits = tuple(
            SeatLimit(trait, word, least.count() or 0, most.count())
            for (trait, word), (least, most) in self.limits.items()
            if least.count() or most.count() is not None
        )
        return seats, limits

    def _judge(self) -> None:
        shown = self._shown
        if shown is None:
            return
        given = sum(count for _, count in self.plan()[0])
        self._sum.setText(self.tr("Seats given to fields: {0} of {1}").format(given, shown.size))
        self._announce.setEnabled(given == shown.size)

    def _ask(self) -> None:
        seats, limits = self.plan()
        self._question = ask(
            self,
            Question(
                title=self.tr("Fix this plan of the drawing?"),
                text=self.tr("It can be changed until the lot is drawn, and each version stays in the record."),
                facts=tuple((name or self.tr("Any field"), str(count)) for name, count in seats),
                confirm=self.tr("Fix the plan"),
                icon_name="list-checks",
            ),
        )
        self._question.confirmed.connect(lambda _: self.announced.emit(seats, limits))


def _in_rows(parts: list[QWidget] | list[CountField]) -> list[QWidget]:
    rows = []
    for at in range(0, len(parts), _ACROSS):
        held = parts[at : at + _ACROSS]
        place = QWidget()
        missing = [(QWidget(), 1)] * (_ACROSS - len(held))
        place.setLayout(row(*((one, 1) for one in held), *missing, gap="medium"))
        rows.append(place)
    return rows
