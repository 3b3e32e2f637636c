"""Whether a record holds: the plan by which anybody checks it, from its entries alone.

To trust a record we check, for each entry in turn, that
 (1) its link covers the entry before it, and its number, where it has one, is its place,
 (2) its body is an entry of our form, of this case, with a base that this record really has,
 (3) it is signed by the key that this record has for its actor (or brings itself, at enrolment),
 (4) the lifecycle and its gate allow the act at this point,
 (5) what it says of sealed things is true: an opened ballot is the one that was committed to, a pledge is
     signed under the text that the rules give, a confirmed head is that of the entry right before.
The same plan serves the case file at every opening, and the record embedded in the minutes.
What it cannot tell is whose keys these are, and whether entries were cut off at the end (`anchors`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from committee_app.case import acts
from committee_app.case.acts import Act, Recorded
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor, CaseId, EvaluatorId
from committee_app.case.people import HOLDERS, KeyText, evaluator_actor, officer_actor
from committee_app.case.programme import Pledge
from committee_app.case.replaying import apply
from committee_app.case.state import CaseState
from committee_app.desks.collecting import nothing_to_collect
from committee_app.desks.entries import FORMAT_FAMILY, PURPOSE, EntryRefusedError, Statement, read_body, recorded
from committee_app.sealing import canonical, chain, sheets
from committee_app.sealing.canonical import NotCanonicalError
from committee_app.sealing.digests import layout
from committee_app.sealing.fields import FieldError, hex_bytes
from committee_app.sealing.keys import SIGNATURE_BYTES, BadSignatureError, NotAKeyError, PublicKeys
from committee_app.sealing.sheets import NotASheetError, OpenedItem, SealedSheet

PROOF_PURPOSE = "keys.replaced"
"""What a new key signs as when it takes the place of a lost one."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it is stored or carried: what was signed, the signature, and its place in the chain.

    `number` is the one it is stored under; a carried entry has none (None). No signature covers it.
    """

    prev: bytes
    body: bytes
    signature: bytes
    hash: bytes
    number: int | None = None


@dataclass(frozen=True, slots=True)
class CheckedRecord:
    """A record that holds up to `len(journal)` entries; `faults` say why it does not hold beyond."""

    state: CaseState
    journal: tuple[Recorded, ...]
    hashes: tuple[bytes, ...]
    faults: tuple[Finding, ...] = ()

    @property
    def head(self) -> bytes:
        """The hash of the last entry that holds; 32 zero bytes before the first."""
        return self.hashes[-1] if self.hashes else chain.ZERO

    @property
    def holds(self) -> bool:
        """Whether every entry holds."""
        return not self.faults


@nothing_to_collect()
def check_record(links: Iterable[Link]) -> CheckedRecord:
    """Follow the plan over all entries; stop at the first that does not hold."""
    checked = CheckedRecord(CaseState(), (), ())
    journal: list[Recorded] = []
    hashes: list[bytes] = []
    state = checked.state
    for link in links:
        try:
            state, act = check_next(state, hashes, link)
        except RefusedError as error:
            faults = tuple(
                Finding.of("record.entry_refused", seq=len(hashes) + 1, code=one.code) for one in error.findings
            )
            return CheckedRecord(state, tuple(journal), tuple(hashes), (*faults, *error.findings))
        journal.append(act)
        hashes.append(link.hash)
    return CheckedRecord(state, tuple(journal), tuple(hashes))


def check_next(state: CaseState, hashes: list[bytes], link: Link) -> tuple[CaseState, Recorded]:
    """Return state and act after one more entry; `RefusedError` says which step of the plan it fails."""
    seq = len(hashes) + 1
    if link.prev != (hashes[-1] if hashes else chain.ZERO) or link.number not in {None, seq}:
        raise RefusedError(Finding.of("record.link_broken", seq=seq))
    if chain.link(link.prev, link.body, link.signature) != link.hash:
        raise RefusedError(Finding.of("record.hash_wrong", seq=seq))
    try:
        statement = read_body(link.body)
    except EntryRefusedError as error:
        raise RefusedError(*error.findings) from None
    refuse_all(_place_faults(state, hashes, statement, seq))
    _check_signature(state, statement, link)
    # First whether it may happen: what is sealed is compared with rules and keys that are there by then.
    after = apply(state, statement.actor, statement.act)
    refuse_all(sealed_faults(state, hashes, statement.actor, statement.act))
    return after, recorded(seq, statement)


def later_kind(checked: CheckedRecord, link: Link) -> Finding | None:
    """Return what a later version of the program wrote as the next entry, if somebody of this record signed it.

    An entry that we cannot read is damage, or an act of a later version. Signed with the key that the record has for
    its actor it is no damage.
    """
    try:
        plain = canonical.decode(link.body)
    except NotCanonicalError:
        return None
    fields = plain if isinstance(plain, dict) else {}
    actor, kind, form = (fields.get(name) for name in ("actor", "kind", "format"))
    keys = checked.state.keys.get(Actor(actor)) if isinstance(actor, str) else None
    if keys is None or not isinstance(kind, str) or not str(form).startswith(FORMAT_FAMILY):
        return None
    try:
        public_keys(keys).verify(PURPOSE, link.body, link.signature)
    except BadSignatureError:
        return None
    return Finding.of("record.newer_version", kind=kind[:40], seq=len(checked.journal) + 1)


def refuse_all(faults: Iterable[Finding]) -> None:
    """Refuse with all findings, if there are any."""
    if found := tuple(faults):
        raise RefusedError(*found)


def _place_faults(state: CaseState, hashes: list[bytes], statement: Statement, seq: int) -> Iterator[Finding]:
    base = statement.base
    there = chain.ZERO if base.seq == 0 else hashes[base.seq - 1] if 0 < base.seq < seq else None
    if there is None or there.hex() != base.hash:
        yield Finding.of("record.base_unknown", seq=seq)
    act = statement.act
    if statement.case != (act.case if isinstance(act, acts.CaseCreated) else state.case):
        yield Finding.of("record.other_case", seq=seq)


def _check_signature(state: CaseState, statement: Statement, link: Link) -> None:
    brought = getattr(statement.act, "keys", None)
    key_text = state.keys.get(statement.actor) or (brought if isinstance(brought, KeyText) else None)
    if key_text is None:
        raise RefusedError(Finding.of("actor.not_enrolled", actor=statement.actor))
    try:
        public_keys(key_text).verify(PURPOSE, link.body, link.signature)
    except (BadSignatureError, NotAKeyError):
        raise RefusedError(Finding.of("record.signature_wrong", actor=statement.actor)) from None


def public_keys(text: KeyText) -> PublicKeys:
    """Return the keys that the record writes as text; `NotAKeyError` where they are none."""
    keys = PublicKeys.from_text(text.signing + text.sealing)
    if key_text(keys) != text:
        raise NotAKeyError("the two points are not parted where one ends")
    return keys


def key_text(keys: PublicKeys) -> KeyText:
    """Return public keys as the record writes them."""
    return KeyText(keys.signing.hex(), keys.sealing.hex())


# ── what acts say of sealed things ─────────────────────────────────────────────────────────
def sheet_context(case: CaseId, evaluator: EvaluatorId) -> str:
    """Return the words that tie a sealed sheet to its case, stage and evaluator."""
    return f"{case}|scoring|{evaluator_actor(evaluator)}"


def rehearsal_context(case: CaseId) -> str:
    """Return the words that tie the rehearsal's test sheet to its case; they open nothing else."""
    return f"{case}|rehearsal|-"


