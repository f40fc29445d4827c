"""Goldberg's check with Mifflin-St Jeor (method.md section 6)."""

from datetime import date, timedelta
from math import inf

import pytest

from foods.nutrients import BY_KEY
from tests.tracker.assessment.judging import MONDAY, WOMAN_35, known
from tracker.assessment.intake.totals import DayIntake, NutrientIntake
from tracker.assessment.reference.reference_intakes import Authority, Person, references_for
from tracker.assessment.verdicts.adequacy import verdict
from tracker.assessment.verdicts.energy import Body, check_energy, plausible_range, resting_rate_kcal
from tracker.assessment.verdicts.energy_check import EnergyFinding
from tracker.assessment.verdicts.verdict import Label, Verdict

BODY = Body(height_cm=165, weight_kg=60)


def week(kcal: float, *, upper: float | None = None, **nutrients: float) -> list[DayIntake]:
    energy = NutrientIntake(kcal, kcal, 0, kcal if upper is None else upper, 1.0, (), 5, 0)
    intakes = {"energy": energy} | {key: known(amount) for key, amount in nutrients.items()}
    return [DayIntake(MONDAY + timedelta(days=day), True, intakes) for day in range(7)]


@pytest.mark.parametrize(("days", "low", "high"), [(1, 0.87, 2.75), (3, 1.00, 2.40), (7, 1.05, 2.28), (14, 1.07, 2.24)])
def test_black_2000_cutoffs_of_one_person_over_days(days: int, low: float, high: float) -> None:
    assert plausible_range(days) == pytest.approx((low, high), abs=0.005)


def test_mifflin_st_jeor_1990_resting_rate() -> None:
    # 10 × 60 + 6.25 × 165 − 5 × 35 − 161 = 1,295.25; of a man of 30, 70 kg, 175 cm: 700 + 1,093.75 − 150 + 5.
    assert resting_rate_kcal(WOMAN_35, BODY) == 1295.25
    assert resting_rate_kcal(Person(30 * 12, "male"), Body(175, 70)) == 1648.75


@pytest.mark.parametrize(
    ("kcal", "finding"),
    [  # S = √(23²/7 + 8.5² + 15²) = 19.309 %; 1.55 ÷ and × e^0.38618 = 1.0535, 2.2806; of 1,295.25: 1,364.5, 2,953.9
        (1364, EnergyFinding.LOW),
        (1365, EnergyFinding.PLAUSIBLE),
        (2953, EnergyFinding.PLAUSIBLE),
        (2955, EnergyFinding.HIGH),
    ],
)
def test_a_week_is_held_against_the_cutoffs_of_seven_days(kcal: float, finding: EnergyFinding) -> None:
    check = check_energy(week(kcal), WOMAN_35, BODY)
    assert check is not None
    assert check.finding is finding
    assert check.days == 7
    assert check.mean_kcal == pytest.approx(kcal)


def test_unknown_energy_that_may_lift_a_low_mean_keeps_it_from_being_called_low() -> None:
    check = check_energy(week(900, upper=inf), WOMAN_35, BODY)
    assert check is not None
    assert check.is_plausible


@pytest.mark.parametrize(
    "person", [Person(19 * 12 - 1, "female"), Person(30 * 12, "female", "pregnant"), Person(8 * 12, "male")]
)
def test_it_is_not_made_for_children_or_in_pregnancy(person: Person) -> None:
    assert check_energy(week(500), person, BODY) is None


def test_it_takes_a_size_and_three_complete_days() -> None:
    assert check_energy(week(500), WOMAN_35, None) is None
    assert check_energy(week(500)[:2], WOMAN_35, BODY) is None
    open_days = [DayIntake(day.date, False, day.nutrients) for day in week(500)]
    assert check_energy(open_days, WOMAN_35, BODY) is None


def judged(kcal: float, *, nutrient: str, amount: float, from_supplements: float = 0.0) -> Verdict:
    intake = known(amount, from_supplements=from_supplements)
    days = [DayIntake(day.date, True, {**day.nutrients, nutrient: intake}) for day in week(kcal)]
    reference = references_for(WOMAN_35, Authority.NASEM)[nutrient]
    energy = check_energy(days, WOMAN_35, BODY)
    return verdict(BY_KEY[nutrient], days, WOMAN_35, reference, energy=energy)


