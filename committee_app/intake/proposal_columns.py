"""The columns of a list of proposals, with their headings in both languages.

The rules say which tracks there are, which of them match by 재정자립도, and which properties of a proposal count
(a bonus, a minimum share): for these the sheet needs a column, since nobody may be left out by an absent one.
"""

from __future__ import annotations

from committee_app.case.identifiers import GroupId
from committee_app.case.programme import Programme, Title
from committee_app.intake.headings import SERIAL, Column, heading_key

OUTSIDE_CAPITAL, DEPOPULATION, JOINT = GroupId("outside_capital"), GroupId("depopulation"), GroupId("joint")


def proposal_columns(programme: Programme) -> tuple[Column, ...]:
    """Return the columns of a sheet for this programme; a group we have no headings for goes by its title."""
    groups = counting_groups(programme)
    matches = any(track.matching for track in programme.tracks)
    several = len(programme.tracks) > 1
    own = tuple(
        Column(group_field(group), tuple(dict.fromkeys(map(heading_key, (title.ko, title.en, group)))), needed=True)
        for group, title in groups.items()
        if group not in {OUTSIDE_CAPITAL, DEPOPULATION, JOINT}
    )
    return (
        Column(
            "id",
            (
                "접수번호",
                "과제번호",
                "신청번호",
                "과제id",
                "proposalno",
                "projectno",
                "applicationno",
                "proposal",
                "id",
            ),
            perhaps=("번호", "no", "number"),
            needed=True,
        ),
        Column(
            "track",
            ("트랙", "트랙명", "트랙구분", "신청트랙", "지원트랙", "부문", "신청부문", "사업구분", "track"),
            perhaps=("구분", "분야") if several else (),
            needed=several,
        ),
        Column(
            "applicant",
            (
                *("신청기관", "신청기관명", "기관명", "기관", "주관기관", "주관기관명", "수요기관"),
                *("applicant", "institution"),
            ),
            needed=True,
        ),
        Column("kind", ("유형", "기관유형", "기관구분", "기관종류", "신청유형", "kind", "type"), perhaps=("구분",)),
        Column(
            "title", ("과제명", "사업명", "과제", "과제제목", "제목", "title", "project", "projecttitle"), needed=True
        ),
        Column(
            "place",
            (
                *("소재지", "수도권여부", "수도권구분", "비수도권여부", "지역", "지역구분", "권역"),
                *("location", "capitalregion", "outsidecapital", "region"),
            ),
            perhaps=("수도권", "비수도권"),
            needed=OUTSIDE_CAPITAL in groups,
        ),
        Column(
            "depopulation",
            (
                *("인구감소지역", "인구감소지역여부", "인구감소지역해당", "인구감소지역해당여부", "인구감소"),
                *("depopulation", "depopulatingarea", "depopulatedarea"),
            ),
            needed=DEPOPULATION in groups,
        ),
        Column("reliance", ("재정자립도", "fiscalselfreliance", "selfreliance", "reliance"), needed=matches),
        Column(
            "cost",
            ("총사업비", "사업비", "총사업비계", "사업비합계", "totalcost", "totalprojectcost", "cost"),
            needed=True,
            instead="" if matches else "requested",
            is_money=True,
        ),
        Column(
            "requested",
            (
                *("국비신청액", "신청액", "국비", "국비요청액", "신청국비", "지원신청액", "요청액", "requested"),
                *("requestedamount", "amountrequested", "nationalshare"),
            ),
            is_money=True,
        ),
        Column("received", ("접수일시", "접수일", "접수일자", "접수시각", "제출일시", "received", "receivedat")),
        Column(
            "joint",
            ("공동신청", "공동신청여부", "공동여부", "컨소시엄여부", "joint", "jointapplication"),
            perhaps=("공동", "컨소시엄"),
            needed=JOINT in groups,
        ),
        Column(SERIAL, ("연번", "순번", "일련번호", "serial"), perhaps=("번호", "no", "number")),
        *own,
    )


def counting_groups(programme: Programme) -> dict[GroupId, Title]:
    """Return the groups that a bonus or a minimum share of the programme speaks of, with their titles."""
    bonus = {item.group: item.title for item in programme.adjustments.bonus if item.group}
    return {share.group: share.title for share in programme.selection.minimum_shares} | bonus


def group_field(group: GroupId) -> str:
    """Return the field of a column that says who belongs to a group of this programme's own."""
    return f"group:{group}"
