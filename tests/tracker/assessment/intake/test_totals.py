"""Sums over entries: what is known, how much of it, and between which bounds (method.md section 8)."""

import math
import sys
from datetime import date
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foods.nutrients import MAGNESIUM, NUTRIENTS, TRACKED, VITAMIN_D, Amounts
from tests.tracker.assessment.judging import days_of_rows
from tracker.assessment.intake.totals import (
    COLUMN,
    COLUMNS,
    FOOD,
    SUPPLEMENT,
    EntryRow,
    NutrientIntake,
    total,
)

MONDAY = date(2025, 3, 3)
TUESDAY = date(2025, 3, 4)
NO_P90: dict[str, Amounts] = {}
P90 = {
    "fish": Amounts(magnesium_mg=60, vitamin_d_ug=16, energy_kcal=250),
    "herbs": Amounts(magnesium_mg=None),
    "": Amounts(*[40.0] * 8),
}


def row(
    name: str, *, grams: float | None = 100, kind: str = FOOD, group: str = "", **amounts: float | None
) -> EntryRow:
    known = Amounts()._replace(**{"energy_kcal": 100.0, **amounts})
    return EntryRow(MONDAY, "lunch", name, kind, group, grams, known)


def vitamin_d(rows: list[EntryRow], p90: dict[str, Amounts] = P90) -> NutrientIntake:
    return total(rows, p90)[VITAMIN_D.key]


def test_amounts_of_a_row_stand_in_the_order_of_the_registry() -> None:
    assert COLUMNS[-len(NUTRIENTS) :] == Amounts._fields == tuple(nutrient.field for nutrient in NUTRIENTS)
    plain = row("Egg", vitamin_d_ug=2.0)
    assert EntryRow.of_columns(*plain[:-1], *plain.amounts) == plain


def test_unknown_plus_five_is_at_least_five() -> None:
    intake = vitamin_d([row("egg", vitamin_d_ug=5.0), row("chia")])
    assert (intake.lower, intake.unknown, intake.entries, intake.unknown_entries) == (5.0, ("chia",), 2, 1)
    assert not intake.is_complete


def test_measured_zero_is_known() -> None:
    intake = vitamin_d([row("apple", vitamin_d_ug=0.0)])
    assert (intake.lower, intake.upper, intake.coverage, intake.unknown) == (0.0, 0.0, 1.0, ())
    assert intake.is_complete


def test_nothing_logged_is_zero_and_says_so() -> None:
    for intake in total([], P90).values():
        assert intake == NutrientIntake(0.0, 0.0, 0.0, 0.0, 1.0, (), 0, 0)
        assert intake.nothing_logged
    assert not vitamin_d([row("apple", vitamin_d_ug=0.0)]).nothing_logged


def test_all_nutrients_are_summed_unless_some_are_chosen() -> None:
    assert list(total([row("egg")], P90)) == [nutrient.key for nutrient in NUTRIENTS]
    assert list(total([], P90, nutrients=[MAGNESIUM])) == ["magnesium"]


def test_food_and_supplements_are_summed_apart() -> None:
    intake = vitamin_d(
        [
            row("egg", vitamin_d_ug=2.0),
            row("pill", kind=SUPPLEMENT, grams=None, energy_kcal=None, vitamin_d_ug=25.0),
            row("another pill", kind=SUPPLEMENT, grams=None),
        ]
    )
    assert (intake.from_food, intake.from_supplements, intake.lower) == (2.0, 25.0, 27.0)


def test_a_name_stands_once_among_the_unknown_in_order_of_eating() -> None:
    intake = vitamin_d([row("tea"), row("chia"), row("tea")])
    assert intake.unknown == ("tea", "chia")
    assert intake.unknown_entries == 3


# ── upper bound ──


def test_upper_bound_adds_the_groups_90th_percentile_for_a_blank() -> None:
    # 3 µg known; 150 g of a fish without value at 16 µg per 100 g may add 24 µg.
    assert vitamin_d([row("egg", vitamin_d_ug=3.0), row("mackerel", grams=150, group="fish")]).upper == 27.0


@pytest.mark.parametrize("group", ["no such group", "", "herbs"])
def test_group_without_percentile_falls_back_to_all_foods(group: str) -> None:
    assert total([row("thyme", grams=50, group=group)], P90)["magnesium"].upper == 20.0


def test_upper_bound_is_infinite_where_nothing_bounds_it() -> None:
    assert vitamin_d([row("soup", grams=None)]).upper == math.inf
    assert vitamin_d([row("soup")], NO_P90).upper == math.inf


def test_a_tablet_without_a_value_is_counted_apart() -> None:
    # method.md section 8: neither by grams nor by number of items.
    rows = [row("egg", vitamin_d_ug=3.0), row("iron", kind=SUPPLEMENT, grams=None, energy_kcal=None)]
    intake = vitamin_d(rows)
    assert (intake.upper, intake.coverage, intake.unlisted, intake.unknown_entries) == (3.0, 1.0, 1, 1)


def test_a_tablet_that_lists_something_is_of_that_kind_and_none_is_of_potassium() -> None:
    magnesium = row("magnesium", kind=SUPPLEMENT, magnesium_mg=200.0)
    nothing = row("multivitamin", kind=SUPPLEMENT)
    assert not vitamin_d([magnesium]).may_be_its_kind
    assert vitamin_d([magnesium, nothing]).may_be_its_kind
    assert not total([nothing], P90)["potassium"].may_be_its_kind


# ── coverage ──


