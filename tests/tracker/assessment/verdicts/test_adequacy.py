"""What complete days allow one to say. NASEM 2000: Dietary Reference Intakes, Applications in Dietary Assessment."""

import math
from datetime import timedelta

import pytest

from foods.nutrients import BY_KEY, TRACKED
from tests.tracker.assessment.judging import MONDAY, WOMAN_35, days_of, judge, known
from tracker.assessment.intake.totals import DayIntake
from tracker.assessment.reference.reference_intakes import Authority, Person, references_for
from tracker.assessment.verdicts.adequacy import stage_of, verdict, verdicts
from tracker.assessment.verdicts.confidence import (
    confidence_above,
    confidence_of_adequacy,
    nearer_to_half,
    sd_of_difference,
)
from tracker.assessment.verdicts.verdict import DaysUsed, Label, Position, SDSource, Stage

NASEM, EFSA, UK = Authority


# ── the formulas ──


def test_printed_example_of_magnesium_over_three_days() -> None:
    # NASEM 2000 p. 57: 320 mg over 3 days, EAR 265, SDw 86. Printed: SDD 56, ratio 0.98, "about 85 %" (exact 83.6 %).
    assert sd_of_difference(26.5, 86, 3) == pytest.approx(56.28, abs=0.005)
    assert (320 - 265) / sd_of_difference(26.5, 86, 3) == pytest.approx(0.977, abs=0.0005)
    assert confidence_of_adequacy(320, 265, 26.5, 86, 3) == pytest.approx(0.836, abs=0.0005)


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
    mean = 265 + ratio * sd_of_difference(26.5, 86, 3)
    assert confidence_of_adequacy(mean, 265, 26.5, 86, 3) == pytest.approx(exact, abs=0.0005)


def test_printed_intakes_for_97_5_percent_over_seven_days() -> None:
    # Printed 349 mg (with z = 2) for adequacy and about 180 mg for inadequacy.
    margin = 2 * sd_of_difference(26.5, 86, 7)
    assert 265 + margin == pytest.approx(348.9, abs=0.05)
    assert 265 - margin == pytest.approx(181.1, abs=0.05)
    assert confidence_of_adequacy(349, 265, 26.5, 86, 7) > 0.975


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
    days[3] = days[3]._replace(complete=False)
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
    assert found.confidence == pytest.approx(confidence_of_adequacy(mean, 265, 26.5, 86, 7))


def test_unequal_days_make_the_mean_less_sure() -> None:
    # Monday to Saturday act as 1/((25/49)/5 + (4/49)/1) = 49/9 days.
    days = days_of("magnesium", [known(320.0)] * 6)
    found = verdict(BY_KEY["magnesium"], days, WOMAN_35, references_for(WOMAN_35, NASEM)["magnesium"])
    assert found.days.effective == pytest.approx(5.444, abs=0.001)
    assert found.confidence == pytest.approx(confidence_of_adequacy(320, 265, 26.5, 86, 49 / 9))


def test_sd_of_the_requirement_is_what_the_authoritys_own_pair_implies() -> None:
    # method.md section 3: NASEM 10 % of the EAR; EFSA (950 - 750)/2 and UK (700 - 525)/2 of calcium.
    found = [references_for(WOMAN_35, authority) for authority in Authority]
    assert [each["calcium"].requirement_sd for each in found] == [80, 100, 87.5]
    assert [each["magnesium"].requirement_sd for each in found] == [26.5, None, 35]
    assert found[0]["potassium"].requirement_sd is None
    calcium = judge("calcium", [900.0] * 7, authority=EFSA)
    assert calcium.confidence == pytest.approx(confidence_of_adequacy(900, 750, 100, 325, 7))


# ── days that differ ──


def test_very_different_days_all_below_the_average_need_are_a_likely_shortfall() -> None:
    # method.md section 3: 214 mg of calcium a day, from 0 to 454, all below the EAR of 800.
    found = judge("calcium", [0.0, 20.0, 60.0, 214.0, 340.0, 454.0, 410.0] * 2)
    assert found.intake is not None
    assert (found.intake.lowest, found.intake.highest) == (0, 454)
    assert found.days_differ
    assert found.by_bootstrap is not None
    assert found.by_bootstrap < 0.01
    assert found.label is Label.LIKELY_SHORTFALL


def test_of_formula_and_bootstrap_the_less_sure_one_counts() -> None:
    # One weekday of 1,700 mg, else 100: mean 328.6, by the formula 93.5 %. Of five weekdays drawn, (4/5)⁵ = 33 % of all
    # draws hold none of it and are below, 41 % one of it (329 mg: Φ(2.40) = 0.99), the others more.
    found = judge("magnesium", [1700.0] + [100.0] * 6)
    assert confidence_of_adequacy(2300 / 7, 265, 26.5, 86, 7) == pytest.approx(0.935, abs=0.001)
    assert found.by_bootstrap == pytest.approx(1 - 0.8**5, abs=0.04)
    assert found.confidence == found.by_bootstrap
    assert found.label is Label.BORDERLINE


@pytest.mark.parametrize(
    ("by_formula", "by_bootstrap", "used"),
    [(0.9, 0.7, 0.7), (0.7, 0.9, 0.7), (0.1, 0.3, 0.3), (0.4, 0.1, 0.4), (0.6, 0.4, 0.6), (0.2, 0.9, 0.2)],
)
def test_on_different_sides_of_one_half_the_formula_decides(
    by_formula: float, by_bootstrap: float, used: float
) -> None:
    assert nearer_to_half(by_formula, by_bootstrap) == used
    assert nearer_to_half(by_formula, None) == by_formula