def pledge_digest(pledge: Pledge) -> str:
    """Return the SHA-256 of the pledge as it stands on the screen: version and Korean clauses, a line each."""
    text = "\n".join((pledge.version, *(clause.ko for clause in pledge.clauses)))
    return hashlib.sha256(text.encode()).hexdigest()


def sealed_faults(state: CaseState, hashes: list[bytes], actor: Actor, act: Act) -> Iterator[Finding]:
    """Yield what is not true in what an act says of keys, digests, commitments and heads."""
    if (check := _SEALED_CHECKS.get(type(act))) is not None:
        yield from check(state, hashes, actor, act)


def _keys(_state: CaseState, _hashes: list[bytes], _actor: Actor, act: Any) -> Iterator[Finding]:
    try:
        public_keys(act.keys)
    except NotAKeyError:
        yield Finding.of("actor.keys_misshapen")


def _proof(state: CaseState, _hashes: list[bytes], _actor: Actor, act: acts.KeysReplaced) -> Iterator[Finding]:
    """Whoever gets the new keys holds them: the proof is signed by the new signing key, for this person and reason."""
    try:
        new = public_keys(act.new_keys)
    except NotAKeyError:
        yield Finding.of("actor.keys_misshapen")
        return
    try:
        proof = hex_bytes(act.proof, "proof", SIGNATURE_BYTES)
        new.verify(PROOF_PURPOSE, proof_message(state, act.person, act.reason, new), proof)
    except (FieldError, BadSignatureError):
        yield Finding.of("replacement.proof_wrong", name=state.person_name(act.person))


def proof_message(state: CaseState, person: Actor, reason: str, new: PublicKeys) -> bytes:
    """Return what a person's new key signs: case, person, the prints of the keys before and now, and the reason."""
    old = public_keys(state.keys[person])
    return layout(
        PROOF_PURPOSE, state.case.encode(), person.encode(), old.fingerprint(), new.fingerprint(), reason.encode()
    )


