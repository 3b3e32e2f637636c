"""The enrolment sheets of a case, made from the record as it stands."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import datetime

from committee_app.case import acts
from committee_app.case.acts import Recorded
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor
from committee_app.case.people import officer_actor
from committee_app.case.progress import Progress
from committee_app.desks.checking import public_keys
from committee_app.desks.record import Record
from committee_app.desks.words import wording
from committee_app.export.enrolment_sheets import EnrolledPerson, enrolment_document
from committee_app.export.labels import Language
from committee_app.export.pdf import building_pdf
from committee_app.wording import Wording

_ENROLLING = (acts.CaseCreated, acts.OfficerEnrolled, acts.MemberEnrolled, acts.ReplacementConfirmed)


def enrolment_sheets(
    record: Record, language: Language, people: tuple[Actor, ...] = ()
) -> Generator[Progress, None, bytes]:
    """Return the sheets of these people, or of everybody who has keys, as one PDF with a page for each.

    Raises:
        RefusedError: nobody of them has keys yet.
    """
    words = wording(language)
    found = tuple(one for one in _enrolled(record, words) if not people or one[0] in people)
    if not found:
        raise RefusedError(Finding.of("enrolment_sheet.nobody"))
    document = enrolment_document(record.state, tuple(person for _, person in found), words)
    made_at = datetime.fromisoformat(record.journal[-1].at)
    # Like the opening sheet it carries no record inside: it leaves the room.
    built = yield from building_pdf(document, record=None, head=record.head, made_at=made_at, language=language)
    return built.data


def _whose(entry: Recorded) -> Actor:
    """Return whose keys an entry brings: replaced ones are confirmed by somebody else."""
    return entry.act.person if isinstance(entry.act, acts.ReplacementConfirmed) else entry.actor


def _person(record: Record, entry: Recorded, who: tuple[str, str, str]) -> EnrolledPerson:
    fingerprint = public_keys(record.state.keys[_whose(entry)]).fingerprint()
    return EnrolledPerson(*who, fingerprint, datetime.fromisoformat(entry.at), entry.seq)


def _enrolled(record: Record, words: Wording) -> Iterator[tuple[Actor, EnrolledPerson]]:
    """Yield everybody who has keys: officers first, then members in the order of their seats, each with the newest."""
    state = record.state
    newest = {_whose(one): one for one in record.journal if isinstance(one.act, _ENROLLING)}
    for role, officer in state.officers.items():
        if (entry := newest.get(officer_actor(role))) is not None:
            who = (officer.name, words.word("role", role.value), officer.position)
            yield officer_actor(role), _person(record, entry, who)
    for member in state.evaluators:
        if (entry := newest.get(member.actor)) is not None:
            seat = words.word("enrolment_sheet", "seat").format(member.seat)
            yield member.actor, _person(record, entry, (member.name, seat, member.affiliation))
