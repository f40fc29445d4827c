"""The load test's own arithmetic and table, and that its people get answers."""

from collections import Counter

import pytest

from tests.load.__main__ import runs
from tests.load.measured import Run, percentile
from tests.load.table import evening_of, page_with, table

QUICK = ([(10.0, 99)], 0)
SLOW = ([(1500.0, 1)], 1)
BUSY = {"site": 0.5, "databases": 0.25, "people": 0.125, "all": 1.0}


def test_percentiles_are_of_all_requests() -> None:
    times = Counter({10.0: 90, 200.0: 9, 1000.0: 1})
    assert [percentile(times, share) for share in (0.50, 0.90, 0.95, 0.99, 1.0)] == [10, 10, 200, 200, 1000]


def test_a_row_is_made_of_every_action() -> None:
    run = Run(7, 10, {"add": QUICK, "day": QUICK, "dashboard": SLOW}, [], BUSY)
    assert (
        table([("SQLite", run)])
        .splitlines()[-1]
        .startswith("| SQLite | 7 | 19.9 | 10 | 10 | 10 | 1 | 0.50 | 0.25 | 0.12 | ")
    )


def test_slow_ones_stand_in_the_table() -> None:
    run = Run(7, 10, {"add": ([(10.0, 98)], 0), "dashboard": ([(1500.0, 2)], 0)}, [], BUSY)
    assert "| 10 | 10 | 1,500 | 0 |" in table([("SQLite", run)])


def test_a_rate_is_the_evening_of_so_many_people() -> None:
    """127 requests a day, 15 % of them in an hour, one and a half times as many in its busiest minute."""
    assert evening_of(127 * 0.15 * 1.5) == pytest.approx(3600)


def test_a_page_keeps_what_stands_around() -> None:
    page = "before\n<!-- a -->\nold\n<!-- b -->\nafter\n"
    assert page_with(page, "new", "<!-- a -->", "<!-- b -->") == "before\n<!-- a -->\n\nnew\n\n<!-- b -->\nafter\n"
    with pytest.raises(ValueError, match="do not stand"):
        page_with("before\n<!-- a -->\n", "new", "<!-- a -->", "<!-- b -->")


@pytest.mark.long
def test_people_are_answered_without_an_error() -> None:
    """Nine who sign in and one who opens a trial, each with what a browser fetches by itself."""
    (run,) = runs("SQLite", [10], 20)
    assert run.problems == []
    assert run.errors() == 0
    comes_in = {"sign in", "open a trial", "file of style or script", "open the day", "beside the day"}
    assert comes_in | {"twitches, beside the day"} <= {*run.actions}