def _pledge(state: CaseState, _hashes: list[bytes], _actor: Actor, act: acts.PledgeSigned) -> Iterator[Finding]:
    if act.text_sha256 != pledge_digest(state.rules.pledge):
        yield Finding.of("pledge.other_text")


def _head(_state: CaseState, hashes: list[bytes], _actor: Actor, act: acts.RecordConfirmed) -> Iterator[Finding]:
    if not hashes or act.head != hashes[-1].hex():
        yield Finding.of("record.head_unknown")


def _drawn(state: CaseState, _hashes: list[bytes], _actor: Actor, act: acts.EvaluatorsDrawn) -> Iterator[Finding]:
    """The order is the one that the candidates' list and the witnesses' numbers give; out of a box it is any."""
    if not act.line:
        return
    from committee_app.scoring import lots  # noqa: PLC0415  # an open case needs nothing of the scoring

    pool = [one.id for one in state.drawing.pool]
    try:
        line = lots.lot_line(state.sources["pool"].sha256, pool, [number for _, number in act.numbers])
    except (lots.LotTextError, lots.NothingToDrawError):
        line = ""
    if act.line != line:
        yield Finding.of("drawing.other_line")
    elif act.order != lots.draw_order(line, pool):
        yield Finding.of("drawing.other_order")


def _sheet(state: CaseState, _hashes: list[bytes], _actor: Actor, act: acts.SheetSealed) -> Iterator[Finding]:
    sheet = _read_sheet(act.sheet)
    if sheet is None:
        yield Finding.of("sheet.misshapen")
        return
    if sorted(sheet.items) != sorted(act.proposals):
        yield Finding.of("sheet.other_items")
    yield from _holders(state, sheet)


def _holders(state: CaseState, sheet: SealedSheet) -> Iterator[Finding]:
    """The sheet must be sealed for the three holders' enrolled keys, and for nobody else."""
    wanted = {role.value: state.keys[actor].sealing for role in HOLDERS if (actor := officer_actor(role)) in state.keys}
    if {name: key.hex() for name, key in sheet.holders.items()} != wanted:
        yield Finding.of("sheet.other_holders")


def _opened(state: CaseState, _hashes: list[bytes], _actor: Actor, act: acts.SheetOpened) -> Iterator[Finding]:
    sealed = state.sheets.get(act.evaluator)
    sheet = _read_sheet(sealed.sheet) if sealed else None
    if sheet is None:
        yield Finding.of("opening.no_such_sheet", evaluator=act.evaluator)
        return
    context = sheet_context(state.case, act.evaluator)
    for one in act.ballots:
        if (opened := _as_published(one)) is None or not _is_what_was_sealed(sheet, one, opened, context):
            yield Finding.of("opening.not_what_was_sealed", evaluator=act.evaluator, proposal=one.proposal)
        # Whoever opens could publish some other key, and nobody without the holders' keys would ever know.
        elif not sheets.ciphertext_matches(sheet, one.proposal, opened, context):
            yield Finding.of("opening.other_key", evaluator=act.evaluator, proposal=one.proposal)


def _rehearsed(state: CaseState, _hashes: list[bytes], _actor: Actor, act: acts.OpeningRehearsed) -> Iterator[Finding]:
    sheet = _read_sheet(act.sheet)
    if sheet is None:
        yield Finding.of("sheet.misshapen")
    else:
        yield from _holders(state, sheet)


def _as_published(ballot: acts.OpenedBallot) -> OpenedItem | None:
    try:
        salt, key = hex_bytes(ballot.salt, "salt", sheets.SALT_BYTES), hex_bytes(ballot.key, "key", sheets.SECRET_BYTES)
    except FieldError:
        return None
    return OpenedItem(salt, key, ballot.payload.encode())


def _is_what_was_sealed(sheet: SealedSheet, ballot: acts.OpenedBallot, opened: OpenedItem, context: str) -> bool:
    item = sheet.items.get(ballot.proposal)
    return item is not None and sheets.holds(item.commitment, ballot.proposal, context, opened.salt, opened.payload)


def _read_sheet(untrusted: Any) -> SealedSheet | None:
    try:
        return SealedSheet.from_plain(untrusted)
    except NotASheetError:
        return None


_SEALED_CHECKS: dict[type[Act], Callable[[CaseState, list[bytes], Actor, Any], Iterator[Finding]]] = {
    acts.CaseCreated: _keys,
    acts.OfficerEnrolled: _keys,
    acts.MemberEnrolled: _keys,
    acts.KeysReplaced: _proof,
    acts.EvaluatorsDrawn: _drawn,
    acts.PledgeSigned: _pledge,
    acts.RecordConfirmed: _head,
    acts.SheetSealed: _sheet,
    acts.SheetOpened: _opened,
    acts.OpeningRehearsed: _rehearsed,
}
