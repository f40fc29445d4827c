"""One more entry a day, for the same verdicts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foods.nutrients import MAGNESIUM, NUTRIENTS, TRACKED, Amounts
from tests.tracker.assessment.judging import days_of_rows, food_sums, singled_out
from tracker.assessment.intake.totals import FOOD, SUPPLEMENT, EntryRow, daily_intakes
from tracker.assessment.verdicts.what_if import amount_alone, with_every_day

MONDAY = date(2026, 11, 16)
P90 = {"": Amounts(*[40.0] * 8)}


def row(
    day: date, name: str = "oats", kind: str = FOOD, grams: float | None = 100.0, **amounts: float | None
) -> EntryRow:
    known = Amounts(100.0, 50.0, 200.0, 1.0, 300.0, 10.0, 0.0, 5.0)._replace(**amounts)
    return EntryRow(day, "lunch", name, FOOD, "", 100.0, known)


def test_more_of_one_nutrient_is_added_to_each_of_the_days_and_to_no_other() -> None:
    rows = [row(MONDAY), row(MONDAY + timedelta(days=1))]
    more = amount_alone(MAGNESIUM, 80.0, on=MONDAY)
    sums, single = with_every_day(food_sums(rows, TRACKED), [], more, dates=[MONDAY], nutrients=TRACKED)
    first, second = daily_intakes(sums, single, {MONDAY}, P90, nutrients=TRACKED)
    assert (first.nutrients["magnesium"].lower, second.nutrients["magnesium"].lower) == (180.0, 100.0)
    assert first.nutrients["calcium"].lower == 50.0
    assert first.nutrients["magnesium"].coverage == 1.0


def test_a_food_without_a_value_is_unknown_on_each_day() -> None:
    sums, single = with_every_day(
        food_sums([row(MONDAY)], TRACKED), [], row(MONDAY, "chia", vitamin_d_ug=None), dates=[MONDAY], nutrients=TRACKED
    )
    (day,) = daily_intakes(sums, single, {MONDAY}, P90, nutrients=TRACKED)
    assert (day.nutrients["vitamin_d"].lower, day.nutrients["vitamin_d"].unknown) == (1.0, ("chia",))
    assert day.nutrients["vitamin_d"].upper == 41.0
    assert day.nutrients["magnesium"].lower == 200.0


amounts = st.none() | st.floats(0, 1e4)
days = st.integers(0, 3).map(lambda n: MONDAY + timedelta(days=n))
entries = st.builds(
    lambda day, grams, kind, values: EntryRow(day, "lunch", "food", kind, "", grams, values),
    days,
    st.none() | st.floats(0.1, 5000),
    st.sampled_from([FOOD, SUPPLEMENT]),
    st.builds(Amounts, *[amounts] * 8),
)


@given(st.lists(entries, min_size=1, max_size=8), entries)
def test_it_is_as_if_the_food_had_been_logged(some: list[EntryRow], food: EntryRow) -> None:
    food = food._replace(kind=FOOD)
    dates = sorted({each.date for each in some})
    sums, single = with_every_day(
        food_sums(some, NUTRIENTS), singled_out(some, NUTRIENTS), food, dates=dates, nutrients=NUTRIENTS
    )
    tried = daily_intakes(sums, single, set(dates), P90, nutrients=NUTRIENTS)
    logged = days_of_rows([*some, *(food._replace(date=day) for day in dates)], set(dates), P90, nutrients=NUTRIENTS)
    for mine, theirs in zip(tried, logged, strict=True):
        for key, intake in theirs.nutrients.items():
            assert mine.nutrients[key].lower == pytest.approx(intake.lower)
            assert mine.nutrients[key].coverage == pytest.approx(intake.coverage)
            assert mine.nutrients[key].unknown == intake.unknown