@pytest.mark.parametrize(
    ("nutrient", "amount", "label", "stands"),
    [  # 900 kcal: times 1,364.5 ÷ 900 = 1.516
        ("magnesium", 100.0, Label.LIKELY_SHORTFALL, True),  # 152 mg
        ("calcium", 750.0, Label.POSSIBLE_SHORTFALL, False),  # 1,137 mg
        ("calcium", 500.0, Label.LIKELY_SHORTFALL, True),  # 758 mg: possible, and still short
        ("potassium", 1000.0, Label.WELL_BELOW_REFERENCE, True),  # 1,516 mg; well below up to 1,616
        ("potassium", 1200.0, Label.WELL_BELOW_REFERENCE, False),  # 1,819 mg
        ("vitamin_d", 2.0, Label.VITAMIN_D_WELL_BELOW_NEED, True),  # 3.0 µg
        ("vitamin_d", 8.0, Label.VITAMIN_D_BELOW_NEED, False),  # 12.1 µg
    ],
)
def test_a_shortfall_of_a_diary_low_in_energy_is_decided_again(
    nutrient: str, amount: float, label: Label, stands: bool
) -> None:
    assert judged(2000, nutrient=nutrient, amount=amount).adequacy is label
    found = judged(900, nutrient=nutrient, amount=amount)
    assert (found.adequacy, found.despite_energy) == ((label, True) if stands else (Label.ENERGY_LOW, False))
    assert found.intake is not None
    assert found.intake.mean == pytest.approx(amount)  # what was scaled is never shown
    high = judged(4000, nutrient=nutrient, amount=amount)
    assert (high.adequacy, high.despite_energy) == (label, False)


@pytest.mark.parametrize(
    ("nutrient", "amount", "label", "stands"),
    [  # 4,000 kcal: times 2,953.9 ÷ 4,000 = 0.738
        ("magnesium", 500.0, Label.VERY_LIKELY_ENOUGH, True),  # 369 mg
        ("magnesium", 430.0, Label.VERY_LIKELY_ENOUGH, True),  # 318 mg: probably, and still enough
        ("magnesium", 360.0, Label.VERY_LIKELY_ENOUGH, False),  # 266 mg
        ("potassium", 3500.0, Label.AT_OR_ABOVE_REFERENCE, False),  # 2,585 mg
        ("vitamin_d", 25.0, Label.VITAMIN_D_ABOVE_RECOMMENDED, True),  # 18.5 µg
        ("vitamin_d", 12.0, Label.VITAMIN_D_ABOVE_NEED, False),  # 8.9 µg
    ],
)
def test_enough_in_a_diary_high_in_energy_is_decided_again(
    nutrient: str, amount: float, label: Label, stands: bool
) -> None:
    assert judged(2000, nutrient=nutrient, amount=amount).adequacy is label
    found = judged(4000, nutrient=nutrient, amount=amount)
    assert (found.adequacy, found.despite_energy) == ((label, True) if stands else (Label.ENERGY_HIGH, False))
    assert judged(900, nutrient=nutrient, amount=amount).adequacy is label


def test_only_what_is_from_food_is_scaled() -> None:
    assert judged(900, nutrient="calcium", amount=750.0, from_supplements=700.0).adequacy is Label.POSSIBLE_SHORTFALL
    assert judged(900, nutrient="calcium", amount=750.0).adequacy is Label.ENERGY_LOW


@pytest.mark.parametrize("nutrient", ["magnesium", "calcium", "potassium", "vitamin_d"])
def test_at_an_energy_of_0_only_an_intake_of_0_stays_short(nutrient: str) -> None:
    nothing = judged(0, nutrient=nutrient, amount=0.0)
    assert (nothing.adequacy.is_flag, nothing.despite_energy) == (True, True)
    assert judged(0, nutrient=nutrient, amount=0.5).adequacy is Label.ENERGY_LOW


@pytest.mark.parametrize(
    ("nutrient", "amount", "label"),
    [("magnesium", 290.0, Label.BORDERLINE), ("potassium", 1800.0, Label.BELOW_REFERENCE)],
)
def test_what_is_neither_short_nor_enough_is_said_all_the_same(nutrient: str, amount: float, label: Label) -> None:
    assert judged(900, nutrient=nutrient, amount=amount).adequacy is label
    assert judged(4000, nutrient=nutrient, amount=amount).adequacy is label


def test_days_are_weighted_like_every_mean() -> None:
    energies = [known(1000.0)] * 5 + [known(2400.0)] * 2
    days = [DayIntake(MONDAY + timedelta(days=n), True, {"energy": each}) for n, each in enumerate(energies)]
    monday = DayIntake(date(2025, 3, 10), True, {"energy": known(1000.0)})
    check = check_energy([*days, monday], WOMAN_35, BODY)
    assert check is not None
    assert check.mean_kcal == pytest.approx((5 * 1000 + 2 * 2400) / 7)
