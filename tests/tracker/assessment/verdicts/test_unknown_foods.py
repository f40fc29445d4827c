"""Whatever was logged: one more food without a value never lowers a lower bound and never makes a verdict surer."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from foods.nutrients import TRACKED, Amounts, Nutrient
from tests.tracker.assessment.judging import days_of_rows
from tracker.assessment.intake.totals import FOOD, SUPPLEMENT, EntryRow
from tracker.assessment.reference.reference_intakes import Authority, Person, references_for
from tracker.assessment.verdicts.adequacy import verdict
from tracker.assessment.verdicts.verdict import Label

MONDAY = date(2026, 11, 16)
P90 = {"fish": Amounts(60, 100, 400, 16, 250), "": Amounts(40, 80, 300, 2, 400)}

portions = st.none() | st.floats(0, 900)
entries = st.builds(
    lambda day, grams, kind, group, mg, ca, k, d, kcal: EntryRow(
        MONDAY + timedelta(days=day), "lunch", "food", kind, group, grams, Amounts(mg, ca, k, d, kcal)
    ),
    st.integers(0, 8),
    st.none() | st.floats(1, 1000),
    st.sampled_from([FOOD, FOOD, FOOD, SUPPLEMENT]),
    st.sampled_from(["fish", "", "other"]),
    portions,
    portions,
    st.none() | st.floats(0, 4000),
    st.none() | st.floats(0, 30),
    st.none() | st.floats(0, 1500),
)


@given(
    st.lists(entries, min_size=4, max_size=24),
    entries,
    st.integers(0, 23),
    st.sampled_from(TRACKED),
    st.builds(Person, st.integers(12, 1100), st.sampled_from(["female", "male"])),
    st.sampled_from(list(Authority)),
)
def test_one_more_food_without_a_value_never_makes_anything_surer(
    logged: list[EntryRow], more: EntryRow, where: int, nutrient: Nutrient, person: Person, authority: Authority
) -> None:
    day = logged[where % len(logged)].date  # a day that has entries: an empty one would become a new day
    unknown = more._replace(date=day, amounts=more.amounts._replace(**{nutrient.field: None}))
    complete = {row.date for row in logged}
    before, after = (days_of_rows(rows, complete, P90) for rows in (logged, [*logged, unknown]))
    for one, other in zip(before, after, strict=True):
        assert other.nutrients[nutrient.key].lower == one.nutrients[nutrient.key].lower
        assert other.nutrients[nutrient.key].upper >= one.nutrients[nutrient.key].upper
    reference = references_for(person, authority).get(nutrient.key)
    first, then = (verdict(nutrient, days, person, reference) for days in (before, after))
    assert then.adequacy in (first.adequacy, Label.CANT_TELL)
    assert then.some_unknown or not first.some_unknown or then.adequacy is Label.CANT_TELL
    assert then.intake == first.intake
    assert then.confidence in (first.confidence, None)
