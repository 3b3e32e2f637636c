"""How the committee is made up, in one line over its roster."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from committee_app.case.balance import Balance
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.labels import ElidedLabel
from committee_app.ui.shared.layouts import row


class BalanceRow(QWidget):
    """Members and officials beside what the rules allow; sexes and regions as the roster has them."""

    def __init__(self) -> None:
        super().__init__()
        self.members = Chip("", ChipTone.NEUTRAL)
        self.officials = Chip("", ChipTone.NEUTRAL)
        self._made_up = ElidedLabel("", "small", "subtle")
        self.setLayout(row(self.members, self.officials, (self._made_up, 1), gap="small"))

    def show_balance(self, balance: Balance | None) -> None:
        """Show the counts; None leaves what was shown, for a row that is hidden."""
        if balance is None:
            return
        self.members.show_state(
            self.tr("{0} of {1} members").format(balance.members, balance.announced),
            ChipTone.SUCCESS if balance.is_complete else ChipTone.WARNING,
            "circle-check" if balance.is_complete else "circle-alert",
        )
        over = balance.has_too_many_officials
        self.officials.show_state(
            self.tr("{0} officials, at most {1}").format(balance.officials, balance.officials_most),
            ChipTone.DANGER if over else ChipTone.NEUTRAL,
            "circle-x" if over else "users",
        )
        outside = balance.members - balance.officials
        counts = [self.tr("from outside {0}, of them public bodies {1}").format(outside, balance.public_bodies)]
        counts += [" · ".join(f"{word} {count}" for word, count in part) for part in (balance.sexes, balance.regions)]
        self._made_up.set_words("   ".join(filter(None, counts)))
