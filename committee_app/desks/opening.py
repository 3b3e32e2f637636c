"""The two ceremonies with keys: the rehearsal by all three holders, and the opening by any two."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from itertools import combinations

from committee_app.case import acts
from committee_app.case.acts import OpenedBallot, OpeningCompleted, OpeningConsented, OpeningRehearsed, SheetOpened
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.people import HOLDERS, Role, officer_actor, role_of
from committee_app.case.progress import Progress
from committee_app.case.state import CaseState
from committee_app.case.typed import Opaque
from committee_app.desks.checking import public_keys, refuse_all, rehearsal_context, sheet_context
from committee_app.desks.collecting import nothing_to_collect
from committee_app.desks.record import Record, Signer
from committee_app.sealing import canonical, sheets
from committee_app.sealing.keys import PublicKeys
from committee_app.sealing.sheets import SealedSheet, SheetDamagedError, WrongHolderError

MOST_COMMITS = 20
"""How often an opening waits for the disk: at every sheet of a committee of up to twenty."""

REHEARSAL_PAYLOAD = "개봉 예행 · opening rehearsal"


def holder_keys(state: CaseState) -> dict[str, PublicKeys]:
    """Return the three holders' public keys, by the name under which sheets are sealed for them.

    Raises:
        RefusedError: the chair, or whoever acts as chair, has no key yet.
    """
    if officer_actor(Role.CHAIR) not in state.keys:
        refuse_all([Finding.of("chair.not_enrolled")])
    return {role.value: public_keys(state.keys[officer_actor(role)]) for role in HOLDERS}


def sealed_plain(sheet: SealedSheet) -> Opaque:
    """Return a sealed sheet as an act carries it."""
    plain = sheet.to_plain()
    assert isinstance(plain, dict)
    return Opaque(plain)


def rehearse_opening(record: Record, holders: Mapping[Role, Signer]) -> Generator[Progress, None, None]:
    """Seal a test sheet for the three holders and open it with each pair; the secretary records that it worked.

    Raises:
        RefusedError: a pair could not open it: the keys are not those that sheets will be sealed for.
    """
    context = rehearsal_context(record.state.case)
    sheet = sheets.seal_sheet({"test": REHEARSAL_PAYLOAD.encode()}, holder_keys(record.state), context)
    pairs = tuple(combinations(HOLDERS, 2))
    for done, (first, second) in enumerate(pairs):
        yield Progress("opening.rehearsing", done, len(pairs))
        secret = _secret(sheet, holders[first], holders[second], context)
        opened = sheets.open_items(sheet, secret, ["test"], context)["test"]
        if opened.payload.decode() != REHEARSAL_PAYLOAD:
            raise RefusedError(Finding.of("opening.rehearsal_failed", first=first.value, second=second.value))
    record.append(holders[Role.SECRETARY], OpeningRehearsed(sealed_plain(sheet), pairs, REHEARSAL_PAYLOAD))
    yield Progress("opening.rehearsing", len(pairs), len(pairs))


def open_sheets(record: Record, first: Signer, second: Signer) -> Generator[Progress, None, None]:
    """Open every sealed sheet with the keys of two holders, one entry a sheet, and say so when all are open.

    Of many sheets several become durable together, and are reported then. Cut at any point it can be called again:
    sheets that are open stay open, the others follow.

    Raises:
        RefusedError: a sheet does not open, or holds what is no ballot; the member is named. The others open once the
            chair has voided those ballots and a second holder agreed.
    """
    for holder in (first, second):
        if role_of(holder.actor) not in record.state.consents:
            record.append(holder, OpeningConsented())
    waiting = record.state.to_open()
    at_once = -(-len(waiting) // MOST_COMMITS)
    for done in range(0, len(waiting), max(1, at_once)):
        yield Progress("opening.opening", done, len(waiting))
        with nothing_to_collect(), record.together():
            for evaluator in waiting[done : done + at_once]:
                _open_one(record, evaluator, first, second)
    ballots = sum(len(sheet) for sheet in record.state.opened.values())
    record.append(second, OpeningCompleted(len(record.state.opened), ballots))
    yield Progress("opening.opening", len(waiting), len(waiting))


def _open_one(record: Record, evaluator: EvaluatorId, first: Signer, second: Signer) -> None:
    try:
        opened = SheetOpened(evaluator, _opened_ballots(record.state, evaluator, first, second))
        record.append(second, opened, compared=True)
    except RefusedError as error:
        raise RefusedError(*error.findings, Finding.of("opening.stands_at", evaluator=evaluator)) from None


def _opened_ballots(
    state: CaseState, evaluator: EvaluatorId, first: Signer, second: Signer
) -> tuple[acts.OpenedBallot, ...]:
    # What opens here is what was committed to and what the cipher sealed (`sheets.open_items`), or it is an error.
    sheet = SealedSheet.from_plain(state.sheets[evaluator].sheet)
    context = sheet_context(state.case, evaluator)
    counting = state.counting_ballots(evaluator)
    try:
        opened = sheets.open_items(sheet, _secret(sheet, first, second, context), counting, context)
        payloads = {one: opened[one].payload.decode() for one in counting}
    except SheetDamagedError as error:
        raise RefusedError(Finding.of("opening.sheet_damaged", part=error.part)) from None
    except UnicodeDecodeError:
        raise RefusedError(Finding.of("ballot.not_json", place="-")) from None
    return tuple(OpenedBallot(one, opened[one].salt.hex(), opened[one].key.hex(), payloads[one]) for one in counting)


def _secret(sheet: SealedSheet, first: Signer, second: Signer, context: str) -> bytes:
    names = role_of(first.actor).value, role_of(second.actor).value
    try:
        half = sheets.begin_opening(sheet, names[0], first.keys, names[1], context)
        return sheets.finish_opening(sheet, half, names[1], second.keys, names[0], context)
    except WrongHolderError:
        raise RefusedError(Finding.of("opening.not_their_keys", first=names[0], second=names[1])) from None
    except SheetDamagedError as error:
        raise RefusedError(Finding.of("opening.sheet_damaged", part=error.part)) from None


def ballot_bytes(plain: object) -> bytes:
    """Return the payload of a ballot: canonical JSON of its plain form."""
    return canonical.encode(plain)  # type: ignore[arg-type]
