"""What the signing screen shows: how far the minutes are, and whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from committee_app.case.acts import Vote
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor, Won
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.case.progress import Progress
from committee_app.ui.sign.correcting import Corrections

EVERYBODY = "all"
"""In place of a member: the papers of all in one file."""


class SignStep(StrEnum):
    """What is done after the resolution, in the order in which it is."""

    CLOSE = "close"
    MINUTES = "minutes"
    SIGN = "sign"
    KEEP = "keep"
    SCAN = "scan"
    CORRECT = "correct"
    ARCHIVE = "archive"


class Busy(StrEnum):
    """What takes a moment now."""

    BUILDING = "building"
    UNLOCKING = "unlocking"
    SIGNING = "signing"
    READING = "reading"


class SignRoute(StrEnum):
    """What signs: the key of the case alone, or a key that was brought with a certificate, for which it vouches."""

    OWN = "own"
    FILE = "file"
    TOKEN = "token"  # noqa: S105 -- a card or stick, not a secret


@dataclass(frozen=True, slots=True)
class Brought:
    """What somebody brings to sign with: a certificate file, or a token (without a path), and what unlocks it."""

    route: SignRoute
    path: str
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Minutes:
    """The document that waits for signatures: pages, SHA-256 and the four words of it, head of the record, contents."""

    pages: int
    language: str
    sha256: str
    words: str
    head: str
    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the committee resolved, for the second person to look at: how many, money, the vote, words of the result."""

    selected: int
    spent: Won
    vote: Vote
    words: str


@dataclass(frozen=True, slots=True)
class SignerRow:
    """One who signs: who, their office, name, when they did (as recorded, or nothing), and if it is their turn.

    `is_missing` is somebody of whom it is noted that they give no signature.
    """

    actor: Actor
    role: Role
    name: str
    signed_at: str
    is_due: bool
    is_missing: bool = False

    @property
    def is_done(self) -> bool:
        """Whether nobody waits for this signature any more."""
        return bool(self.signed_at) or self.is_missing


@dataclass(frozen=True, slots=True)
class ScanRow:
    """A scan of what was signed by hand: its file and pages, when it came in (as recorded), whose hands, its digest."""

    name: str
    pages: int
    at: str
    signers: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class SignPage:
    """The whole screen.

    `problems` belong to the step that is open, `wrong` stands beside the typed words, `certificate_wrong` beside the
    certificate that was brought.

    `papers` are the codes of the single papers that there are (`D5`), `personal_papers` those that each of `members`
    (identifier, seat and name) has; `read_paper` is which one lies open, empty for the minutes themselves.

    `lacks` is what minutes made now would not say, `remarks` are place and text of what the secretary added.
    """

    case: str
    stage: Stage
    role: Role
    actor: Actor
    step: SignStep
    meeting_closed: bool
    closed_at: str
    minutes: Minutes | None
    signers: tuple[SignerRow, ...]
    obstacles: tuple[Finding, ...] = ()
    problems: tuple[Finding, ...] = ()
    wrong: tuple[Finding, ...] = ()
    routes: tuple[SignRoute, ...] = (SignRoute.OWN, SignRoute.FILE)
    certificate_wrong: tuple[Finding, ...] = ()
    scans: tuple[ScanRow, ...] = ()
    saved: tuple[Path, ...] = ()
    lacks: tuple[Finding, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    may_remark: bool = False
    corrections: Corrections | None = None
    is_reading: bool = False
    papers: tuple[str, ...] = ()
    personal_papers: tuple[str, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    read_paper: str = ""
    resolved: Resolved | None = None
    busy: Busy | None = None
    progress: Progress | None = None

    @property
    def steps(self) -> tuple[SignStep, ...]:
        """The steps that there are: nothing is signed by hand before there are minutes, nor corrected before that."""
        there = {SignStep.SCAN: self.minutes is not None, SignStep.CORRECT: self.corrections is not None}
        return tuple(one for one in SignStep if there.get(one, True))

    @property
    def is_signed(self) -> bool:
        """Whether everybody who is waited for has signed."""
        return bool(self.signers) and all(one.is_done for one in self.signers)

    @property
    def signer(self) -> SignerRow | None:
        """This person's own row, if it is their turn to sign."""
        return next((one for one in self.signers if one.actor == self.actor and one.is_due), None)

    @property
    def due(self) -> SignerRow | None:
        """Whose turn it is."""
        return next((one for one in self.signers if one.is_due), None)

    def is_done(self, step: SignStep) -> bool:
        """Whether a step lies behind; keeping files is never done, since copies can be kept at any time."""
        return {
            SignStep.CLOSE: self.meeting_closed,
            SignStep.MINUTES: self.minutes is not None,
            SignStep.SIGN: self.is_signed,
            SignStep.KEEP: False,
            SignStep.SCAN: False,
            SignStep.CORRECT: False,
            SignStep.ARCHIVE: self.stage is Stage.ARCHIVED,
        }[step]
