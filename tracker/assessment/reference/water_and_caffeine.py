"""What EFSA calls an adequate intake of water, and how much caffeine it finds safe.

Water: EFSA 2010 (Scientific Opinion on Dietary Reference Values for water, EFSA Journal 8(3):1459), total water from
drinks and food of all kinds, in mild weather and with moderate activity. It is what healthy groups take, and so no
minimum. Caffeine: EFSA 2015 (Scientific Opinion on the safety of caffeine, EFSA Journal 13(5):4102), from all sources.
"""

import math
from dataclasses import dataclass
from typing import Final, NamedTuple

from tracker.assessment.reference.reference_intakes import YOUNGEST_MONTHS, LifeStage, Sex

ADULT_FOR_WATER_MONTHS: Final = 14 * 12
ADULT_FOR_CAFFEINE_MONTHS: Final = 18 * 12
MORE_WATER_G: Final[dict[LifeStage, float]] = {"none": 0, "pregnant": 300, "lactating": 700}
CAFFEINE_MG: Final[dict[LifeStage, float]] = {"none": 400, "pregnant": 200, "lactating": 200}
CHILD_CAFFEINE_MG_PER_KG: Final = 3.0


@dataclass(frozen=True, slots=True)
class WaterBand:
    """Adequate total water in g (or mL) a day; both ends are the same where one value is given."""

    low_g: float
    high_g: float


class _Water(NamedTuple):
    """What is adequate below an age."""

    below_months: float
    girls: WaterBand
    boys: WaterBand


WATER: Final = (
    _Water(2 * 12, WaterBand(1_100, 1_200), WaterBand(1_100, 1_200)),
    _Water(4 * 12, WaterBand(1_300, 1_300), WaterBand(1_300, 1_300)),
    _Water(9 * 12, WaterBand(1_600, 1_600), WaterBand(1_600, 1_600)),
    _Water(ADULT_FOR_WATER_MONTHS, WaterBand(1_900, 1_900), WaterBand(2_100, 2_100)),
    _Water(math.inf, WaterBand(2_000, 2_000), WaterBand(2_500, 2_500)),
)


@dataclass(frozen=True, slots=True)
class Drinker:
    """Whom the values are for, as far as it is known: without an age an adult, without a sex (None) both."""

    age_months: int | None = None
    sex: Sex | None = None
    life_stage: LifeStage = "none"
    weight_kg: float | None = None

    @property
    def stage(self) -> LifeStage:
        """A life stage of a male is disregarded."""
        return "none" if self.sex == "male" else self.life_stage

    @property
    def known_sex(self) -> Sex | None:
        """A life stage tells it as well."""
        return self.sex if self.stage == "none" else "female"


def adequate_water(drinker: Drinker) -> WaterBand | None:
    """None under 12 months: infants have values of their own, which a diary of foods does not serve."""
    months = ADULT_FOR_WATER_MONTHS if drinker.age_months is None else drinker.age_months
    if months < YOUNGEST_MONTHS:
        return None
    row = next(row for row in WATER if months < row.below_months)
    bands = {"female": [row.girls], "male": [row.boys]}.get(drinker.known_sex or "", [row.girls, row.boys])
    more = MORE_WATER_G[drinker.stage]
    return WaterBand(min(band.low_g for band in bands) + more, max(band.high_g for band in bands) + more)


def caffeine_limit_mg(drinker: Drinker) -> float | None:
    """mg of caffeine a day that give no concern; an upper value, no target. None for a child of unknown weight.

    Under 18 it goes by weight; in pregnancy and while breastfeeding the lower of both values stands.
    """
    limit = CAFFEINE_MG[drinker.stage]
    if drinker.age_months is None or drinker.age_months >= ADULT_FOR_CAFFEINE_MONTHS:
        return limit
    if drinker.weight_kg is None:
        return limit if drinker.stage != "none" else None
    return min(limit, CHILD_CAFFEINE_MG_PER_KG * drinker.weight_kg)
