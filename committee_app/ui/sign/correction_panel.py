"""The step in which an error found after the signing is corrected: by the chair, and a second person agrees."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.acts import CorrectionMade
from committee_app.case.conflicts import CorrectionKind
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.desks.moved import EffectClass, Moved, Place
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label, Rule, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.questions import Question, ask
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.text_field import TextField
from committee_app.ui.shared.votes import VoteFields
from committee_app.ui.sign.correcting import (
    NAMED_PLACES,
    NEEDS_A_VOTE,
    Correctable,
    Corrections,
    Project,
    Waiting,
    Written,
    as_shown,
)
from committee_app.ui.sign.page import SignPage, SignStep
from committee_app.ui.sign.step_panel import StepPanel
from committee_app.wording import fixed


class CorrectionForm(QWidget):
    """What is wrong, what is right, why, and how one can see it; sources only, results follow by themselves."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: Corrections | None = None
        self._labels = tuple(Label("", "strong") for _ in range(3))
        self.kind, self.project, self.place = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._told = RunningText("", "small", "muted")
        self.item = TextField("", longest=120)
        self.old, self.new = TextField("", longest=400), TextField("", longest=400)
        self.cause, self.evidence = ReasonField(""), TextField("", longest=200)
        self.votes = VoteFields()
        self._place = QWidget()
        self._place.setLayout(column(self._labels[2], self.place, gap="small"))
        self.setLayout(
            column(
                row(
                    (column(self._labels[0], self.kind, gap="small"), 1),
                    (column(self._labels[1], self.project, gap="small"), 1),
                    gap="large",
                ),
                self._told,
                self._place,
                self.item,
                row((self.old, 1), (self.new, 1), gap="large"),
                self.cause,
                self.evidence,
                self.votes,
                gap="medium",
            )
        )
        for box in (self.kind, self.project, self.place):
            box.chosen.connect(self._choose)
        for field in (self.item, self.old, self.new, self.cause, self.evidence, self.votes):
            field.changed.connect(lambda *_: self.changed.emit())

    @property
    def is_ready(self) -> bool:
        """Whether everything that the correction needs is given."""
        fields = (self.new, self.cause, self.evidence, *(() if self._is_named else (self.item, self.old)))
        is_told = all(one.text().strip() for one in fields) and (not self._is_named or self._correctable is not None)
        return is_told and (not self._needs_vote or self.votes.vote() is not None)

    def written(self) -> Written:
        """Return what stands in the form."""
        named = self._correctable
        return Written(
            self._kind,
            self.project.choice(),
            named.item if named else self.item.text(),
            named.old if named else self.old.text(),
            self.new.text(),
            self.cause.text(),
            self.evidence.text(),
            self.votes.vote() if self._needs_vote else None,
        )

    def begin_again(self) -> None:
        """Forget what stands in the form: it is in the record."""
        for field in (self.item, self.old, self.new, self.cause, self.evidence):
            field.set_text("")
        self.votes.begin_again()

    def show_corrections(self, shown: Corrections) -> None:
        """Offer the projects and places that there are."""
        self._shown = shown
        self._word()
        kinds = tuple((one.value, self._kind_words(one)) for one in CorrectionKind)
        self.kind.show_options(kinds, self.kind.choice() or CorrectionKind.MASTER_DATA.value)
        whole = () if self._is_named else (("", self.tr("The whole case")),)
        projects = tuple((str(one.proposal), f"{one.proposal} · {one.title}") for one in shown.projects)
        first = projects[0][0] if self._is_named else ""
        self.project.show_options((*whole, *projects), self.project.choice() or first)
        self._show_places()
        self.votes.show_present(shown.present, shown.entitled)
        self.votes.offer_casting_vote(offered=shown.has_casting_vote)

    def _show_places(self) -> None:
        project = self._project
        listed = project.places(self._kind) if project else ()
        options = tuple((one.item, self._place_words(one)) for one in listed)
        held = self.place.choice()
        self.place.show_options(options, held if held in dict(options) else (options[0][0] if options else ""))
        named = self._correctable
        self._place.setVisible(self._is_named)
        self.item.setVisible(not self._is_named)
        if self._is_named:
            self.old.set_text(as_shown(self._kind, named.old) if named else "")
        self.old.set_locked(self._is_named)
        self.votes.setVisible(self._needs_vote)
        self._told.set_words(self._told_words(has_place=bool(options)))

    def _choose(self, _code: str) -> None:
        if not self._is_named:
            self.old.set_text("")
        if self._shown is not None:
            self.show_corrections(self._shown)
        self.changed.emit()

    @property
    def _kind(self) -> CorrectionKind:
        return CorrectionKind(self.kind.choice() or CorrectionKind.MASTER_DATA.value)

    @property
    def _is_named(self) -> bool:
        return self._kind in NAMED_PLACES

    @property
    def _needs_vote(self) -> bool:
        return self._kind in NEEDS_A_VOTE

    @property
    def _project(self) -> Project | None:
        projects = self._shown.projects if self._shown else ()
        return next((one for one in projects if one.proposal == self.project.choice()), None)

    @property
    def _correctable(self) -> Correctable | None:
        listed = self._project.places(self._kind) if self._project else ()
        return next((one for one in listed if one.item == self.place.choice()), None)

    def _kind_words(self, kind: CorrectionKind) -> str:
        return wording(current_language()).word("correction_kind", kind.value)

    def _place_words(self, one: Correctable) -> str:
        if one.title is not None:
            return one.title.in_language(current_language())
        return self.tr("Name of the project") if one.item == "title" else self.tr("Applicant")

    def _told_words(self, *, has_place: bool) -> str:
        if self._is_named and not has_place:
            return self.tr("This project has no announced bonus or penalty that could be corrected.")
        if self._needs_vote:
            return self.tr("Only the committee corrects this: its vote belongs to the correction.")
        return self.tr("Chair and secretary correct this together. No mark, rank or amount is typed: they follow.")

    def _word(self) -> None:
        heads = (self.tr("What kind of error it is"), self.tr("Where it is"), self.tr("What stands there wrongly"))
        for label, box, words in zip(self._labels, (self.kind, self.project, self.place), heads, strict=True):
            label.setText(words)
            box.setAccessibleName(words)
        self.item.set_label(self.tr("The place, in words"))
        self.old.set_label(self.tr("What it says"))
        self.new.set_label(self.tr("What is right"))
        self.cause.set_label(self.tr("How the error came about"))
        self.evidence.set_label(self.tr("What shows it (document and page)"))


