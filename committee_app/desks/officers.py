"""What every officer's desk can do: stand for the record, and bring their key to the opening."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from committee_app.case import acts
from committee_app.case.acts import Act, Recorded, Vote
from committee_app.case.identifiers import Actor, Points
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, role_of
from committee_app.case.progress import Progress
from committee_app.case.state import CaseState
from committee_app.desks import packets
from committee_app.desks.access import (
    LockedKeys,
    NewSeat,
    Renewal,
    begin_renewal,
    finish_renewal,
    renewal_is_due,
)
from committee_app.desks.drawable import refuse_undrawable
from committee_app.desks.packets import PacketLine
from committee_app.desks.ranking import resolvable_digest
from committee_app.desks.record import Record, Signer
from committee_app.desks.rekeying import Rekeying, confirm_rekeying, propose_rekeying
from committee_app.sealing.slots import KdfCost

_ENTRIES_OF_A_SIGN_IN = 2
"""At most: of failed tries before it, and of the recovery secret."""


class Desk:
    """Where one signed-in person works; each role's desk adds that role's operations and no others."""

    def __init__(self, record: Record, signer: Signer) -> None:
        self._record = record
        self._signer = signer

    @property
    def state(self) -> CaseState:
        """The case as it stands."""
        return self._record.state

    @property
    def role(self) -> Role:
        """The role that sits here."""
        return role_of(self._signer.actor)

    @property
    def actor(self) -> Actor:
        """The name under which whoever sits here signs."""
        return self._signer.actor

    @property
    def tries_before(self) -> acts.TriesNoted | None:
        """The failed tries of which my sign-in just now left an entry; None if there were none, or it is long ago."""
        newest = (one for one in self._record.journal[-_ENTRIES_OF_A_SIGN_IN:] if one.actor == self.actor)
        return next((one.act for one in newest if isinstance(one.act, acts.TriesNoted)), None)

    @property
    def new_card_is_due(self) -> bool:
        """Whether I came in with the secret from my envelope, and may have a new first one now.

        On a machine of one's own there is none: its slot would be missing from the committee's file.
        """
        return (
            self._record.branch is None
            and renewal_is_due(self._record, self.actor)
            and not self._record.obstacles(self.actor, acts.SecretRenewed("0" * 64))
        )

    def begin_new_card(self, cost: KdfCost) -> Renewal:
        """Draw a new first secret for myself; to lock my keys under it is slow, and touches no file."""
        return begin_renewal(self._record, self._signer, cost)

    def finish_new_card(self, renewal: Renewal, text: str) -> NewSeat:
        """Record my new first secret and keep my keys under it, or neither; what the old card says opens nothing."""
        return finish_renewal(self._record, renewal, text)

    def _do(self, act: Act) -> Recorded:
        return self._record.append(self._signer, act)


_IN_QUESTION = (Stage.READY, Stage.CLOSED, Stage.OPENED, Stage.DELIBERATING)
"""While the committee works on the projects: a quorum that goes stops it."""


class ConfirmingDesk(Desk):
    """The desk of an officer who looks again at what the secretary entered."""

    def confirm_figure(self, figure: int, points: Points) -> Recorded:
        """Confirm, as the second officer, the points that were read from the evidence; from here on they count.

        Raises:
            RefusedError: the figure does not wait, the same officer entered it, or these are other points.
        """
        return self._do(acts.FigureConfirmed(figure, points))


class HolderDesk(Desk):
    """The desk of somebody who holds a key to the sealed sheets."""

    def _attend(self, act: acts.MemberMoved | acts.MeetingResumed | acts.RulingAnswered) -> Recorded:
        """Do an act after which too few may attend; if so, the meeting stops in the same breath."""
        with self._record.together():
            done = self._do(act)
            state = self.state
            if state.stage in _IN_QUESTION and state.shortfall is not None and not state.paused:
                self._do(acts.MeetingPaused("", state.shortfall))
        return done

    def confirm_record(self) -> Recorded:
        """Stand for rules, rosters and the members' keys as they are at this head."""
        return self._do(acts.RecordConfirmed(self._record.head.hex()))

    def checkpoint(self) -> bytes:
        """Return a signed `.checkpoint`: my word, outside of the file, that the record stands here."""
        return packets.checkpoint(self._record, self._signer)

    def write_checkpoint(self, folder: Path) -> Path:
        """Write that word into a folder of a stick."""
        return packets.write_checkpoint_to(self._record, self._signer, folder)

    def replace_keys(self, rekeying: Rekeying, locked: LockedKeys) -> Recorded:
        """Ask, as the first of two officers, that a person who lost both secrets get these keys."""
        refuse_undrawable(rekeying.reason)
        return propose_rekeying(self._record, self._signer, rekeying, locked)

    def confirm_new_keys(self, rekeying: Rekeying, locked: LockedKeys) -> NewSeat:
        """Confirm them as the second officer; the seat holds both secrets, shown once to the person alone."""
        return confirm_rekeying(self._record, self._signer, rekeying, locked)

    def answer_ruling(self, *, agreed: bool, reason: str = "") -> Recorded:
        """Agree to the chair's ruling that waits, which takes effect then, or refuse it with a reason.

        Raises:
            RefusedError: no ruling waits, or it is not for the chair to answer their own.
        """
        refuse_undrawable(reason)
        return self._attend(acts.RulingAnswered(self.state.waiting_ruling or 0, agreed, reason))

    def confirm_resolution(self, vote: Vote) -> Recorded:
        """Stand, as the second officer, for the result and the count that the chair is about to record.

        Raises:
            RefusedError: a tie still waits, or the vote did not pass.
        """
        digest = resolvable_digest(self.state)
        return self._do(acts.ResolutionConfirmed(digest, vote))

    def look_at_names(self) -> Recorded:
        """Note that this officer has the members' names shown beside their marks."""
        return self._do(acts.NamesLookedAt())

    def signer(self) -> Signer:
        """Return the keys of this holder for a ceremony that needs two; they stay with this desk otherwise."""
        return self._signer


class CollectingDesk(HolderDesk):
    """The desk of a holder who also takes in what members bring on sticks."""

    def previewing_packets(self, folder: Path) -> Generator[Progress, None, tuple[PacketLine, ...]]:
        """Return what would become of each `.ballot` in a folder; writes nothing."""
        return packets.previewing(self._record, self._signer, folder)

    def taking_packets(self, folder: Path) -> Generator[Progress, None, tuple[PacketLine, ...]]:
        """Take in each `.ballot` of a folder that fits, and write its receipt beside it."""
        return packets.taking(self._record, self._signer, folder)