def test_days_that_differ_make_an_ai_less_sure_either_way() -> None:
    # Potassium: 12,000 mg on one weekday of five, else 1,500: mean 3,000; a third of the draws have no such day.
    found = judge("potassium", [12000.0] + [1500.0] * 6)
    assert confidence_above(3000, 2600, 851, 7) == pytest.approx(0.893, abs=0.001)
    assert found.by_bootstrap == pytest.approx(1 - 0.8**5, abs=0.04)
    assert found.label is Label.AROUND_REFERENCE
    # 6,000 mg on one weekday, else 300: mean 1,114; two such days of five (26 % of draws) give 1,929 mg
    # and only three (6 %) more than 1,950, so that it is well below by both.
    assert judge("potassium", [6000.0] + [300.0] * 6).label is Label.WELL_BELOW_REFERENCE
    # 6,500 mg: mean 1,186, by the formula 99 % below 1,950 mg; two such days give 2,071 mg, so 26 % of draws are above.
    low = judge("potassium", [6500.0] + [300.0] * 6)
    assert 1 - confidence_above(8300 / 7, 1950, 851, 7) > 0.98
    assert low.label is Label.BELOW_REFERENCE


@pytest.mark.parametrize(("spread", "differ"), [(59.0, False), (61.0, True)])
def test_days_differ_above_a_cv_of_60_percent_over_a_week(spread: float, differ: bool) -> None:
    # Three days at 100 - s, one at 100, three at 100 + s: SD = √(6 s²/6) = s, so the CV is s %.
    days = [100 - spread, 100 + spread] * 3 + [100.0]
    found = judge("magnesium", days)
    assert found.intake is not None
    assert found.intake.own_cv == pytest.approx(spread / 100)
    assert found.days_differ == differ
    assert (found.by_bootstrap is not None) == differ
    assert not judge("magnesium", days[1:]).days_differ  # the rule asks for seven days


# ── nutrients with an AI or an RNI only ──


@pytest.mark.parametrize(
    ("mean", "label", "confidence"),
    [  # potassium, AI 2,600, SDw 851 over 7 days: standard error 321.7; 0.85 at 2,933
        (2940, Label.AT_OR_ABOVE_REFERENCE, 0.855),
        (2900, Label.AROUND_REFERENCE, 0.824),
        (2601, Label.AROUND_REFERENCE, 0.501),
        (2599, Label.AROUND_REFERENCE, 0.499),
        (1970, Label.AROUND_REFERENCE, 0.025),  # interval to 2,600.4
        (1969, Label.BELOW_REFERENCE, None),
        (1617, Label.BELOW_REFERENCE, None),  # 1,950 - 1.036 × 321.7 = 1,616.6
        (1616, Label.WELL_BELOW_REFERENCE, None),
        (0, Label.WELL_BELOW_REFERENCE, None),
    ],
)
def test_adequate_intake_is_judged_only_upwards(mean: float, label: Label, confidence: float | None) -> None:
    found = judge("potassium", [float(mean)] * 7)
    assert found.label is label
    assert found.confidence == (None if confidence is None else pytest.approx(confidence, abs=0.001))
    assert "shortfall" not in found.label.text.lower()


def test_2700_mg_potassium_is_above_the_us_reference_and_below_the_eu_one() -> None:
    assert judge("potassium", [2700.0] * 7).label is Label.AROUND_REFERENCE
    assert judge("potassium", [2700.0] * 7, authority=EFSA).label is Label.BELOW_REFERENCE  # to 3,330 mg


def test_rni_without_average_requirement_takes_the_labels_of_an_ai() -> None:
    assert judge("potassium", [2500.0] * 7, authority=UK).label is Label.BELOW_REFERENCE
    assert judge("potassium", [1000.0] * 7, authority=UK).label is Label.WELL_BELOW_REFERENCE
    teen = Person(16 * 12, "female")
    assert judge("magnesium", [100.0] * 7, teen, UK).label is Label.WELL_BELOW_REFERENCE
    assert judge("magnesium", [100.0] * 7, authority=UK).label is Label.LIKELY_SHORTFALL


def test_a_woman_of_80_on_246_mg_of_potassium_is_well_below() -> None:
    found = judge("potassium", [246.0] * 14, Person(80 * 12, "female"))
    assert found.label is Label.WELL_BELOW_REFERENCE
    assert (found.label.is_flag, found.confidence) == (True, None)


def test_child_with_no_intake_at_all_is_well_below_the_reference() -> None:
    assert judge("potassium", [0.0] * 7, Person(60, "male")).label is Label.WELL_BELOW_REFERENCE


def test_age_without_reference_is_said_so() -> None:
    found = judge("calcium", [500.0] * 7, Person(11, "male"))
    assert (found.label, found.reference, found.intake) == (Label.NO_REFERENCE, None, None)
    assert found.is_withheld


# ── vitamin D ──


@pytest.mark.parametrize(
    ("amount", "label", "positions"),
    [
        (0.0, Label.VITAMIN_D_WELL_BELOW_NEED, (Position.BELOW, Position.BELOW)),
        (7.4, Label.VITAMIN_D_WELL_BELOW_NEED, (Position.BELOW, Position.BELOW)),
        (7.5, Label.VITAMIN_D_BELOW_NEED, (Position.BELOW, Position.BELOW)),
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
    assert judge("vitamin_d", [8.0] * 7, authority=UK).label is Label.VITAMIN_D_BELOW_REFERENCE


@pytest.mark.parametrize("authority", Authority)
def test_no_vitamin_d_at_all_is_well_below_under_every_authority(authority: Authority) -> None:
    found = judge("vitamin_d", [0.0] * 7, authority=authority)
    assert found.label in (Label.VITAMIN_D_WELL_BELOW_NEED, Label.VITAMIN_D_WELL_BELOW_REFERENCE)
    assert found.label.is_flag