class CorrectionPanel(StepPanel):
    """The chair corrects, the effect is shown, the secretary agrees or refuses; new minutes follow."""

    step = SignStep.CORRECT
    corrected = Signal(object)
    agreed = Signal()
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._made_count = -1
        self.form = CorrectionForm()
        self._act = Button("", ButtonKind.DANGER, icon_name="pencil")
        self._act.clicked.connect(self._ask)
        self._facts = KeyValueRows()
        self._effect = Label("", "subheading", wrap=True)
        self._who = RunningText("", "body", "muted")
        self._moved = FindingList(BannerTone.INFORMATION)
        self.reason = ReasonField("")
        self._agree = Button("", ButtonKind.PRIMARY, icon_name="check")
        self._refuse = Button("", ButtonKind.SECOND, icon_name="x")
        self._agree.clicked.connect(self._ask_to_agree)
        self._refuse.clicked.connect(lambda: self.refused.emit(self.reason.text()))
        self.reason.changed.connect(lambda _: self._judge())
        self.form.changed.connect(self._judge)
        self._answer = QWidget()
        self._answer.setLayout(column(self.reason, row(self._agree, self._refuse, STRETCH, gap="medium"), gap="medium"))
        self._waiting = Card(
            column(
                self._facts, Rule("line"), self._effect, self._moved, self._who, gap="medium", margins=("wide", "large")
            ),
            Surface.FACTS,
        )
        self._made_title = Label("", "strong")
        self._made = FindingList(BannerTone.INFORMATION)
        self._send = row(self._act, STRETCH)
        self.setLayout(
            column(
                self.head(self._leave),
                self._waiting,
                self._answer,
                self.form,
                self._send,
                self._problems,
                self._made_title,
                self._made,
                STRETCH,
                gap="large",
            )
        )

    def is_theirs(self, page: SignPage) -> bool:
        """The chair corrects; once a correction waits, the secretary answers."""
        is_waiting = page.corrections is not None and page.corrections.waiting is not None
        return page.stage is Stage.SIGNED and page.role is (Role.SECRETARY if is_waiting else Role.CHAIR)

    def show_page(self, page: SignPage) -> None:
        """Show the form, or what waits and what it changes."""
        super().show_page(page)
        shown = page.corrections
        if shown is None or page.step is not self.step:
            return
        waiting = shown.waiting
        is_writing = self.is_theirs(page) and waiting is None
        is_answering = self.is_theirs(page) and waiting is not None
        if self._made_count != len(shown.made) + (waiting is not None):
            self._made_count = len(shown.made) + (waiting is not None)
            self.form.begin_again()
            self.reason.set_text("")
        self.form.show_corrections(shown)
        self.form.setVisible(is_writing)
        self._act.setVisible(is_writing)
        self._waiting.setVisible(waiting is not None)
        self._answer.setVisible(is_answering)
        self.offer_to_leave(waits=waiting is not None and not is_answering)
        self._word(page, shown)
        self._judge()

    def _judge(self) -> None:
        is_free = self._page is not None and self._page.busy is None
        self._act.setEnabled(is_free and self.form.is_ready)
        self._refuse.setEnabled(is_free and bool(self.reason.text()))
        self._agree.setEnabled(is_free)

    def _word(self, page: SignPage, shown: Corrections) -> None:
        words = wording(current_language())
        self._act.set_words(self.tr("Record the correction"))
        self._agree.set_words(self.tr("Agree to the correction"))
        self._refuse.set_words(self.tr("Refuse it"))
        self.reason.set_label(self.tr("Why it is refused (only then)"))
        self._title.setText(self.tr("A correction waits") if shown.waiting else self.tr("Correct an error"))
        self._text.set_words(self._told(page, shown))
        self._made_title.setText(self.tr("Corrections so far: {0}").format(len(shown.made)))
        self._made_title.setVisible(bool(shown.made))
        self._made.show_sentences(tuple(self._said(act, shown, agreed=agreed) for act, agreed in shown.made))
        if shown.waiting is None:
            return
        act = shown.waiting.act
        self._facts.set_rows(
            (
                (self.tr("What kind of error it is"), words.word("correction_kind", act.kind.value)),
                (self.tr("Where it is"), " ".join(filter(None, (act.proposal, self._item_words(act, shown))))),
                (self.tr("What it says"), as_shown(act.kind, act.old)),
                (self.tr("What is right"), as_shown(act.kind, act.new)),
                (self.tr("How the error came about"), act.cause),
                (self.tr("What shows it (document and page)"), act.evidence),
            )
        )
        self._effect.setText(self._effect_words(shown.waiting.effect))
        self._who.set_words(self._who_words(shown.waiting))
        self._moved.show_sentences(tuple(self._moved_words(one, shown.places) for one in shown.waiting.moved))

    def _told(self, page: SignPage, shown: Corrections) -> str:
        if shown.waiting is not None:
            if self.is_theirs(page):
                return self.tr("Look at what it changes. With your yes it holds, and new minutes are made.")
            return self.tr("The secretary looks at it, and agrees or refuses. Nothing has changed yet.")
        if self.is_theirs(page):
            return self.tr("The signed minutes stay what they are. The correction is added, and new minutes name them.")
        return self.tr("The chair records a correction; the secretary agrees to it. Nothing is overwritten.")

    def _effect_words(self, effect: EffectClass) -> str:
        return {
            EffectClass.NOTHING: self.tr("The result stays as it is."),
            EffectClass.SCORES: self.tr("Scores change; every rank and the selection stay."),
            EffectClass.RANKS: self.tr("Ranks change; the selection stays."),
            EffectClass.SELECTION: self.tr("The selection changes."),
        }[effect]

    def _who_words(self, waiting: Waiting) -> str:
        if waiting.act.vote is None:
            return self.tr("Chair and secretary are enough. New minutes are signed by chair, secretary and auditor.")
        if waiting.effect is EffectClass.SELECTION and not waiting.by_members_again:
            return self.tr(
                "The committee voted on this correction; tell the applicants concerned before anything is published."
            )
        if waiting.effect is EffectClass.SELECTION:
            return self.tr(
                "The committee voted on this correction. Every member signs the new minutes; tell the applicants "
                "concerned before anything is published."
            )
        if waiting.by_members_again:
            return self.tr(
                "The committee voted on this correction. Every member signs the new minutes, as do the officers."
            )
        return self.tr("The committee voted on this correction. New minutes are signed by the officers.")

    def _moved_words(self, one: Moved, places: int) -> str:
        return self.tr("{0}: {1} → {2}").format(
            one.proposal, self._stands(one.before, places), self._stands(one.after, places)
        )

    def _stands(self, place: Place, places: int) -> str:
        final = "–" if place.final is None else fixed(place.final, places)
        rank = self.tr("no rank") if place.rank is None else self.tr("rank {0}").format(place.rank)
        chosen = self.tr("selected") if place.is_selected else self.tr("not selected")
        return f"{final}, {rank}, {chosen}"

    def _item_words(self, act: CorrectionMade, shown: Corrections) -> str:
        if act.kind is CorrectionKind.MASTER_DATA:
            return self.tr("Name of the project") if act.item == "title" else self.tr("Applicant")
        listed = (one for project in shown.projects for one in project.figures)
        named = next((one.title for one in listed if one.item == act.item and one.title is not None), None)
        return named.in_language(current_language()) if named is not None else act.item

    def _said(self, act: CorrectionMade, shown: Corrections, *, agreed: bool) -> str:
        place = " ".join(filter(None, (act.proposal, self._item_words(act, shown))))
        said = f"{place}: {as_shown(act.kind, act.old)} → {as_shown(act.kind, act.new)}"
        return said if agreed else self.tr("{0} (refused; nothing changed)").format(said)

    def _ask(self) -> None:
        written = self.form.written()
        self._question = ask(
            self,
            Question(
                title=self.tr("Record this correction?"),
                text=self.tr("It stays in the record whatever the secretary answers. It has effect once agreed to."),
                facts=(
                    (self.tr("Where it is"), written.proposal or self.tr("The whole case")),
                    (self.tr("What it says"), as_shown(written.kind, written.old)),
                    (self.tr("What is right"), written.new),
                ),
                confirm=self.tr("Record the correction"),
                icon_name="pencil",
            ),
        )
        self._question.confirmed.connect(lambda _: self.corrected.emit(written))

    def _ask_to_agree(self) -> None:
        page = self._page
        if page is None or page.corrections is None or page.corrections.waiting is None:
            return
        self._question = ask(
            self,
            Question(
                title=self.tr("Does this correction hold?"),
                text=self.tr("New minutes are made after it. The signed ones stay valid evidence of what they say."),
                facts=((self.tr("Effect"), self._effect_words(page.corrections.waiting.effect)),),
                confirm=self.tr("Agree to the correction"),
                icon_name="check",
            ),
        )
        self._question.confirmed.connect(lambda _: self.agreed.emit())
