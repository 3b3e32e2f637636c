"""The auditor's desk: confirm what was frozen, stand for the record, witness the opening. Nothing else."""

from __future__ import annotations

from committee_app.case import acts
from committee_app.case.acts import Recorded
from committee_app.desks.officers import ConfirmingDesk, HolderDesk


class AuditorDesk(HolderDesk, ConfirmingDesk):
    """Where the auditor (감사) sits during the day; the check afterwards needs no desk (`auditing`)."""

    def confirm_rules(self, rules_sha256: str) -> Recorded:
        """Confirm the fingerprint of the rules that was read aloud; from here on they stand."""
        return self._do(acts.RulesConfirmed(rules_sha256))