def test_coverage_is_the_share_of_energy_with_a_value() -> None:
    # 300 kcal of 1,200 kcal are blank: 75 %.
    intake = vitamin_d([row("rice", energy_kcal=900.0, vitamin_d_ug=0.0), row("salmon", energy_kcal=300.0)])
    assert intake.coverage == 0.75


def test_coverage_of_near_zero_energy_items_goes_by_grams() -> None:
    intake = vitamin_d(
        [row("water", grams=750, energy_kcal=0.0, vitamin_d_ug=0.0), row("tea", grams=250, energy_kcal=2)]
    )
    assert intake.coverage == 0.75


def test_a_litre_of_unmeasured_water_weighs_as_200_kcal() -> None:
    # 1,800 kcal known, 1,000 g at 20 kcal per 100 g: 1800/2000.
    water = row("mineral water", grams=1000, energy_kcal=0.0)
    intake = total([row("meals", grams=900, energy_kcal=1800.0, magnesium_mg=200.0), water], P90)["magnesium"]
    assert intake.coverage == 0.9


def test_blank_of_unknown_energy_weighs_the_most_its_group_holds() -> None:
    # 100 g of fish at 250 kcal per 100 g beside 750 known kcal.
    known = row("rice", energy_kcal=750.0, vitamin_d_ug=0.0)
    assert vitamin_d([known, row("mackerel", group="fish", energy_kcal=None)]).coverage == 0.75
    # No percentile at all: as pure fat, 900 kcal per 100 g.
    assert vitamin_d([known, row("mackerel", energy_kcal=None)], NO_P90).coverage == 750 / 1650


def test_known_food_of_unknown_energy_weighs_its_least() -> None:
    # 100 g at 20 kcal per 100 g known, 180 kcal blank.
    rows = [row("kale", energy_kcal=None, vitamin_d_ug=0.0), row("soup", energy_kcal=180.0)]
    assert vitamin_d(rows).coverage == pytest.approx(0.1)


@pytest.mark.parametrize("energy_kcal", [None, 0.0])
def test_what_cannot_be_weighed_counts_as_one_item(energy_kcal: float | None) -> None:
    known = [row(f"food {number}", vitamin_d_ug=1.0) for number in range(8)]
    assert vitamin_d([*known, row("a bite", grams=None, energy_kcal=energy_kcal)]).coverage == pytest.approx(8 / 9)


def test_only_unweighable_blanks_are_not_covered() -> None:
    assert vitamin_d([row("a bite", grams=None, energy_kcal=None)]).coverage == 0.0


# ── days ──


def test_days_come_in_order_and_days_without_entries_are_absent() -> None:
    rows = [row("late")._replace(date=TUESDAY), row("early"), row("again")._replace(date=TUESDAY)]
    days = days_of_rows(rows, {TUESDAY, date(2025, 3, 5)}, P90, nutrients=NUTRIENTS)
    assert [(day.date, day.complete) for day in days] == [(MONDAY, False), (TUESDAY, True)]
    assert days[1].nutrients["magnesium"].entries == 2


def test_days_hold_the_chosen_nutrients() -> None:
    (day,) = days_of_rows([row("egg")], set(), P90, nutrients=TRACKED)
    assert list(day.nutrients) == [nutrient.key for nutrient in TRACKED]


# ── properties ──

amounts = st.none() | st.floats(0, 1e4)
rows = st.builds(
    lambda grams, kind, group, values: EntryRow(MONDAY, "lunch", "food", kind, group, grams, values),
    st.none() | st.floats(0.1, 5000),
    st.sampled_from([FOOD, SUPPLEMENT]),
    st.sampled_from(["fish", "herbs", "", "other"]),
    st.builds(Amounts, *[amounts] * 8),
)


@given(st.lists(rows, max_size=12))
def test_bounds_hold_for_any_entries(some: list[EntryRow]) -> None:
    for nutrient, intake in total(some, P90).items():
        known = [value for entry in some if (value := entry.amounts[COLUMN[nutrient]]) is not None]
        assert intake.lower == pytest.approx(sum(known))
        assert intake.lower == intake.from_food + intake.from_supplements
        assert intake.upper >= intake.lower >= 0
        assert 0 <= intake.coverage <= 1
        assert intake.unknown_entries == len(some) - len(known)


@given(st.lists(rows, max_size=8), rows)
def test_an_unmeasured_food_never_improves_anything(some: list[EntryRow], other: EntryRow) -> None:
    unmeasured = other._replace(amounts=other.amounts._replace(vitamin_d_ug=None))
    before, after = vitamin_d(some), vitamin_d([*some, unmeasured])
    assert after.lower == before.lower
    assert after.upper >= before.upper
    assert after.coverage <= before.coverage
    assert after.unknown_entries == before.unknown_entries + 1


@given(st.lists(rows, max_size=12))
def test_a_day_from_sums_is_the_day_from_its_entries(some: list[EntryRow]) -> None:
    days = days_of_rows(some, {MONDAY}, P90, nutrients=NUTRIENTS)
    if not some:
        assert days == []
        return
    (day,) = days
    for key, expected in total(some, P90).items():
        intake = day.nutrients[key]
        for measure in ("lower", "from_food", "from_supplements", "upper", "coverage"):
            assert getattr(intake, measure) == pytest.approx(getattr(expected, measure)), measure
        assert (intake.unknown, intake.entries) == (expected.unknown, expected.entries)
        assert intake.unknown_entries == expected.unknown_entries


def test_judging_a_diary_imports_no_framework_and_no_frames() -> None:
    heavy = {"django", "pandas", "numpy", "scipy", "plotly"}
    code = f"import sys, tracker.assessment.verdicts.adequacy; sys.exit(sorted({heavy} & set(sys.modules)) or None)"
    finished = run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
