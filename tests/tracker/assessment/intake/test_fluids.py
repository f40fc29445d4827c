"""Sums of water and caffeine with what is unknown of them."""

from datetime import date

from tracker.assessment.intake.fluids import DaySums, KnownSum, mean_of_days, sum_of

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18)
DAYS = [
    DaySums(MONDAY, 3, (3, 2), (1_500.0, 450.0)),
    DaySums(TUESDAY, 2, (2, 2), (2_500.0, 100.0)),
    DaySums(WEDNESDAY, 9, (9, 9), (9_000.0, 900.0)),
]


def test_what_is_unknown_is_counted_and_adds_nothing() -> None:
    assert sum_of([80.0, None, 0.0]) == KnownSum(80.0, entries=3, unknown_entries=1)
    assert sum_of([]) == KnownSum(0.0, entries=0, unknown_entries=0)


def test_the_mean_is_that_of_the_complete_days() -> None:
    water, caffeine = (mean_of_days(DAYS, {MONDAY, TUESDAY}, place) for place in (0, 1))
    assert water
    assert water.mean == KnownSum(2_000.0, entries=5, unknown_entries=0)
    assert caffeine
    assert caffeine.mean == KnownSum(275.0, entries=5, unknown_entries=1)
    assert caffeine.days_above(400.0) == 1
    assert caffeine.days_above(450.0) == 0


def test_no_complete_day_has_no_mean() -> None:
    assert mean_of_days(DAYS, set(), 0) is None
