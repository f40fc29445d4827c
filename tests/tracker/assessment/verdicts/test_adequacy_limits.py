"""Where a verdict ends: unknown amounts, upper levels, and what its words may not say."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foods.nutrients import TRACKED
from tests.tracker.assessment.judging import judge, known, partly
from tracker.assessment.intake.totals import NutrientIntake
from tracker.assessment.reference.reference_intakes import Authority, Person
from tracker.assessment.verdicts.verdict import LABEL_TEXTS, Label, ULNotice

NASEM, EFSA, UK = Authority


# ── unknown amounts ──


def test_label_that_both_bounds_give_is_shown_whatever_the_coverage() -> None:
    found = judge("magnesium", [partly(100, 150, 0.5, "chia")] * 7)
    assert (found.label, found.some_unknown, found.coverage) == (Label.LIKELY_SHORTFALL, False, 0.5)
    assert (found.unknown, found.unknown_entries, found.entries) == (("chia",), 7, 63)
    enough = judge("magnesium", [partly(400, math.inf, 0.1, "soup")] * 7)
    assert enough.label is Label.VERY_LIKELY_ENOUGH


def test_between_bounds_a_label_needs_90_percent_coverage_and_is_marked() -> None:
    found = judge("magnesium", [partly(200, 300, 0.9, "chia")] * 7)
    assert (found.label, found.some_unknown) == (Label.LIKELY_SHORTFALL, True)
    withheld = judge("magnesium", [partly(200, 300, 0.89, "chia")] * 7)
    assert (withheld.label, withheld.confidence, withheld.some_unknown) == (Label.CANT_TELL, None, False)
    assert withheld.is_withheld


def test_unbounded_food_withholds_low_vitamin_d_but_not_high() -> None:
    assert judge("vitamin_d", [partly(1, math.inf, 0.5, "soup")] * 7).label is Label.CANT_TELL
    found = judge("vitamin_d", [partly(30, math.inf, 0.5, "soup"), *[known(30.0)] * 6])
    assert (found.label, found.some_unknown) == (Label.VITAMIN_D_ABOVE_RECOMMENDED, False)


def test_unbounded_food_withholds_a_shortfall() -> None:
    assert judge("magnesium", [partly(100, math.inf, 0.8, "soup")] * 7).label is Label.CANT_TELL
    assert judge("potassium", [partly(100, math.inf, 0.8, "soup")] * 7).label is Label.CANT_TELL


def test_oily_fish_without_value_is_no_vitamin_d_failure() -> None:
    # 180 g of a fish without a value may hold 29 µg: method.md section 8.
    withheld = judge("vitamin_d", [partly(3, 32, 0.7, "mackerel")] * 3)
    assert (withheld.label, withheld.comparisons, withheld.unknown) == (Label.CANT_TELL, (), ("mackerel",))


def test_one_unknown_fish_in_a_well_known_week_is_marked() -> None:
    found = judge("vitamin_d", [partly(3, 82, 0.7, "mackerel"), *[known(3.0)] * 6])
    assert found.coverage == pytest.approx(6.7 / 7)
    assert (found.label, found.some_unknown) == (Label.VITAMIN_D_WELL_BELOW_NEED, True)


def test_unknown_foods_are_named_once_in_order() -> None:
    week = [partly(100, 110, 0.95, "tea", "chia"), partly(100, 110, 0.95, "soup", "tea"), known(100.0)]
    assert judge("magnesium", week).unknown == ("tea", "chia", "soup")


def with_tablet(amount: float, *, may_be_its_kind: bool = False) -> NutrientIntake:
    return known(amount)._replace(unlisted=1, may_be_its_kind=may_be_its_kind, unknown=("tablet",), unknown_entries=1)


def test_a_tablet_that_lists_no_potassium_makes_no_cant_tell() -> None:
    found = judge("potassium", [with_tablet(1300.0)] * 7)
    assert (found.label, found.some_unknown, found.coverage) == (Label.WELL_BELOW_REFERENCE, True, 1.0)
    enough = judge("potassium", [with_tablet(4000.0)] * 7)
    assert (enough.label, enough.some_unknown) == (Label.AT_OR_ABOVE_REFERENCE, False)


def test_a_tablet_of_which_nothing_is_known_may_be_one_of_magnesium() -> None:
    assert judge("magnesium", [with_tablet(100.0, may_be_its_kind=True)] * 7).label is Label.CANT_TELL
    once = judge("magnesium", [with_tablet(100.0, may_be_its_kind=True), *[known(100.0)] * 13])
    assert (once.label, once.some_unknown) == (Label.LIKELY_SHORTFALL, True)  # one day of 14


# ── upper levels ──


def test_supplement_magnesium_alone_is_held_against_its_upper_level() -> None:
    high_food = judge("magnesium", [known(600.0)] * 7)
    assert high_food.upper_level is not None
    assert (high_food.upper_level.mean, high_food.upper_level.notice) == (0, None)
    tablets = judge("magnesium", [known(500.0, from_supplements=360.0)] * 7)
    assert tablets.upper_level is not None
    assert (tablets.upper_level.mean, tablets.upper_level.confidence_below) == (360, None)
    assert (tablets.label, tablets.adequacy) == (Label.ABOVE_UPPER_LEVEL, Label.VERY_LIKELY_ENOUGH)


def test_upper_level_notice_outranks_a_shortfall() -> None:
    girl = Person(10 * 12, "female")  # magnesium UL for 9 to 13 years: 350 mg from supplements; EFSA's: 250 mg
    found = judge("magnesium", [known(260.0, from_supplements=255.0)] * 7, Person(40 * 12, "male"), EFSA)
    assert (found.label, found.adequacy) == (Label.ABOVE_UPPER_LEVEL, Label.AROUND_REFERENCE)
    assert judge("magnesium", [known(260.0, from_supplements=255.0)] * 7, girl).label is not Label.ABOVE_UPPER_LEVEL


@pytest.mark.parametrize(
    ("mean", "notice"),
    [  # calcium UL 2,500, SDw 325 over 7 days: standard error 122.8; 0.85 at 2,373
        (2501, ULNotice.ABOVE),
        (2500, ULNotice.NEAR),
        (2375, ULNotice.NEAR),
        (2370, None),
    ],
)
def test_total_calcium_is_held_against_its_upper_level(mean: float, notice: ULNotice | None) -> None:
    found = judge("calcium", [float(mean)] * 7)
    assert found.upper_level is not None
    assert found.upper_level.notice is notice
    assert (found.label is Label.ABOVE_UPPER_LEVEL) == (notice is ULNotice.ABOVE)


def test_vitamin_d_is_only_compared_with_its_upper_level() -> None:
    found = judge("vitamin_d", [known(99.0, from_supplements=90.0)] * 7)
    assert found.upper_level is not None
    assert (found.upper_level.confidence_below, found.upper_level.notice) == (None, None)
    assert judge("vitamin_d", [101.0] * 7).label is Label.ABOVE_UPPER_LEVEL


def test_potassium_has_no_upper_level() -> None:
    assert judge("potassium", [9000.0] * 7).upper_level is None


def test_upper_level_is_noticed_whatever_is_said_of_adequacy() -> None:
    found = judge("calcium", [6000.0] + [300.0] * 5 + [12000.0])
    assert (found.days_differ, found.label) == (True, Label.ABOVE_UPPER_LEVEL)
    unknown = judge("vitamin_d", [partly(101, math.inf, 0.5, "soup")] * 7)
    assert unknown.label is Label.ABOVE_UPPER_LEVEL


def test_days_that_differ_are_near_an_upper_level_earlier() -> None:
    # 1,900 mg of calcium, by the formula (600/122.8) surely below 2,500; one weekday of 7,500 among five: 9,500 in all.
    # Two such days in a draw (26 %) lift it above.
    found = judge("calcium", [7500.0] + [500.0] * 4 + [1900.0] * 2)
    assert found.upper_level is not None
    assert (found.upper_level.mean, found.upper_level.notice) == (1900, ULNotice.NEAR)
    assert found.upper_level.confidence_below == pytest.approx(1 - 0.263, abs=0.04)


# ── texts and properties ──


def test_each_label_has_its_own_text_and_none_speaks_of_deficiency() -> None:
    assert len({label.text for label in Label}) == len(Label)
    assert not any("deficien" in text.lower() for text in LABEL_TEXTS.values())
    named = [label for label in Label if "shortfall" in label.text.lower()]
    assert named == [Label.POSSIBLE_SHORTFALL, Label.LIKELY_SHORTFALL]


def unmeasured(intake: NutrientIntake, more: float, coverage: float) -> NutrientIntake:
    """The same day with one more food whose value is unknown."""
    return intake._replace(
        upper=intake.upper + more,
        coverage=min(intake.coverage, coverage),
        unknown=(*intake.unknown, "new"),
        entries=intake.entries + 1,
        unknown_entries=intake.unknown_entries + 1,
    )


some_days = st.lists(
    st.tuples(st.floats(0, 6000), st.just(0.0) | st.floats(0, 3000), st.floats(0, 1)), min_size=3, max_size=9
)
people = st.builds(Person, st.integers(12, 1200), st.sampled_from(["female", "male"]))


@given(
    st.sampled_from([nutrient.key for nutrient in TRACKED]),
    some_days,
    st.floats(0, 1e5) | st.just(math.inf),
    st.floats(0, 1),
    people,
    st.sampled_from(list(Authority)),
)
def test_an_unmeasured_food_never_makes_a_verdict_surer(
    nutrient: str,
    some: list[tuple[float, float, float]],
    more: float,
    coverage: float,
    person: Person,
    authority: Authority,
) -> None:
    scale = 0.005 if nutrient == "vitamin_d" else 1.0
    days = [
        partly(low * scale, (low + gap) * scale, share, "old") if gap else known(low * scale)
        for low, gap, share in some
    ]
    before = judge(nutrient, days, person, authority)
    after = judge(nutrient, [*days[:-1], unmeasured(days[-1], more, coverage)], person, authority)
    assert after.adequacy in (before.adequacy, Label.CANT_TELL)
    assert after.some_unknown or not before.some_unknown or after.adequacy is Label.CANT_TELL
    assert after.intake is not None
    assert before.intake == after.intake
    assert after.upper_level == before.upper_level
    assert after.confidence in (before.confidence, None)
