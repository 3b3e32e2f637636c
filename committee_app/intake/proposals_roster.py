"""The list of proposals, as an agency's office keeps it, read against the announced rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from committee_app.case.findings import Finding
from committee_app.case.identifiers import GroupId, ProposalId, TrackId, Won
from committee_app.case.programme import Programme, Track
from committee_app.case.proposals import Body, Proposal
from committee_app.intake.amounts import MAX_WON, parts, plain, reliance, won
from committee_app.intake.grids import Grid
from committee_app.intake.headings import NOTHING_TOLD, Headings, Told, find_headings
from committee_app.intake.proposal_columns import (
    DEPOPULATION,
    JOINT,
    OUTSIDE_CAPITAL,
    counting_groups,
    group_field,
    proposal_columns,
)
from committee_app.intake.roster_lines import FLAGS, LONG, NAME, SHORT, Line, Lines, Seen, loose_key, word_key
from committee_app.intake.roster_reading import RosterReading, faults_of_name, in_file_order, source_of
from committee_app.intake.score_faults import shown

MAX_BODIES = 30
"""No consortium is larger."""
COSTS_APART, RATIOS_APART = "+;", ";+/"
"""What stands between the values of a consortium's bodies: `900+600`, `17.0; 8.0`."""

_NAMES_APART = re.compile(r"\s*[·ㆍ・•‧,/]\s*(?![^(]*\))")
_JOINT_NOTE = re.compile(r"\([^()]*공동[^()]*\)")
_TRACK_WORDS = ("트랙", "track", "부문", "분야")
_CAPITAL = ("수도권", "서울", "서울시", "서울특별시", "인천", "인천시", "인천광역시", "경기", "경기도", "capital")
# 광주시 is left out: it may be the metropolitan city or the one in 경기도.
_OUTSIDE = (
    *("비수도권", "지방", "outside", "outside capital", "부산", "부산시", "부산광역시", "대구", "대구시", "대구광역시"),
    *("광주광역시", "대전", "대전시", "대전광역시", "울산", "울산시", "울산광역시", "세종", "세종시", "세종특별자치시"),
    *("강원", "강원도", "강원특별자치도", "충북", "충청북도", "충남", "충청남도", "전북", "전라북도", "전북특별자치도"),
    *("전남", "전라남도", "경북", "경상북도", "경남", "경상남도", "제주", "제주도", "제주특별자치도"),
)
PLACES: Mapping[str, bool] = {word_key(one): False for one in _CAPITAL} | {word_key(one): True for one in _OUTSIDE}
"""Whether a place lies outside the capital region (수도권정비계획법 시행령 제2조: 서울, 인천, 경기 are inside)."""


def read_proposals(grid: Grid, programme: Programme, told: Told = NOTHING_TOLD) -> RosterReading[Proposal]:
    """Return the proposals that a sheet lists, and everything that is wrong with it; never raises."""
    source = source_of(grid)
    headings = find_headings(grid, proposal_columns(programme), told)
    faults, remarks = [*faults_of_name(source), *headings.faults], [*headings.remarks]
    proposals: list[Proposal] = []
    if headings.row >= 0:
        lines = Lines(grid, headings, own=("id", "title"), shared=("track",))
        proposals = list(_Reader(programme, headings, lines).proposals())
        faults += lines.faults
        remarks += lines.remarks
    return RosterReading(
        source,
        headings.row + 1,
        headings.columns,
        tuple(proposals),
        in_file_order(faults),
        in_file_order(remarks),
    )


