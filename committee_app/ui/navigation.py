"""Which screen is whose at which stage: the table the shell walks over.

screens of the day: prepare, meeting, declare, score, opening, result, sign; `rescore` for a member who is to score
anew; `waiting` where a role has nothing to do; `sticks` (secretary, chair) beside them, by its button at any time,
and `away` by the same button for a member at a machine of their own;
`rulings` beside the day's own too, for whoever has something to rule, and behind it `rekey`
"""

from __future__ import annotations

from typing import Final

from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.lifecycle import STAGES, TABLE, Stage, has_reached
from committee_app.case.people import Role

SCREEN_OF: dict[Role, dict[Stage, str]] = {
    Role.SECRETARY: {
        Stage.PREPARING: "prepare",
        Stage.FROZEN: "meeting",
        Stage.CONVENED: "meeting",
        Stage.READY: "meeting",
        Stage.CLOSED: "opening",
        Stage.OPENED: "result",
        Stage.DELIBERATING: "result",
        Stage.RESOLVED: "sign",
        Stage.SIGNED: "sign",
        Stage.ARCHIVED: "sign",
    },
    Role.AUDITOR: {
        Stage.PREPARING: "prepare",
        Stage.FROZEN: "waiting",
        Stage.CONVENED: "meeting",
        Stage.READY: "meeting",
        Stage.CLOSED: "opening",
        Stage.OPENED: "result",
        Stage.DELIBERATING: "result",
        Stage.RESOLVED: "sign",
        Stage.SIGNED: "sign",
        Stage.ARCHIVED: "sign",
    },
    Role.CHAIR: {
        Stage.CONVENED: "meeting",
        Stage.READY: "meeting",
        Stage.CLOSED: "opening",
        Stage.OPENED: "result",
        Stage.DELIBERATING: "result",
        Stage.RESOLVED: "sign",
        Stage.SIGNED: "sign",
        Stage.ARCHIVED: "sign",
    },
    Role.EVALUATOR: {
        Stage.CONVENED: "waiting",
        Stage.READY: "score",
        Stage.CLOSED: "waiting",
        Stage.RESOLVED: "sign",
        Stage.SIGNED: "sign",
    },
}

STEPS_OF: dict[Role, tuple[str, ...]] = {
    Role.SECRETARY: ("prepare", "meeting", "opening", "result", "sign"),
    Role.AUDITOR: ("prepare", "meeting", "opening", "result", "sign"),
    Role.CHAIR: ("meeting", "opening", "result", "sign"),
    Role.EVALUATOR: ("declare", "score", "sign"),
}
"""The steps of a role in the top bar, in the order of the day."""


def screen_of(role: Role, stage: Stage, *, declared: bool = False, rescoring: bool = False) -> str:
    """Return the code of the screen that is this role's now.

    >>> screen_of(Role.EVALUATOR, Stage.READY)
    'declare'
    >>> screen_of(Role.EVALUATOR, Stage.READY, declared=True)
    'score'
    """
    if rescoring and stage is Stage.DELIBERATING:
        return "rescore"
    code = SCREEN_OF[role].get(stage, "waiting")
    return "declare" if code == "score" and not declared else code


def looked_at_again(role: Role, stage: Stage) -> tuple[str, ...]:
    """Return the screens behind that this role may open again to look at: the result, once the committee resolved.

    >>> looked_at_again(Role.AUDITOR, Stage.SIGNED)
    ('result',)
    """
    behind = has_reached(stage, Stage.RESOLVED)
    return ("result",) if behind and "result" in STEPS_OF[role] else ()


RULED: Final[dict[Role, tuple[type[Act], ...]]] = {
    Role.CHAIR: (
        acts.ExclusionRecorded,
        acts.BallotsVoided,
        acts.LateConflictRuled,
    ),
    Role.SECRETARY: (acts.RulingAnswered, acts.ActingChairTookOver),
    Role.AUDITOR: (acts.RulingAnswered,),
}
"""For which acts a role turns to the rulings: while none of them is allowed, there is no way there."""


def may_rule(role: Role, stage: Stage) -> bool:
    """Whether a role has something to rule or to answer at a stage; what comes after the signing has its own screen.

    >>> may_rule(Role.CHAIR, Stage.READY), may_rule(Role.CHAIR, Stage.SIGNED), may_rule(Role.EVALUATOR, Stage.READY)
    (True, False, False)
    """
    allowed = TABLE[stage].get(role, ())
    return stage is not Stage.SIGNED and any(one in allowed for one in RULED.get(role, ()))


def steps_behind(role: Role, stage: Stage) -> int:
    """Return how many steps of a role lie behind a stage at which it only waits."""
    order = STEPS_OF[role]
    behind = {SCREEN_OF[role].get(one, "") for one in STAGES[: STAGES.index(stage)]}
    return sum(code in behind for code in order)
