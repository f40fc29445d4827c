"""What complete days allow one to say. NASEM 2000: Dietary Reference Intakes, Applications in Dietary Assessment."""

import math
from dataclasses import replace
from datetime import timedelta

import pytest

from foods.nutrients import BY_KEY, TRACKED
from tests.tracker.assessment.judging import MONDAY, WOMAN_35, days_of, judge, known
from tracker.assessment.intake.totals import DayIntake
from tracker.assessment.reference.reference_intakes import Authority, Person, references_for
from tracker.assessment.verdicts.adequacy import (
    confidence_above,
    confidence_of_adequacy,
    sd_of_difference,
    stage_of,
    verdict,
    verdicts,
)
from tracker.assessment.verdicts.verdict import DaysUsed, Label, Position, SDSource, Stage

NASEM, EFSA, UK = Authority


# ── the formulas ──


def test_printed_example_of_magnesium_over_three_days() -> None:
    # NASEM 2000 p. 57: 320 mg over 3 days, EAR 265, SDw 86. Printed: SDD 56, ratio 0.98, "about 85 %" (exact 83.6 %).
    assert sd_of_difference(265, 86, 3) == pytest.approx(56.28, abs=0.005)
    assert (320 - 265) / sd_of_difference(265, 86, 3) == pytest.approx(0.977, abs=0.0005)
    assert confidence_of_adequacy(320, 265, 86, 3) == pytest.approx(0.836, abs=0.0005)


@pytest.mark.parametrize(
    ("ratio", "exact"),
    [  # printed: 0.98, 0.95, 0.93, 0.85 (exact 0.841), 0.70 (exact 0.691), 0.50
        (2.0, 0.977),
        (1.65, 0.951),
        (1.5, 0.933),
        (1.0, 0.841),
        (0.5, 0.691),
        (0.0, 0.5),
    ],
)
def test_printed_table_of_ratios(ratio: float, exact: float) -> None:
    mean = 265 + ratio * sd_of_difference(265, 86, 3)
    assert confidence_of_adequacy(mean, 265, 86, 3) == pytest.approx(exact, abs=0.0005)


def test_printed_intakes_for_97_5_percent_over_seven_days() -> None:
    # Printed 349 mg (with z = 2) for adequacy and about 180 mg for inadequacy.
    margin = 2 * sd_of_difference(265, 86, 7)
    assert 265 + margin == pytest.approx(348.9, abs=0.05)
    assert 265 - margin == pytest.approx(181.1, abs=0.05)
    assert confidence_of_adequacy(349, 265, 86, 7) > 0.975


@pytest.mark.parametrize(("days", "printed"), [(1, 0.73), (3, 0.86), (7, 0.95)])
def test_printed_example_of_an_adequate_intake(days: int, printed: float) -> None:
    # NASEM 2000: calcium, mean 1,200, AI 1,000 (1997), SDw 325.
    assert round(confidence_above(1200, 1000, 325, days), 2) == printed


def test_no_variation_at_all_is_certain_either_way() -> None:
    assert (confidence_above(2, 1, 0, 3), confidence_above(1, 1, 0, 3), confidence_above(0, 1, 0, 3)) == (1, 1, 0)


# ── days ──


def test_nothing_is_said_before_three_complete_days() -> None:
    for amounts in ([], [0.0], [0.0, 900.0]):
        found = judge("magnesium", amounts)
        assert found.label is Label.TOO_EARLY
        assert (found.stage, found.intake, found.confidence, found.upper_level) == (None, None, None, None)
    assert not judge("magnesium", [320.0] * 3).is_withheld


def test_only_complete_days_count() -> None:
    days = days_of("magnesium", [known(amount) for amount in (300, 320, 340, 0)])
    days[3] = replace(days[3], complete=False)
    found = verdict(BY_KEY["magnesium"], days, WOMAN_35, references_for(WOMAN_35, NASEM)["magnesium"])
    assert found.intake is not None
    assert (found.days.logged, found.days.complete, found.intake.mean, found.intake.lowest) == (4, 3, 320, 300)


@pytest.mark.parametrize(
    ("weekdays", "weekend_days", "stage"),
    [
        (2, 0, None),
        (3, 0, Stage.EARLY_LOOK),
        (4, 2, Stage.EARLY_LOOK),
        (7, 0, Stage.EARLY_LOOK),
        (0, 8, Stage.EARLY_LOOK),
        (5, 2, Stage.FIRST_ESTIMATE),
        (12, 1, Stage.FIRST_ESTIMATE),
        (13, 1, Stage.ESTIMATE),
        (20, 0, Stage.EARLY_LOOK),
        (20, 8, Stage.GOOD_ESTIMATE),
    ],
)
def test_stage_says_how_early_it_is(weekdays: int, weekend_days: int, stage: Stage | None) -> None:
    complete = weekdays + weekend_days
    assert stage_of(DaysUsed(complete, complete, weekdays, weekend_days, complete)) is stage