class _Reader:
    """Reads the lines of one sheet against one programme."""

    def __init__(self, programme: Programme, headings: Headings, lines: Lines) -> None:
        self._programme = programme
        self._headings = headings
        self._lines = lines
        self._tracks = _track_words(programme)
        self._groups = counting_groups(programme)
        self._ids, self._titles, self._applicants = Seen(), Seen(), Seen()

    def proposals(self) -> Iterator[Proposal]:
        """Yield what could be read, and note the rest."""
        for line in self._lines:
            proposal = self._proposal(line)
            self._compare(line)
            if proposal is not None and not line.broken:
                yield proposal

    def _proposal(self, line: Line) -> Proposal | None:
        name = line.id("id")
        applicant, title = line.text("applicant", LONG, needed=True), line.text("title", LONG, needed=True)
        kind, received = line.text("kind", NAME), line.text("received", SHORT)
        track = self._track(line)
        costs, requested = self._money(line, track)
        ratios = self._ratios(line, track)
        bodies = self._bodies(line, applicant, costs, ratios)
        groups = tuple(self._groups_of(line, track, len(costs)))
        if track is None:
            return None
        bonus = tuple(
            (item.id, item.points)
            for item in self._programme.adjustments.bonus
            if item.group in groups and (not item.tracks or track.id in item.tracks)
        )
        return Proposal(
            ProposalId(name), title, applicant, kind, track.id, bodies, requested, groups, bonus, received=received
        )

    # --- track and groups -----------------------------------------------------------------------------

    def _track(self, line: Line) -> Track | None:
        only = self._programme.tracks[0] if len(self._programme.tracks) == 1 else None
        if only is not None and not line.cell("track"):
            return only
        if not line.need("track"):
            return None
        meant = self._tracks.get(word_key(line.cell("track")), ())
        if len(meant) != 1:
            announced = ", ".join(track.title.ko for track in self._programme.tracks)
            line.refuse(Finding.of("roster.not_a_track", **line.at("track"), announced=shown(announced, 200)))
            return None
        return self._programme.track(meant[0])

    def _groups_of(self, line: Line, track: Track | None, bodies: int) -> Iterator[GroupId]:
        if self._is_outside(line, track):
            yield OUTSIDE_CAPITAL
        if line.flag("depopulation"):
            yield DEPOPULATION
        joint = line.flag("joint")
        if joint:
            yield JOINT
        if joint is False and bodies > 1:
            self._remark(Finding.of("roster.bodies_not_joint", row=line.number, bodies=bodies))
        if joint and bodies == 1 and track is not None and track.matching:
            self._remark(Finding.of("roster.joint_one_body", **line.at("joint")))
        for group in self._groups:
            if line.has(group_field(group)) and line.flag(group_field(group)):
                yield group

    def _is_outside(self, line: Line, track: Track | None) -> bool:
        place = plain(line.cell("place"))
        if not place:
            if track is not None and self._counts(OUTSIDE_CAPITAL, track.id):
                line.need("place")
            return False
        word, heading = word_key(place), self._headings.key_of("place")
        if word in FLAGS and heading.startswith(("비수도권", "outside")):
            return FLAGS[word]
        if word in FLAGS and heading.startswith(("수도권", "capital")):
            return not FLAGS[word]
        found = PLACES.get(word, PLACES.get(word_key(place.split()[0])))
        if found is None:
            line.refuse(Finding.of("roster.not_a_place", **line.at("place")))
        return bool(found)

    def _counts(self, group: GroupId, track: TrackId) -> bool:
        """Whether being in this group matters in this track."""
        shares = self._programme.selection.minimum_shares
        bonus = self._programme.adjustments.bonus
        return any(share.group == group and share.track == track for share in shares) or any(
            item.group == group and (not item.tracks or track in item.tracks) for item in bonus
        )

    # --- money ----------------------------------------------------------------------------------------

    def _money(self, line: Line, track: Track | None) -> tuple[tuple[Won, ...], Won | None]:
        """Return what each body bears and what is asked for; outside matching one stands for the other."""
        costs, asked = self._amounts(line, "cost"), self._amounts(line, "requested")
        is_matching = track is not None and track.matching
        if is_matching or not plain(line.cell("cost") + line.cell("requested")):
            line.need("cost" if line.has("cost") or is_matching else "requested")
        requested = Won(sum(asked)) if asked else None
        if not is_matching and not plain(line.cell("cost")):
            costs = asked
        if requested is None and not is_matching and costs:
            requested = Won(sum(costs))
        if requested is not None and costs and requested > sum(costs):
            line.refuse(
                Finding.of("roster.requested_above_cost", **line.at("requested"), requested=requested, cost=sum(costs))
            )
        return costs, requested

    def _amounts(self, line: Line, field: str) -> tuple[Won, ...]:
        """Return the amounts of a cell, one for each body; none if one of them cannot be read."""
        written = parts(line.cell(field), COSTS_APART)
        unit = self._headings.units.get(field)
        if not written:
            return ()
        if unit is None:  # said once, of the heading
            line.broken = True
            return ()
        if len(written) > MAX_BODIES:
            line.refuse(Finding.of("roster.too_many_bodies", **line.at(field), bodies=len(written), limit=MAX_BODIES))
            return ()
        amounts = [line.taken(won(part, unit, line.at(field))) for part in written]
        known = tuple(amount for amount in amounts if amount is not None)
        if sum(known) > MAX_WON:
            line.refuse(Finding.of("roster.amount_too_large", **line.at(field), limit=MAX_WON))
        return known if len(known) == len(written) else ()

    def _ratios(self, line: Line, track: Track | None) -> tuple[Fraction, ...]:
        """Return 재정자립도 of each body, in a track that matches by it."""
        written = parts(line.cell("reliance"), RATIOS_APART)
        if track is None:
            return ()
        if not track.matching:
            if written:
                self._remark(Finding.of("roster.reliance_unused", **line.at("reliance")))
            return ()
        if not line.need("reliance"):
            return ()
        if len(written) > MAX_BODIES:
            limit = {"bodies": len(written), "limit": MAX_BODIES}
            line.refuse(Finding.of("roster.too_many_bodies", **line.at("reliance"), **limit))
            return ()
        ratios = [line.taken(reliance(part, line.at("reliance"))) for part in written]
        known = tuple(ratio for ratio in ratios if ratio is not None)
        return known if len(known) == len(written) else ()

    def _bodies(self, line: Line, applicant: str, costs: Sequence[Won], ratios: Sequence[Fraction]) -> tuple[Body, ...]:
        if ratios and costs and len(ratios) != len(costs):
            line.refuse(Finding.of("roster.bodies_differ", **line.at("reliance"), costs=len(costs), ratios=len(ratios)))
            return ()
        known = ratios or (None,) * len(costs)
        return tuple(map(Body, body_names(applicant, len(costs)), costs, known))

    # --- lines side by side ---------------------------------------------------------------------------

    def _compare(self, line: Line) -> None:
        """Refuse a number that was given before; remark on names that are nearly one, which only people can judge."""
        name = line.cell("id")
        same = self._ids.before(loose_key(name), name, line) if name else None
        if same is not None and same[1] == name:
            line.refuse(Finding.of("roster.id_twice", **line.at("id"), first_row=same[0]))
        elif same is not None:
            self._remark(Finding.of("roster.ids_alike", **_beside(line, "id", same)))
        applicant, title = line.cell("applicant"), line.cell("title")
        if applicant and title:
            both = self._titles.before(f"{loose_key(applicant)}|{loose_key(title)}", title, line)
            if both is not None:
                self._remark(Finding.of("roster.proposals_alike", **_beside(line, "title", both)))
        alike = self._applicants.before(loose_key(applicant), applicant, line) if applicant else None
        if alike is not None and alike[1] != applicant:
            self._remark(Finding.of("roster.applicants_alike", **_beside(line, "applicant", alike)))

    def _remark(self, remark: Finding) -> None:
        self._lines.remarks.append(remark)


