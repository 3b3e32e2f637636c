"""What one guess at a secret costs. It stands alone: whoever only names a cost loads no cipher."""

from __future__ import annotations

from dataclasses import dataclass

MAX_MEMORY_KIB = 1024 * 1024
MAX_PASSES = 10
MAX_LANES = 16
_LEAST_MEMORY_PER_LANE = 8


class SlotRefusedError(ValueError):
    """A slot that nobody should try to open: damaged, edited, another person's, or too costly."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the key slot is refused: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess costs: memory in KiB, passes over it, lanes side by side.

    A cost outside the bounds cannot be made, so no file can ask this machine for 64 GiB.

    Raises:
        SlotRefusedError: memory above 1 GiB or below 8 KiB per lane, more than 10 passes or 16 lanes.
    """

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        if not 1 <= self.lanes <= MAX_LANES:
            raise SlotRefusedError(f"{self.lanes} lanes, not 1 to {MAX_LANES}")
        if not 1 <= self.passes <= MAX_PASSES:
            raise SlotRefusedError(f"{self.passes} passes, not 1 to {MAX_PASSES}")
        least = _LEAST_MEMORY_PER_LANE * self.lanes
        if not least <= self.memory_kib <= MAX_MEMORY_KIB:
            raise SlotRefusedError(f"{self.memory_kib} KiB of memory, not {least} to {MAX_MEMORY_KIB}")


REAL_COST = KdfCost(262144, 3, 4)
"""256 MiB, three passes: two thirds of a core-second for each guess."""