def test_all_tracked_nutrients_are_judged_on_all_days() -> None:
    intakes = {nutrient.key: known(50.0) for nutrient in TRACKED}
    days = [DayIntake(MONDAY + timedelta(days=day), True, intakes) for day in range(30)]
    found = verdicts(days, WOMAN_35, references_for(WOMAN_35, NASEM))
    assert list(found) == [nutrient.key for nutrient in TRACKED]
    assert {each.days.logged for each in found.values()} == {30}
    assert {each.label for each in verdicts(days, WOMAN_35, {}).values()} == {Label.NO_REFERENCE}


def test_figures_behind_a_verdict_are_those_of_the_week() -> None:
    # Monday to Friday 250, Saturday and Sunday 425, 100 of each day from a tablet: (5 * 250 + 2 * 425)/7 = 300.
    week = [known(amount, from_supplements=100) for amount in [250.0] * 5 + [425.0] * 2]
    found = judge("magnesium", week)
    assert found.intake is not None
    usual = found.intake
    assert (usual.mean, usual.median, usual.lowest, usual.highest) == (300, 250, 250, 425)
    assert (usual.from_food, usual.from_supplements) == (200, 100)
    assert (usual.sd, usual.sd_source) == (86, SDSource.POOLED_SURVEY)
    margin = 1.96 * 86 / math.sqrt(7)
    assert list(usual.interval) == pytest.approx([300 - margin, 300 + margin])
    assert (found.days.weekdays, found.days.weekend_days, found.stage) == (5, 2, Stage.FIRST_ESTIMATE)


# ── nutrients with an average requirement ──


@pytest.mark.parametrize(
    ("mean", "label"),
    [  # magnesium, EAR 265, SDD over a week 41.94: z at the cut points 1.960, 1.036, 0, -1.036
        (348, Label.VERY_LIKELY_ENOUGH),
        (347, Label.PROBABLY_ENOUGH),
        (309, Label.PROBABLY_ENOUGH),
        (308, Label.BORDERLINE),
        (265, Label.BORDERLINE),
        (264, Label.POSSIBLE_SHORTFALL),
        (222, Label.POSSIBLE_SHORTFALL),
        (221, Label.LIKELY_SHORTFALL),
        (0, Label.LIKELY_SHORTFALL),
    ],
)
def test_labels_of_an_average_requirement(mean: float, label: Label) -> None:
    found = judge("magnesium", [float(mean)] * 7)
    assert (found.label, found.adequacy) == (label, label)
    assert found.confidence == pytest.approx(confidence_of_adequacy(mean, 265, 86, 7))


def test_unequal_days_make_the_mean_less_sure() -> None:
    # Monday to Saturday act as 1/((25/49)/5 + (4/49)/1) = 49/9 days.
    days = days_of("magnesium", [known(320.0)] * 6)
    found = verdict(BY_KEY["magnesium"], days, WOMAN_35, references_for(WOMAN_35, NASEM)["magnesium"])
    assert found.days.effective == pytest.approx(5.444, abs=0.001)
    assert found.confidence == pytest.approx(confidence_of_adequacy(320, 265, 86, 49 / 9))


def test_days_that_differ_too_much_allow_no_probability() -> None:
    # CV of 600, 100, 100 ...: mean 171.4, SD 189.0, 110 %
    spiky = [100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 600.0]
    found = judge("magnesium", spiky)
    assert (found.label, found.confidence) == (Label.DAYS_DIFFER, None)
    assert found.intake is not None
    assert found.intake.own_cv is not None
    assert found.intake.own_cv == pytest.approx(1.102, abs=0.001)
    assert judge("magnesium", spiky[1:]).label is not Label.DAYS_DIFFER  # the rule asks for seven days


@pytest.mark.parametrize(("spread", "differ"), [(59.0, False), (61.0, True)])
def test_days_differ_too_much_above_a_cv_of_60_percent(spread: float, differ: bool) -> None:
    # Three days at 100 - s, one at 100, three at 100 + s: SD = √(6 s²/6) = s, so the CV is s %.
    found = judge("magnesium", [100 - spread, 100 + spread] * 3 + [100.0])
    assert found.intake is not None
    assert found.intake.own_cv == pytest.approx(spread / 100)
    assert (found.label is Label.DAYS_DIFFER) == differ


