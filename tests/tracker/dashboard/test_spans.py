"""From which day to which an address asks to look."""

from datetime import date

import pytest

from tests.conftest import TODAY
from tracker.dashboard.spans import Span, SpanError, span_asked


def asked(words: dict[str, str], first_logged: date | None = None) -> Span:
    return span_asked(words, today=TODAY, first_logged=lambda: first_logged)


def test_without_a_word_it_is_the_last_28_days() -> None:
    span = asked({})
    assert (span.first, span.last, span.days, span.choice) == (date(2026, 10, 26), TODAY, 28, "28")


@pytest.mark.parametrize(("days", "first"), [("7", date(2026, 11, 16)), ("365", date(2025, 11, 23))])
def test_so_many_days_end_today(days: str, first: date) -> None:
    assert asked({"days": days}).first == first
    assert asked({"days": days}).name == f"Last {days} days"


def test_all_begins_with_the_first_logged_day_and_is_today_in_an_empty_diary() -> None:
    span = asked({"days": "all"}, date(2017, 3, 1))
    assert (span.first, span.last, span.name) == (date(2017, 3, 1), TODAY, "All days")
    assert asked({"days": "all"}).days == 1
    assert asked({"days": "all"}, date(2026, 11, 23)).days == 1  # only tomorrow is planned


def test_two_dates_are_taken_as_they_stand_and_end_today_at_the_latest() -> None:
    span = asked({"from": "2026-01-05", "to": "2026-02-03"})
    assert (span.days, span.choice, span.name) == (30, "", "5 Jan 2026 to 3 Feb 2026")
    assert asked({"from": "2026-11-01", "to": "2027-01-01"}).last == TODAY
    assert asked({"from": "2026-11-01"}).last == TODAY


@pytest.mark.parametrize("words", [{"days": "90"}, {"days": "all"}, {"from": "2026-01-05", "to": "2026-02-03"}])
def test_its_query_asks_for_it_again(words: dict[str, str]) -> None:
    span = asked(words, date(2020, 1, 1))
    pairs = dict(part.split("=") for part in span.query.split("&"))
    assert span_asked(pairs, today=TODAY, first_logged=lambda: date(2020, 1, 1)) == span


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"days": "twelve"}, "There is no such span. Choose one of those above, or two dates."),
        ({"days": "-7"}, "There is no such span. Choose one of those above, or two dates."),
        ({"from": "yesterday"}, "Give a first and a last day, each like 2026-03-31."),
        ({"to": "2026-03-31"}, "Give a first and a last day, each like 2026-03-31."),
        ({"from": "2026-02-30", "to": "2026-03-31"}, "Give a first and a last day, each like 2026-03-31."),
        ({"from": "2026-03-31", "to": "2026-03-01"}, "The first day comes after the last. Swap them."),
        ({"from": "2026-11-23"}, "Those days are still to come. Choose a first day up to today."),
        ({"from": "1066-10-14"}, "A diary begins in 1900. Choose a later first day."),
    ],
)
def test_what_is_no_span_gets_a_sentence_that_says_what_to_do(words: dict[str, str], sentence: str) -> None:
    with pytest.raises(SpanError, match=f"^{sentence}$"):
        asked(words)