def _beside(line: Line, field: str, first: tuple[int, str]) -> dict[str, str | int]:
    return {**line.at(field), "first_row": first[0], "first": shown(first[1])}


def body_names(applicant: str, bodies: int) -> tuple[str, ...]:
    """Return a name for each body of an applicant: its own where the applicant's name lists them, else numbered.

    >>> body_names("해찬시·솔찬군(공동·가상)", 2), body_names("해찬 컨소시엄", 2)
    (('해찬시', '솔찬군'), ('해찬 컨소시엄 (1)', '해찬 컨소시엄 (2)'))
    """
    if bodies == 1 or len(applicant) > LONG:
        return (applicant,) * bodies
    listed = tuple(filter(None, _NAMES_APART.split(_JOINT_NOTE.sub("", applicant).strip())))
    if len(listed) == bodies:
        return listed
    return tuple(f"{applicant} ({number})" for number in range(1, bodies + 1))


def _track_words(programme: Programme) -> dict[str, tuple[TrackId, ...]]:
    """Return which tracks a word may mean: id and titles, also without the word 트랙."""
    meant: dict[str, tuple[TrackId, ...]] = {}
    for track in programme.tracks:
        names = {word_key(name) for name in (track.id, track.title.ko, track.title.en)}
        names |= {name.removesuffix(word) for name in names for word in _TRACK_WORDS}
        for name in names - {""}:
            meant[name] = (*meant.get(name, ()), track.id)
    return meant
