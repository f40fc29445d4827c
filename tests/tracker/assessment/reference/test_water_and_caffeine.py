"""Adequate water (EFSA 2010) and safe caffeine (EFSA 2015), by age, sex and life stage."""

import pytest

from tracker.assessment.reference.water_and_caffeine import Drinker, WaterBand, adequate_water, caffeine_limit_mg

FORTY = 40 * 12


@pytest.mark.parametrize(
    ("drinker", "low", "high"),
    [
        (Drinker(FORTY, "female"), 2_000, 2_000),
        (Drinker(FORTY, "male"), 2_500, 2_500),
        (Drinker(FORTY), 2_000, 2_500),
        (Drinker(), 2_000, 2_500),
        (Drinker(FORTY, "female", "pregnant"), 2_300, 2_300),
        (Drinker(FORTY, "female", "lactating"), 2_700, 2_700),
        (Drinker(FORTY, None, "pregnant"), 2_300, 2_300),
        (Drinker(FORTY, "male", "pregnant"), 2_500, 2_500),
        (Drinker(14 * 12, "male"), 2_500, 2_500),
        (Drinker(14 * 12 - 1, "male"), 2_100, 2_100),
        (Drinker(9 * 12, "female"), 1_900, 1_900),
        (Drinker(10 * 12), 1_900, 2_100),
        (Drinker(9 * 12 - 1, "female"), 1_600, 1_600),
        (Drinker(4 * 12, "male"), 1_600, 1_600),
        (Drinker(4 * 12 - 1), 1_300, 1_300),
        (Drinker(12, "female"), 1_100, 1_200),
    ],
)
def test_adequate_water(drinker: Drinker, low: float, high: float) -> None:
    assert adequate_water(drinker) == WaterBand(low, high)


def test_there_is_no_water_for_infants() -> None:
    assert adequate_water(Drinker(11)) is None


@pytest.mark.parametrize(
    ("drinker", "limit"),
    [
        (Drinker(FORTY, "female"), 400),
        (Drinker(), 400),
        (Drinker(FORTY, "female", "pregnant"), 200),
        (Drinker(FORTY, "female", "lactating"), 200),
        (Drinker(FORTY, "male", "pregnant"), 400),
        (Drinker(6 * 12, "male", weight_kg=25), 75),
        (Drinker(17 * 12, "male", weight_kg=70), 210),
        (Drinker(18 * 12, "male", weight_kg=70), 400),
        (Drinker(6 * 12, "male"), None),
        (Drinker(17 * 12, "female", "pregnant"), 200),
        (Drinker(17 * 12, "female", "pregnant", weight_kg=50), 150),
    ],
)
def test_safe_caffeine(drinker: Drinker, limit: float | None) -> None:
    assert caffeine_limit_mg(drinker) == limit
