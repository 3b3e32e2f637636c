"""Who signs the minutes. It stands alone: whoever only asks this loads no typesetting."""

from __future__ import annotations

from committee_app.case.people import Role

FIELDS = {Role.CHAIR: "Chair", Role.SECRETARY: "Secretary"}
"""Who signs, in the order of signing, and the field of the file for each."""
