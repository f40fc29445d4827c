"""What the check on a diary's energy comes to; how it is made stands in energy.py."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foods.nutrients import gettext_noop


class EnergyFinding(StrEnum):
    """Where the diary's energy lies against what is plausible."""

    LOW = "low"
    PLAUSIBLE = "plausible"
    HIGH = "high"

    @property
    def text(self) -> str:
        return ENERGY_TEXTS[self]


ENERGY_TEXTS: Final = {
    EnergyFinding.LOW: gettext_noop("too low to be all that was eaten"),
    EnergyFinding.PLAUSIBLE: gettext_noop("plausible"),
    EnergyFinding.HIGH: gettext_noop("more than is likely"),
}


@dataclass(frozen=True, slots=True)
class EnergyCheck:
    """The mean energy of the complete days against the predicted resting rate.

    `ratio` is mean ÷ resting rate, `low` and `high` are the cutoffs for so many `days`. `mean_kcal` is a lower bound.
    """

    finding: EnergyFinding
    mean_kcal: float
    resting_kcal: float
    low: float
    high: float
    days: int

    @property
    def ratio(self) -> float:
        return self.mean_kcal / self.resting_kcal

    @property
    def factor_to_cutoff(self) -> float:
        """By what intake from food is multiplied to decide a label again: cutoff ÷ ratio, above 1 if energy is low.

        1 where it is plausible; infinite where it is low and nothing has any energy.
        """
        if self.is_plausible:
            return 1.0
        cutoff = self.low if self.finding is EnergyFinding.LOW else self.high
        return cutoff / self.ratio if self.ratio else math.inf

    @property
    def is_plausible(self) -> bool:
        return self.finding is EnergyFinding.PLAUSIBLE
