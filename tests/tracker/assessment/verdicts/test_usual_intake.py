"""From days to a mean, its variation and its interval (method.md section 2)."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.assessment.reference.reference_intakes import Person
from tracker.assessment.verdicts.usual_intake import (
    DayTypes,
    coefficient_of_variation,
    day_to_day_sd,
    interval,
)
from tracker.assessment.verdicts.verdict import SDSource

MONDAY = date(2025, 3, 3)
WOMAN_35 = Person(35 * 12, "female")


def day_types(*, weekdays: int, weekend_days: int) -> DayTypes:
    return DayTypes((False,) * weekdays + (True,) * weekend_days)


def test_saturday_and_sunday_are_weekend_days() -> None:
    week = DayTypes.of([MONDAY + timedelta(days=day) for day in range(7)])
    assert week.is_weekend == (False,) * 5 + (True,) * 2
    assert (week.weekdays, week.weekend_days) == (5, 2)


def test_mean_weighs_weekdays_five_and_weekend_days_two() -> None:
    # Weekdays 200 and 300, one Saturday 600: (5 * 250 + 2 * 600)/7 = 350.
    assert day_types(weekdays=2, weekend_days=1).mean([200, 300, 600]) == 350


def test_mean_of_one_type_of_day_is_plain() -> None:
    assert day_types(weekdays=3, weekend_days=0).mean([1, 2, 6]) == 3
    assert day_types(weekdays=0, weekend_days=2).mean([1, 2]) == 1.5


def test_thirteen_weekdays_and_one_weekend_day_act_like_8_3_days() -> None:  # method.md section 2
    assert day_types(weekdays=13, weekend_days=1).effective_days == pytest.approx(8.27, abs=0.005)


@pytest.mark.parametrize(("weekdays", "weekend_days"), [(5, 2), (7, 0), (0, 7)])
def test_balanced_days_act_like_their_number(weekdays: int, weekend_days: int) -> None:
    assert day_types(weekdays=weekdays, weekend_days=weekend_days).effective_days == pytest.approx(7)


def test_no_days_act_like_none() -> None:
    assert DayTypes.of([]).effective_days == 0


@given(st.lists(st.floats(0, 5000), min_size=1, max_size=28), st.integers(0, 28))
def test_mean_lies_within_the_range(values: list[float], weekend_days: int) -> None:
    types = DayTypes(tuple(number < weekend_days for number in range(len(values))))
    slack = 1e-9 * (1 + max(values))
    assert min(values) - slack <= types.mean(values) <= max(values) + slack
    assert 0 < types.effective_days <= len(values) + 1e-9


# ── day-to-day SD ──


@pytest.mark.parametrize(
    ("nutrient", "person", "sd"),
    [  # NASEM 2000 Table B-2
        ("calcium", WOMAN_35, 325),
        ("magnesium", WOMAN_35, 86),
        ("potassium", Person(611, "male"), 1147),
        ("potassium", Person(612, "male"), 922),
        ("magnesium", Person(228, "male"), 122),
    ],
)
def test_pooled_survey_sd_by_sex_and_age(nutrient: str, person: Person, sd: float) -> None:
    found = day_to_day_sd(nutrient, person, mean=1.0, values=[1.0] * 7)
    assert found is not None
    assert (found.value, found.source) == (sd, SDSource.POOLED_SURVEY)


@pytest.mark.parametrize(("nutrient", "sd"), [("calcium", 450), ("magnesium", 400), ("potassium", 400)])
def test_under_19_a_share_of_the_mean_is_used_and_called_approximate(nutrient: str, sd: float) -> None:
    found = day_to_day_sd(nutrient, Person(227, "male"), mean=1000.0, values=[1000.0] * 7)
    assert found is not None
    assert found.value == pytest.approx(sd)
    assert found.source is SDSource.APPROXIMATE_CV


@pytest.mark.parametrize("age_months", [200, 400, 620])
def test_pregnancy_and_lactation_use_women_19_to_50_and_call_it_approximate(age_months: int) -> None:
    found = day_to_day_sd("calcium", Person(age_months, "female", "lactating"), mean=1.0, values=[])
    assert found is not None
    assert (found.value, found.source) == (325, SDSource.APPROXIMATE_GROUP)


def test_vitamin_d_has_no_usable_sd() -> None:
    assert day_to_day_sd("vitamin_d", WOMAN_35, mean=5.0, values=[5.0] * 40) is None


def test_from_30_days_the_larger_of_own_and_pooled_sd_is_used() -> None:
    wide = [200.0, 400.0] * 15  # own SD 101.7 against the pooled 86
    own = day_to_day_sd("magnesium", WOMAN_35, mean=300, values=wide)
    assert own is not None
    assert own.value == pytest.approx(100 * math.sqrt(30 / 29))
    assert own.source is SDSource.OWN_DAYS
    for values in (wide[:29], [290.0, 310.0] * 15):
        pooled = day_to_day_sd("magnesium", WOMAN_35, mean=300, values=values)
        assert pooled is not None
        assert (pooled.value, pooled.source) == (86, SDSource.POOLED_SURVEY)


def test_coefficient_of_variation_needs_two_days_and_some_intake() -> None:
    assert coefficient_of_variation([10.0, 30.0]) == pytest.approx(math.sqrt(200) / 20)
    assert coefficient_of_variation([10.0]) is None
    assert coefficient_of_variation([0.0, 0.0]) is None


# ── intervals ──


def test_interval_is_1_96_standard_errors_either_side() -> None:
    # 320 ± 1.96 * 86/√4 = 320 ± 84.28
    assert list(interval(320, 86, 4)) == pytest.approx([235.72, 404.28])


def test_interval_does_not_go_below_zero() -> None:
    assert interval(50, 325, 3)[0] == 0


def test_bootstrap_of_equal_days_is_a_point() -> None:
    assert day_types(weekdays=3, weekend_days=1).bootstrap_interval([10.0] * 4, seed=1) == (10, 10)


def test_bootstrap_is_repeated_by_its_seed() -> None:
    types, values = day_types(weekdays=5, weekend_days=2), [2.1, 3.7, 40.3, 1.9, 12.2, 3.3, 2.6]
    low, high = types.bootstrap_interval(values, seed=4)
    assert types.bootstrap_interval(values, seed=4) == (low, high)
    assert types.bootstrap_interval(values, seed=5) != (low, high)
    assert low < types.mean(values) < high


def test_bootstrap_of_two_days_spans_both() -> None:
    # A quarter of all draws take the same day twice, so 2.5 % and 97.5 % are the days themselves.
    assert day_types(weekdays=2, weekend_days=0).bootstrap_interval([0.0, 8.0], seed=0) == (0, 8)


def test_bootstrap_of_many_days_agrees_with_the_standard_error() -> None:
    values = [float(number % 10) for number in range(100)]  # SD 2.872, standard error 0.287
    low, high = day_types(weekdays=100, weekend_days=0).bootstrap_interval(values, seed=0)
    assert low == pytest.approx(4.5 - 1.96 * 0.287, abs=0.1)
    assert high == pytest.approx(4.5 + 1.96 * 0.287, abs=0.1)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100), st.booleans()), min_size=1, max_size=10))
def test_larger_values_never_give_a_lower_interval(days: list[tuple[float, float, bool]]) -> None:
    types = DayTypes(tuple(weekend for _, _, weekend in days))
    low, high = types.bootstrap_interval([value for value, _, _ in days], seed=0)
    higher_low, higher_high = types.bootstrap_interval([value + more for value, more, _ in days], seed=0)
    assert low <= higher_low
    assert high <= higher_high


def test_a_single_weekend_day_does_not_look_certain() -> None:
    # Two weekdays of 8.0 and 8.1 and one Saturday of 3.0: a draw may hold the Saturday three times, or not at all.
    low, high = DayTypes.of([date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21)]).bootstrap_interval(
        [8.0, 8.1, 3.0], seed=1
    )
    assert low == pytest.approx(3.0)
    assert high > 8.0
