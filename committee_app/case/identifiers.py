"""The names by which the record calls people and things.

All are text as the announced documents write them. An actor is whoever signs an entry: an officer
by role (`secretary`, `auditor`, `chair`) or an evaluator by roster number (`evaluator:9`). The chair
scores as an evaluator and presides as `chair`: two keys, because the powers are two.
"""

from __future__ import annotations

from typing import NewType

CaseId = NewType("CaseId", str)
ProposalId = NewType("ProposalId", str)
EvaluatorId = NewType("EvaluatorId", str)
CriterionId = NewType("CriterionId", str)
TrackId = NewType("TrackId", str)
GroupId = NewType("GroupId", str)
ItemId = NewType("ItemId", str)
StageId = NewType("StageId", str)
Actor = NewType("Actor", str)
Points = NewType("Points", int)
"""Points of a mark or a maximum, in hundredths: 8.5 points are 850."""
Won = NewType("Won", int)
"""Korean won; never a fraction of one."""
