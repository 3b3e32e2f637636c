"""기록 요약과 확인 방법: what this document was made from, whose keys signed it, and how a stranger checks it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from committee_app.case import acts
from committee_app.case.identifiers import Actor
from committee_app.case.key_history import EarlierKeys, earlier_keys
from committee_app.case.people import HOLDERS, evaluator_of, officer_actor, role_of
from committee_app.export.document import (
    Align,
    Block,
    Column,
    GroupRow,
    Heading,
    Item,
    KeyValues,
    NumberedList,
    Paragraph,
    Row,
    Table,
    TableRow,
    Verbatim,
)
from committee_app.export.minutes.source import MinutesSource, moment, print_of
from committee_app.export.minutes.voice import Voice
from committee_app.export.tables import result_bytes
from committee_app.resources import verifier_file
from committee_app.sealing.digests import grouped

COMMANDS = (
    ("command_verify", "committee-app verify minutes.pdf"),
    ("command_signatures", "pdfsig minutes.pdf"),
    ("command_record", "pdfdetach -saveall minutes.pdf"),
    ("command_verifier", "python3 -I -S verifier.py minutes.pdf"),
)
PROVES = ("minutes.proves_record", "minutes.proves_result", "minutes.proves_document")
DOES_NOT_PROVE = ("minutes.keys_not_proven", "minutes.end_not_proven", "minutes.clock_not_proven")
PRIVACY = "minutes.privacy"


def record(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield the summary of the record, the keys, what is proven, and the commands."""
    yield Heading(1, voice.part(part, "record"))
    yield Heading(2, voice.section(part, 0, "record_summary"), toc=False)
    yield from _summary(source, voice)
    yield Heading(2, voice.section(part, 1, "proof"), toc=False)
    yield Paragraph(voice.say("minutes.this_proves"), keep=True)
    yield NumberedList(tuple(Item(voice.say(code)) for code in PROVES))
    yield Paragraph(voice.say("minutes.this_does_not_prove"), keep=True)
    yield NumberedList(tuple(Item(voice.say(code)) for code in DOES_NOT_PROVE))
    yield Paragraph(voice.say(PRIVACY))
    yield Heading(2, voice.section(part, 2, "how_to_check"), toc=False)
    for name, command in COMMANDS:
        yield Verbatim(command, voice.label(name))
    yield Paragraph(voice.say("minutes.wording_version", version=voice.wording.version))
    yield Heading(2, voice.section(part, 3, "keys"), toc=False)
    yield Paragraph(voice.say("minutes.compare_keys"), keep=True)
    yield _keys(source, voice)


def _summary(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    created = next(act for _, act in source.of(acts.CaseCreated))
    sources = [(voice.word("roster", name), one) for name, one in source.state.sources.items()]
    yield KeyValues(
        (
            (voice.label("case"), source.state.case),
            (voice.label("entries"), str(len(source.journal))),
            (voice.label("first_entry"), voice.moment(moment(source.journal[0]))),
            (voice.label("last_entry"), voice.moment(moment(source.journal[-1]))),
            (voice.label("program"), f"committee-app {created.program}"),
            *_self_test(created.self_test, voice),
        )
    )
    result = result_bytes(source.state.score_book(), source.tally)
    digests = (
        (voice.label("record_head"), source.hashes[-1].hex()),
        (voice.label("result_sha256"), hashlib.sha256(result).hexdigest()),
        (voice.label("rules_sha256"), source.state.rules_sha256),
        (voice.label("build_sha256"), created.build),
        *_page_of_the_self_test(created.self_test, voice),
        (voice.label("verifier_sha256"), hashlib.sha256(verifier_file()).hexdigest()),
        *((f"{title} ({one.name})", one.sha256) for title, one in sources),
        *_earlier(source, voice),
    )
    yield Table(
        # A digest stands in one line; what it is of may take two.
        (Column(voice.label("digest_of"), weight=1), Column("SHA-256")),
        tuple(Row((title, _in_fours(digest))) for title, digest in digests),
        is_small=True,
    )


def _self_test(tried: acts.SelfTested | None, voice: Voice) -> Iterator[tuple[str, str]]:
    label = voice.label("self_test")
    if tried is None:
        yield label, voice.say("minutes.not_self_tested")
        return
    counts = {"held": len(tried.held), "failed": len(tried.failed), "untold": len(tried.untold)}
    yield label, voice.say("minutes.self_tested", day=voice.day(tried.day), program=tried.program, **counts)
    for name, steps in (("self_test_failed", tried.failed), ("self_test_untold", tried.untold)):
        if steps:
            yield voice.label(name), ", ".join(_step(voice, step) for step in steps)


def _step(voice: Voice, code: str) -> str:
    """Return the word for a step; of one that another version tried, its code."""
    try:
        return voice.word("self_test_step", code)
    except KeyError:
        return code


def _page_of_the_self_test(tried: acts.SelfTested | None, voice: Voice) -> Iterator[tuple[str, str]]:
    if tried is not None:
        yield voice.label("self_test_sha256"), tried.page_sha256


def _earlier(source: MinutesSource, voice: Voice) -> Iterator[tuple[str, str]]:
    if (follows := source.state.follows) is not None:
        yield f"{voice.label('earlier_head')} ({follows.case} {follows.title} · {follows.seq})", follows.head


def _in_fours(digest: str) -> str:
    # As the record has it: nobody has examined whether what it calls a digest is one.
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def _keys(source: MinutesSource, voice: Voice) -> Table:
    state = source.state
    rows: list[TableRow] = [GroupRow(voice.label("holders"))]
    rows += [
        _key(source, voice.word("role", role.value), state.officers[role].name, officer_actor(role))
        for role in HOLDERS
        if role in state.officers and officer_actor(role) in state.keys
    ]
    rows.append(GroupRow(voice.label("members")))
    rows += [_key(source, str(one.seat), one.name, one.actor) for one in state.evaluators if one.actor in state.keys]
    if earlier := earlier_keys(source.journal):
        rows.append(GroupRow(voice.label("earlier_keys")))
        rows += [_earlier_key(source, one, voice) for one in earlier]
    columns = (
        Column(voice.label("capacity"), Align.LEFT),
        Column(voice.label("name")),
        Column(voice.label("key_fingerprint"), weight=1),
    )
    return Table(columns, tuple(rows), is_small=True)


def _earlier_key(source: MinutesSource, one: EarlierKeys, voice: Voice) -> Row:
    """Keys that hold no more: whoever checks an old signature finds them here, and on an older sheet signed by hand."""
    evaluator = evaluator_of(one.actor)
    member = source.evaluator(evaluator) if evaluator is not None else None
    capacity = str(member.seat) if member is not None else voice.word("role", role_of(one.actor).value)
    name = member.name if member else one.officer
    entries = f"{voice.label('of_entries')} {one.first}–{one.last}"
    return Row((capacity, f"{name} ({entries})", grouped(print_of(one.keys), 64)))


def _key(source: MinutesSource, capacity: str, name: str, actor: Actor) -> Row:
    return Row((capacity, name, grouped(source.fingerprint(actor), 64)))
