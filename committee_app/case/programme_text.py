"""A programme from its text: shape first, then every contradiction, all named at once.

The text is TOML, kept to the byte: it is what the committee freezes, what is fingerprinted and what the
minutes print. `read_programme` is used at import and again whenever a record is replayed.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from committee_app.case.fault_places import place_of
from committee_app.case.findings import Finding
from committee_app.case.programme import Band, CutoffMode, Programme, SelectionRule, Split, TieStepKind, Track
from committee_app.case.rule_checks import ENDS, WIDER_CHECKS, ceiling
from committee_app.case.tie_rules import OF_TOTALS
from committee_app.case.toml_lines import line_of, line_said, lines_by_place
from committee_app.case.typed import REGULATION, Reader

FORMAT = "committee-programme/1"


class ProgrammeRefusedError(ValueError):
    """A rule file contradicts itself or cannot be read; every fault is named, with its line."""

    def __init__(self, faults: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(f"{fault.code} {dict(fault.params)}" for fault in faults))
        self.faults = faults


def read_programme(text: str) -> Programme:
    """Return the programme that the text announces.

    Raises:
        ProgrammeRefusedError: with every fault of shape, or, where the shape is right, every contradiction; each has
            its `line`, counted from one.
    """
    programme = shaped_programme(text)
    if faults := tuple(contradictions(programme)):
        raise ProgrammeRefusedError(_with_lines(text, faults, lambda fault: place_of(programme, fault)))
    return programme


def _with_lines(text: str, faults: Iterable[Finding], place: Callable[[Finding], str]) -> tuple[Finding, ...]:
    """Return the faults with the line on which each stands, from the top of the text to its end."""
    lines = lines_by_place(text)
    found = [(line_of(lines, place(fault)), fault) for fault in faults]
    found.sort(key=lambda one: one[0])
    return tuple(Finding(fault.code, (*fault.params, ("line", line))) for line, fault in found)


def shaped_programme(text: str) -> Programme:
    """Return what a text says, contradictions and all: for a form in which it is being mended, and for nothing else.

    Raises:
        ProgrammeRefusedError: with every fault of shape.
    """
    try:
        table = tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:  # also: an integer of thousands of digits, a pit of brackets
        reason = str(error)[:120]
        raise ProgrammeRefusedError(
            (Finding.of("programme.not_toml", reason=reason, line=line_said(text, reason)),)
        ) from None
    if table.pop("format", None) != FORMAT:
        refused = (Finding.of("programme.other_format", expected=FORMAT),)
        raise ProgrammeRefusedError(_with_lines(text, refused, lambda _: "format"))
    reader = Reader(REGULATION)
    read = reader.read(Programme, table, "")
    if reader.faults:
        raise ProgrammeRefusedError(_with_lines(text, reader.faults, lambda fault: str(fault.fact("place"))))
    assert isinstance(read, Programme)
    return read


def contradictions(programme: Programme) -> Iterator[Finding]:
    """Yield everything in which a well-shaped programme contradicts itself (domain rules, `CHECKS`)."""
    for check in CHECKS:
        yield from check(programme)


def _ids_are_unique(programme: Programme) -> Iterator[Finding]:
    criteria = [group.id for group in programme.criteria] + [leaf.id for leaf in programme.leaves]
    yield from _twice("criterion", criteria)
    yield from _twice("track", (track.id for track in programme.tracks))
    yield from _twice("ground", (ground.code for ground in programme.grounds))
    yield from _twice("bonus", (item.id for item in programme.adjustments.bonus))
    yield from _twice("penalty", (item.id for item in programme.adjustments.penalty))
    yield from _twice("item", (item.id for item in programme.entered))
    yield from _twice("grade", (grade.id for grade in programme.grades))
    yield from _twice("stage", (stage.id for stage in programme.stages.order) if programme.stages else ())
    yield from _twice("threshold", (threshold.id for threshold in programme.thresholds))


def _twice(what: str, ids: Iterable[str]) -> Iterator[Finding]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield Finding.of("programme.named_twice", what=what, name=name)


def _points_add_up(programme: Programme) -> Iterator[Finding]:
    if not programme.criteria or any(not group.items for group in programme.criteria):
        yield Finding.of("programme.no_criteria")
    total = programme.maximum + sum(item.maximum for item in programme.entered)
    total += programme.price.maximum if programme.price else 0
    if total != programme.scale and programme.scale == 100_00:  # 배점 합계는 100
        yield Finding.of("programme.points_not_100", total=total)
    elif total != programme.scale:
        yield Finding.of("programme.points_not_scale", total=total, scale=programme.scale)
    for leaf in programme.leaves:
        if leaf.maximum <= 0 or programme.step <= 0 or leaf.maximum % programme.step:
            yield Finding.of("programme.maximum_off_step", criterion=leaf.id)


def _mean_is_defined(programme: Programme) -> Iterator[Finding]:
    rule = programme.aggregation
    if rule.trims and (rule.drop_each_end < 1 or rule.trim_from <= 2 * rule.drop_each_end):
        yield Finding.of("programme.trim_leaves_nothing", trim_from=rule.trim_from)
    if not rule.trims and rule.drop_each_end:
        yield Finding.of("programme.plain_mean_drops_nobody")
    if not 0 <= rule.rounding.places <= 6:
        yield Finding.of("programme.places_out_of_range", places=rule.rounding.places)


def _ladder_ends(programme: Programme) -> Iterator[Finding]:
    chain = programme.tie_break.chain
    if not chain or chain[-1].by not in ENDS:
        yield Finding.of("programme.ladder_has_no_end")
    for at, step in enumerate(chain, 1):
        if step.by is TieStepKind.LOT and at < len(chain):
            yield Finding.of("programme.ladder_goes_on_after_lot", step=at)
        elif step.by in ENDS and at < len(chain):
            yield Finding.of("programme.ladder_goes_on_after_end", step=at)
        if step.by is TieStepKind.LOT and step.witnesses < 2:
            yield Finding.of("programme.lot_needs_witnesses", step=at)
        if step.by is TieStepKind.COMMITTEE_VOTE and any(one.by is step.by for one in chain[: at - 1]):
            yield Finding.of("programme.two_vote_rungs", step=at)
        if step.by is TieStepKind.COMMITTEE_VOTE and step.rounds < 1:
            yield Finding.of("programme.vote_needs_rounds", step=at)
        named = step.by is TieStepKind.CRITERION_MEAN or (step.by in OF_TOTALS and step.criterion)
        if named and not programme.leaf_positions(step.criterion):
            yield Finding.of("programme.unknown_criterion", name=step.criterion)


def _gates_can_be_met(programme: Programme) -> Iterator[Finding]:
    for gate in programme.thresholds:
        most = ceiling(programme, gate.of)
        if most is None:
            yield Finding.of("programme.unknown_criterion", name=gate.of)
        elif not (0 <= gate.minimum <= most and 0 <= (gate.single or 0) <= most):
            yield Finding.of("programme.threshold_out_of_reach", threshold=gate.id)


def _money_is_defined(programme: Programme) -> Iterator[Finding]:
    if not programme.tracks:
        yield Finding.of("programme.no_tracks")
    for track in programme.tracks:
        if _looks_at_money(programme.selection) and (track.budget <= 0 or track.cap <= 0):
            yield Finding.of("programme.track_without_money", track=track.id)
        elif _looks_at_money(programme.selection) and _largest_due(track, programme.selection) > track.budget:
            yield Finding.of("programme.never_funded", track=track.id)
        if track.matching and programme.matching is None:
            yield Finding.of("programme.no_matching_table", track=track.id)
    if not 0 < programme.selection.min_ratio <= 1:
        yield Finding.of("programme.min_ratio_out_of_range")
    known = {track.id for track in programme.tracks}
    named = [share.track for share in programme.selection.minimum_shares]
    named += [track for item in programme.adjustments.bonus for track in item.tracks]
    yield from (Finding.of("programme.unknown_track", track=name) for name in named if name not in known)
    for share in programme.selection.minimum_shares:
        if bool(share.percent) == bool(share.seats) or not 0 <= share.percent <= 100 or share.seats < 0:
            yield Finding.of("programme.share_out_of_range", track=share.track)


def _looks_at_money(rule: SelectionRule) -> bool:
    return rule.cutoff not in {CutoffMode.SEATS, CutoffMode.ALL_PASSING}


def _largest_due(track: Track, rule: SelectionRule) -> Fraction:
    """Return what the dearest project has to get at least, if it is to get anything."""
    if rule.cutoff is CutoffMode.PROPORTIONAL_CUT:
        return Fraction(0)
    if rule.cutoff is CutoffMode.GRADE_AMOUNT:
        return Fraction(max((grade.amount for grade in rule.amounts), default=0))
    return track.cap * (rule.min_ratio if rule.cutoff is CutoffMode.PARTIAL_LAST else Fraction(1))


def _bands_cover_everything(programme: Programme) -> Iterator[Finding]:
    """재정자립도 from 0 to 100 falls into exactly one band: no gap, no overlap."""
    if programme.matching is None:
        return
    if programme.matching.unit <= 0 or not programme.matching.source.strip():
        yield Finding.of("programme.matching_without_source")
    bands = sorted(programme.matching.bands, key=lambda band: band.up_to)
    if not bands or bands[0].above >= 0 or bands[-1].up_to != 100:
        yield Finding.of("programme.bands_do_not_reach", low=0, high=100)
    for lower, upper in pairwise(bands):
        if lower.up_to != upper.above:
            yield Finding.of("programme.bands_gap_or_overlap", at=upper.above)
    if programme.matching.split is Split.NOT_SAID and any(band.province_percent for band in bands):
        yield Finding.of("programme.province_without_split")
    yield from (Finding.of("programme.band_percent", at=band.up_to) for band in bands if not _is_share(band))


def _is_share(band: Band) -> bool:
    percents = (band.national_percent, band.province_percent)
    return min(percents) >= 0 and sum(percents) <= 100 and band.above < band.up_to


def _committee_is_defined(programme: Programme) -> Iterator[Finding]:
    rule = programme.committee
    if rule.size < 3:
        yield Finding.of("programme.committee_too_small", size=rule.size)
    if not Fraction(1, 2) <= rule.quorum.constituted <= 1:
        yield Finding.of("programme.quorum_below_half")
    if not 0 <= programme.adjustments.bonus_cap <= 10_00:
        yield Finding.of("programme.bonus_cap_out_of_range")
    if not programme.basis.strip():
        yield Finding.of("programme.no_basis")
    if not programme.grounds or not programme.pledge.clauses:
        yield Finding.of("programme.no_grounds_or_pledge")


CHECKS: tuple[Callable[[Programme], Iterator[Finding]], ...] = (
    _ids_are_unique,
    _points_add_up,
    _mean_is_defined,
    _ladder_ends,
    _gates_can_be_met,
    _money_is_defined,
    _bands_cover_everything,
    _committee_is_defined,
    *WIDER_CHECKS,
)
