"""Verdicts in few groups: worst first, and only what may be called short is."""

import pytest

from tests.tracker.assessment.judging import judge, known
from tracker.assessment.reference.reference_intakes import Authority
from tracker.assessment.verdicts.standing import BY_LABEL, LOOKS, Look, Standing, short_text, standing_of
from tracker.assessment.verdicts.verdict import Label


def test_every_label_and_group_has_its_place() -> None:
    assert set(BY_LABEL) == set(Label)
    assert set(LOOKS) == set(Standing)
    assert all(standing.text for standing in Standing)


def test_a_flag_never_looks_like_what_is_no_flag() -> None:
    flagged = {BY_LABEL[label].look for label in Label if label.is_flag}
    others = {BY_LABEL[label].look for label in Label if not label.is_flag}
    assert flagged == {Look.SHORT, Look.WELL_BELOW}
    assert flagged.isdisjoint(others)


def test_only_nutrients_with_an_average_requirement_are_called_short() -> None:
    short = {label for label, standing in BY_LABEL.items() if "short" in standing.text.lower().split()}
    assert short == {Label.LIKELY_SHORTFALL, Label.POSSIBLE_SHORTFALL}


@pytest.mark.parametrize(
    ("nutrient", "amount", "days", "standing", "said"),
    [
        ("calcium", 300, 14, Standing.SHORT, "Short"),
        ("magnesium", 255, 14, Standing.POSSIBLY_SHORT, "Possibly short"),
        ("magnesium", 280, 14, Standing.BORDERLINE, "Borderline"),
        ("magnesium", 400, 14, Standing.NO_SHORTFALL, "Very likely enough"),
        ("potassium", 1200, 14, Standing.WELL_BELOW, "Well below"),
        ("potassium", 2600, 14, Standing.AROUND, "Around"),
        ("potassium", 2100, 28, Standing.BELOW, "Below"),
        ("potassium", 4000, 14, Standing.NO_SHORTFALL, "At or above"),
        ("vitamin_d", 3, 14, Standing.LOW, "Low"),
        ("vitamin_d", 12, 14, Standing.NO_SHORTFALL, "Above average need"),
        ("magnesium", 100, 2, Standing.TOO_EARLY, "Too early"),
    ],
)
def test_where_a_woman_of_35_stands(nutrient: str, amount: float, days: int, standing: Standing, said: str) -> None:
    """EAR and RDA of magnesium 265 and 320 mg, AI of potassium 2,600 mg, EAR of vitamin D 10 µg (NASEM)."""
    verdict = judge(nutrient, [amount] * days)
    assert (standing_of(verdict), short_text(verdict)) == (standing, said)


def test_low_vitamin_d_is_low_under_every_authority() -> None:
    for authority in Authority:
        assert standing_of(judge("vitamin_d", [0.0] * 7, authority=authority)) is Standing.LOW


def test_an_upper_level_comes_first_but_hides_no_flag_while_it_is_only_near() -> None:
    assert standing_of(judge("calcium", [3000] * 14)) is Standing.ABOVE_UPPER_LEVEL
    assert short_text(judge("calcium", [3000] * 14)) == "Above upper level"
    near = judge("calcium", [2450] * 7)
    assert (standing_of(near), near.adequacy) == (Standing.NEAR_UPPER_LEVEL, Label.VERY_LIKELY_ENOUGH)
    tablets = judge("magnesium", [known(30, from_supplements=400)] * 7)
    assert standing_of(tablets) is Standing.ABOVE_UPPER_LEVEL
