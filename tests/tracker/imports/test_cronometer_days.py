"""Cronometer's dailysummary.csv, with and without lines for meals."""

from datetime import date

import pytest

from foods.nutrients import Amounts
from tests.tracker.imports.files import DAYS, DAYS_BY_MEAL, read
from tracker.imports.readers.dates import DAY_FIRST, MONTH_FIRST
from tracker.models import Meal

SUMS = "1978.50,0,95.0,1500.0,2.2,120.00,648.0,306.0,2232.0,2304.0,86"


def test_a_day_is_one_entry_with_the_sums_of_the_file() -> None:
    incoming = read(DAYS, f"2026-01-05,{SUMS},true", f"2026-01-06,{SUMS},false")
    first = incoming.entries[0]
    assert (first.date, first.meal, first.name) == (date(2026, 1, 5), Meal.SNACK, "Whole day (Cronometer)")
    assert first.amounts == Amounts(306.0, 648.0, 2232.0, 3.0, 1978.5, 1500.0, 95.0, 2304.0)
    assert incoming.totals_only
    assert incoming.complete_days == {date(2026, 1, 5)}


def test_meals_are_entries_and_the_sum_of_them_is_not_eaten_twice() -> None:
    incoming = read(
        DAYS_BY_MEAL,
        "2026-01-05,Breakfast,400,0,95,400,1,40,200,60,500,400,20,false",
        "2026-01-05,Uncategorized,250,0,,,,,,12,90,10,2,false",
        "2026-01-05,Total,650,0,95,400,1,40,200,72,590,410,22,false",
        "2026-01-06,Total,700,0,0,300,1,40,210,80,600,300,30,false",
    )
    assert [(entry.line, entry.name, entry.meal) for entry in incoming.entries] == [
        (2, "Breakfast (whole meal)", Meal.BREAKFAST),
        (3, "Uncategorized (whole meal)", Meal.SNACK),
        (5, "Whole day (Cronometer)", Meal.SNACK),
    ]
    assert incoming.entries[1].amounts == Amounts(12, None, 90, None, 250, None, None, 10)


def test_the_sum_of_a_day_does_not_hide_a_meal_that_could_not_be_read() -> None:
    incoming = read(
        DAYS_BY_MEAL,
        "2026-01-05,Breakfast,4oo,0,95,400,1,40,200,60,500,400,20,false",
        "2026-01-05,Total,400,0,95,400,1,40,200,60,500,400,20,false",
    )
    assert (list(incoming.entries), [one.line for one in incoming.rejected]) == ([], [2])


def test_a_mineral_of_nothing_in_a_day_with_energy_is_unknown() -> None:
    """Cronometer adds 0 for a food that says nothing; a vitamin D of 0 can be."""
    [entry] = read(DAYS, "2026-01-05,1129.0,0,0,500.0,0,0.00,0.00,0,0.0,1500.0,49,false").entries
    assert entry.amounts == Amounts(None, None, None, 0.0, 1129.0, 500.0, 0.0, 1500.0)


@pytest.mark.parametrize("nothing", [",,,,,,,,,,", "0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0"])
def test_a_day_without_anything_is_no_entry(nothing: str) -> None:
    incoming = read(DAYS, f"2026-01-05,{nothing}, false", f"2026-01-06,{nothing},TRUE")
    assert (list(incoming.entries), list(incoming.rejected)) == ([], [])
    assert incoming.complete_days == {date(2026, 1, 6)}


def test_a_day_that_stands_in_the_file_twice_counts_once() -> None:
    incoming = read(DAYS, f"2026-01-05,{SUMS},true", f"2026-01-05,{SUMS},true")
    assert ([entry.line for entry in incoming.entries], [one.line for one in incoming.rejected]) == ([2], [3])


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (("1/5/2026", "1/27/2026"), date(2026, 1, 5)),
        (("1/5/26", "1/27/26"), date(2026, 1, 5)),
        (("05/01/2026", "27/01/2026"), date(2026, 1, 5)),
        (("05-01-2026", "27-01-2026"), date(2026, 1, 5)),
        (("5.1.2026", "6.1.2026"), date(2026, 1, 5)),
        (("2026/01/05", "2026/01/06"), date(2026, 1, 5)),
        (("1/5/2026 0:00", "1/27/2026 0:00"), date(2026, 1, 5)),
        (("2026-01-05 00:00:00", "2026-01-06 00:00:00"), date(2026, 1, 5)),
        (("2026-01-05T00:00:00", "2026-01-06T00:00:00"), date(2026, 1, 5)),
        (("5-Jan-26", "6-Jan-26"), date(2026, 1, 5)),
        (("Jan 5, 2026", "Jan 6, 2026"), date(2026, 1, 5)),
    ],
)
def test_dates_that_a_spreadsheet_rewrote_are_read_by_all_of_the_file(days: tuple[str, str], first: date) -> None:
    incoming = read(DAYS, *(f'"{day}",{SUMS},false' for day in days))
    assert (incoming.rejected, incoming.asked) == ([], ())
    assert incoming.entries[0].date == first


@pytest.mark.parametrize(("answer", "day"), [(MONTH_FIRST, date(2026, 2, 3)), (DAY_FIRST, date(2026, 3, 2))])
def test_dates_that_can_be_two_days_are_asked_about(answer: str, day: date) -> None:
    rows = (f"2/3/2026,{SUMS},false", f"3/3/2026,{SUMS},false")
    unanswered = read(DAYS, *rows)
    assert [one.line for one in unanswered.rejected] == [2]
    [question] = unanswered.asked
    assert (question.words, question.choices) == (
        "Which day is “2/3/2026” in this file?",
        ((MONTH_FIRST, "3 Feb 2026"), (DAY_FIRST, "2 Mar 2026")),
    )
    answered = read(DAYS, *rows, **{question.key: answer})
    assert (answered.rejected, answered.entries[0].date) == ([], day)


def test_dates_that_contradict_each_other_are_asked_about() -> None:
    rows = (f"1/27/2026,{SUMS},false", f"27/1/2026,{SUMS},false", f"2/3/2026,{SUMS},false")
    incoming = read(DAYS, *rows)
    assert len(incoming.asked) == 1
    assert [one.line for one in incoming.rejected] == [3, 4]  # the 27th a second time, and what nobody can tell
