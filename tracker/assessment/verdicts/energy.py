"""Whether a diary's energy is plausible for a person's size (method.md section 6).

Under-reporting is common, and it lowers every nutrient. No accepted method corrects it, so that no scaled intake is
ever shown: outside the plausible range a label is only asked whether it would stand, had the rest been logged as well.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from foods.nutrients import ENERGY
from tracker.assessment.intake.totals import DayIntake
from tracker.assessment.reference.reference_intakes import Person
from tracker.assessment.verdicts.energy_check import EnergyCheck, EnergyFinding
from tracker.assessment.verdicts.usual_intake import ADULT_MONTHS, DayTypes

MINIMUM_DAYS: Final = 3

# Goldberg's cutoff as Black 2000 restates it (IJO 24:1119): energy intake against the basal rate, for one person.
PHYSICAL_ACTIVITY_LEVEL: Final = 1.55
CV_ENERGY_PERCENT: Final = 23.0  # of intake, from day to day within a person
CV_RESTING_RATE_PERCENT: Final = 8.5  # of a predicted basal rate
CV_ACTIVITY_PERCENT: Final = 15.0  # of physical activity levels between people
STANDARD_DEVIATIONS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Body:
    """The size that a resting rate is predicted from."""

    height_cm: float
    weight_kg: float


def resting_rate_kcal(person: Person, body: Body) -> float:
    """kcal a day at rest: Mifflin-St Jeor 1990, 10 × kg + 6.25 × cm − 5 × years + 5 (men) or − 161 (women)."""
    constant = 5 if person.sex == "male" else -161
    return 10 * body.weight_kg + 6.25 * body.height_cm - 5 * (person.age_months // 12) + constant


def plausible_range(days: int) -> tuple[float, float]:
    """The cutoffs of mean energy ÷ resting rate over so many days: 1.05 to 2.28 for 7."""
    spread = math.sqrt(CV_ENERGY_PERCENT**2 / days + CV_RESTING_RATE_PERCENT**2 + CV_ACTIVITY_PERCENT**2) / 100
    factor = math.exp(STANDARD_DEVIATIONS * spread)
    return PHYSICAL_ACTIVITY_LEVEL / factor, PHYSICAL_ACTIVITY_LEVEL * factor


def applies_to(person: Person) -> bool:
    """Adults only, and not in pregnancy: for others neither the prediction nor the cutoffs hold."""
    return person.age_months >= ADULT_MONTHS and person.life_stage != "pregnant"


def check_energy(days: Sequence[DayIntake], person: Person, body: Body | None) -> EnergyCheck | None:
    """The check on the complete ones of these days, which hold energy; None where it does not apply.

    It takes a size, an adult, and three complete days. Energy that is unknown might lift a low mean, so it is called
    low only where the upper bound is low as well.
    """
    complete = [day for day in days if day.complete]
    if body is None or not applies_to(person) or len(complete) < MINIMUM_DAYS:
        return None
    types = DayTypes.of([day.date for day in complete])
    intakes = [day.nutrients[ENERGY.key] for day in complete]
    mean, at_most = (types.mean(values) for values in ([i.lower for i in intakes], [i.upper for i in intakes]))
    resting = resting_rate_kcal(person, body)
    low, high = plausible_range(len(complete))
    finding = EnergyFinding.PLAUSIBLE
    if at_most < low * resting:
        finding = EnergyFinding.LOW
    elif mean > high * resting:
        finding = EnergyFinding.HIGH
    return EnergyCheck(finding, mean, resting, low, high, len(complete))
