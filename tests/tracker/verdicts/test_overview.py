"""The first screen: one sentence, worst first, and a nutrient's place on the shared axis."""

from datetime import date, timedelta

import pytest

from tests.tracker.assessment.judging import WOMAN_35, judge, partly
from tracker.assessment.health.cautions import HealthStatement, cautions_for
from tracker.assessment.intake.weeks import Week
from tracker.assessment.verdicts.verdict import Verdict
from tracker.verdicts.axis import SCALE, TARGET, axis_of
from tracker.verdicts.overview import first_day_needed, sentence, sparkline

NONE = cautions_for(HealthStatement.NONE, (), WOMAN_35)


def said(*verdicts: Verdict, **answers: str) -> str:
    cautions = cautions_for(HealthStatement.SOME, tuple(answers), WOMAN_35) if answers else NONE
    parts = sentence(verdicts, cautions)
    return " ".join(f"{part.words}: {part.names}." for part in parts).replace("\N{NO-BREAK SPACE}", " ")


def test_the_sentence_is_worst_first_and_calls_neither_vitamin_d_nor_potassium_short() -> None:
    found = said(
        judge("magnesium", [280] * 14),
        judge("calcium", [300] * 14),
        judge("potassium", [1200] * 14),
        judge("vitamin_d", [3] * 14),
    )
    assert found == (
        "Short: calcium. Low, assuming little sun: vitamin D. Well below the reference: potassium. "
        "Borderline: magnesium."
    )


def test_nutrients_that_stand_alike_share_a_part() -> None:
    found = said(judge("magnesium", [100] * 14), judge("calcium", [300] * 14), judge("vitamin_d", [3] * 14))
    assert found == "Short: magnesium and calcium. Low, assuming little sun: vitamin D."
    assert (
        said(judge("magnesium", [400] * 9), judge("calcium", [1300] * 9)) == "No shortfall seen: magnesium and calcium."
    )


def test_potassium_in_kidney_disease_is_left_to_the_kidney_team() -> None:
    found = said(judge("potassium", [1200] * 14), kidney_disease="yes")
    assert found == "Well below the reference: potassium (your kidney team sets this amount)."


def test_the_axis_places_mean_interval_and_need_against_the_target() -> None:
    axis = axis_of(judge("magnesium", [320] * 3))
    assert axis is not None
    assert axis.mean == pytest.approx(TARGET)
    assert axis.need == pytest.approx(TARGET * 265 / 320)
    # 320 ± 1.96 × 86/√3 is 222.7 to 417.3
    assert axis.low == pytest.approx(TARGET * 222.68 / 320, abs=0.01)
    assert axis.width == pytest.approx(TARGET * 194.64 / 320, abs=0.02)
    assert axis.upper_level is None  # 350 mg counts supplements alone, and this axis all that is eaten


def test_more_than_the_axis_holds_stands_at_its_end_and_above_an_upper_level_beyond() -> None:
    beyond = axis_of(judge("potassium", [9000] * 7))
    assert beyond is not None
    assert (beyond.mean, beyond.is_beyond) == (SCALE, True)
    above = axis_of(judge("calcium", [3000] * 7))
    assert above is not None
    assert above.mean is not None
    assert above.upper_level is not None
    assert above.mean > above.upper_level > above.beyond


def test_no_picture_says_what_may_not_be_said() -> None:
    for verdict in (judge("magnesium", [320] * 2), judge("vitamin_d", [partly(5, 40, 0.5, "Chia")] * 7)):
        axis = axis_of(verdict)
        assert axis is not None
        assert (axis.mean, axis.low, axis.width) == (None, None, None)


def test_the_weeks_stand_under_the_target_and_those_before_the_span_are_marked() -> None:
    first = date(2026, 11, 2)
    weeks = [Week(first - timedelta(days=1), 100.0, 7), Week(first + timedelta(days=6), None, 0)]
    weeks.append(Week(first + timedelta(days=13), 200.0, 7))
    found = sparkline(weeks, 200.0, first)
    assert [bar.before for bar in found.bars] == [True, False]
    assert [bar.x for bar in found.bars] == pytest.approx([0, 200 / 3])
    # the top is 1.15 × 200 = 230
    assert [bar.height for bar in found.bars] == pytest.approx([100 * 100 / 230, 100 * 200 / 230])
    assert found.target == pytest.approx(100 - 100 * 200 / 230)
    assert sparkline([Week(first, 0.0, 1)], None, first).target is None


def test_days_are_needed_for_the_span_before_and_twelve_weeks() -> None:
    last = date(2026, 11, 28)
    assert first_day_needed(last - timedelta(days=6), last) == last - timedelta(days=83)
    assert first_day_needed(last - timedelta(days=364), last) == last - timedelta(days=729)
