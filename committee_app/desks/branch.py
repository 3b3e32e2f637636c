"""A branch: a case file on one member's own machine, grown from the record as it was when the roster was made.

It holds that record, the locked keys of one member, and what this member adds. Everything added names the record's
head of then as its base, so the committee's machine can take the same signed entries into its own record, whatever has
happened there meanwhile. Which base, and whose seat, stands in an attachment: nobody signs it, and nobody needs to,
since another base or another seat only makes entries that no record takes.
"""

from __future__ import annotations

from dataclasses import dataclass

from committee_app.case.identifiers import Actor, CaseId
from committee_app.case.typed import MisshapenError, read_plain, to_plain
from committee_app.casefile.casefile import CaseFile
from committee_app.desks.entries import Base
from committee_app.sealing import canonical
from committee_app.sealing.canonical import NotCanonicalError

FORMAT = "committee-branch/1"
_NAME = "branch.json"
_MEDIA = "application/json"


@dataclass(frozen=True, slots=True)
class Branch:
    """Whose branch a case file is, and the entry from which it grows apart."""

    actor: Actor
    base: Base
    format: str = FORMAT


def remembered_as(case: CaseId, branch: Branch | None) -> CaseId:
    """Return the name under which a machine remembers a file: a branch goes its own way, apart from its case."""
    return case if branch is None else CaseId(f"{case}|{branch.actor}|{branch.base.hash}")


class NoBranchError(ValueError):
    """What stands for a branch in a file is none: another format, or changed by another tool."""


def keep_branch(file: CaseFile, branch: Branch) -> None:
    """Make a case file a branch, for good."""
    file.put_attachment(_NAME, _MEDIA, canonical.encode(to_plain(branch)))


def kept_branch(file: CaseFile) -> Branch | None:
    """Return whose branch this is, or None for the committee's own file.

    Raises:
        NoBranchError: something else stands there.
    """
    kept = file.attachment(_NAME)
    if kept is None:
        return None
    try:
        branch = read_plain(Branch, canonical.decode(kept))
    except (NotCanonicalError, MisshapenError) as error:
        raise NoBranchError(str(error)[:120]) from None
    if branch.format != FORMAT:
        raise NoBranchError(branch.format[:40])
    return branch