# ── nutrients with an AI or an RNI only ──


@pytest.mark.parametrize(
    ("mean", "label", "confidence"),
    [  # potassium, AI 2,600, SDw 851 over 7 days: standard error 321.7; 0.85 at 2,933
        (2940, Label.AT_OR_ABOVE_REFERENCE, 0.855),
        (2900, Label.AROUND_REFERENCE, 0.824),
        (2600, Label.AROUND_REFERENCE, 0.5),
        (2599, Label.BELOW_REFERENCE, None),
        (100, Label.BELOW_REFERENCE, None),
    ],
)
def test_adequate_intake_is_judged_only_upwards(mean: float, label: Label, confidence: float | None) -> None:
    found = judge("potassium", [float(mean)] * 7)
    assert found.label is label
    assert found.confidence == (None if confidence is None else pytest.approx(confidence, abs=0.001))
    assert "shortfall" not in found.label.text.lower()


def test_2700_mg_potassium_is_above_the_us_reference_and_below_the_eu_one() -> None:
    assert judge("potassium", [2700.0] * 7).label is Label.AROUND_REFERENCE
    assert judge("potassium", [2700.0] * 7, authority=EFSA).label is Label.BELOW_REFERENCE


def test_rni_without_average_requirement_takes_the_words_of_an_ai() -> None:
    assert judge("potassium", [1000.0] * 7, authority=UK).label is Label.BELOW_REFERENCE
    teen = Person(16 * 12, "female")
    assert judge("magnesium", [100.0] * 7, teen, UK).label is Label.BELOW_REFERENCE
    assert judge("magnesium", [100.0] * 7, authority=UK).label is Label.LIKELY_SHORTFALL


def test_child_with_no_intake_at_all_is_still_only_below_the_reference() -> None:
    assert judge("potassium", [0.0] * 7, Person(60, "male")).label is Label.BELOW_REFERENCE


def test_age_without_reference_is_said_so() -> None:
    found = judge("calcium", [500.0] * 7, Person(11, "male"))
    assert (found.label, found.reference, found.intake) == (Label.NO_REFERENCE, None, None)
    assert found.is_withheld


# ── vitamin D ──


@pytest.mark.parametrize(
    ("amount", "label", "positions"),
    [
        (9.9, Label.VITAMIN_D_BELOW_NEED, (Position.BELOW, Position.BELOW)),
        (10.0, Label.VITAMIN_D_AROUND_NEED, (Position.AROUND, Position.BELOW)),
        (12.0, Label.VITAMIN_D_ABOVE_NEED, (Position.ABOVE, Position.BELOW)),
        (15.0, Label.VITAMIN_D_AROUND_RECOMMENDED, (Position.ABOVE, Position.AROUND)),
        (16.0, Label.VITAMIN_D_ABOVE_RECOMMENDED, (Position.ABOVE, Position.ABOVE)),
    ],
)
def test_vitamin_d_is_below_around_or_above(amount: float, label: Label, positions: tuple[Position, ...]) -> None:
    found = judge("vitamin_d", [amount] * 7)
    assert (found.label, found.confidence) == (label, None)
    assert tuple(comparison.position for comparison in found.comparisons) == positions
    assert [comparison.value for comparison in found.comparisons] == [10, 15]
    assert found.intake is not None
    assert (found.intake.sd, found.intake.sd_source) == (None, None)


def test_one_fish_meal_makes_vitamin_d_uncertain_not_withheld() -> None:
    found = judge("vitamin_d", [2.0, 2.0, 80.0, 2.0, 2.0, 2.0, 2.0])
    assert found.label is Label.VITAMIN_D_AROUND_NEED
    assert found.intake is not None
    assert found.intake.median == 2
    assert found.intake.mean == pytest.approx((5 * 17.6 + 2 * 2) / 7)
    low, high = found.intake.interval
    assert low == 2
    assert high > 20


def test_from_71_years_vitamin_d_is_held_against_20() -> None:
    assert judge("vitamin_d", [16.0] * 7, Person(852, "female")).label is Label.VITAMIN_D_ABOVE_NEED


def test_vitamin_d_of_eu_and_uk_has_their_one_reference() -> None:
    assert judge("vitamin_d", [12.0] * 7, authority=EFSA).label is Label.VITAMIN_D_BELOW_REFERENCE
    assert judge("vitamin_d", [12.0] * 7, authority=UK).label is Label.VITAMIN_D_ABOVE_REFERENCE
    assert judge("vitamin_d", [10.0] * 7, authority=UK).label is Label.VITAMIN_D_AROUND_REFERENCE
