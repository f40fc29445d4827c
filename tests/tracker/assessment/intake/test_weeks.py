"""Means of the weeks up to a day."""

from datetime import date, timedelta

from foods.nutrients import MAGNESIUM
from tests.tracker.assessment.judging import days_of, known
from tracker.assessment.intake.totals import DayIntake
from tracker.assessment.intake.weeks import Week, weeks_up_to

SUNDAY = date(2026, 11, 22)


def test_weeks_end_on_the_last_day_and_empty_ones_have_no_mean() -> None:
    days = days_of("magnesium", [known(100), known(200)], first=SUNDAY - timedelta(days=1))
    earlier = days_of("magnesium", [known(90)], first=SUNDAY - timedelta(days=20))
    assert weeks_up_to(SUNDAY, [*earlier, *days], MAGNESIUM, weeks=3) == [
        Week(SUNDAY - timedelta(days=14), 90.0, 1),
        Week(SUNDAY - timedelta(days=7), None, 0),
        Week(SUNDAY, 150.0, 2),
    ]


def test_only_complete_days_count_and_none_after_the_last() -> None:
    complete, after = days_of("magnesium", [known(100), known(900)], first=SUNDAY)
    partial = DayIntake(SUNDAY - timedelta(days=1), False, complete.nutrients)
    assert weeks_up_to(SUNDAY, [partial, complete, after], MAGNESIUM, weeks=1) == [Week(SUNDAY, 100.0, 1)]
