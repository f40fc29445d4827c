"""The load test's own arithmetic, and that its people get answers."""

from collections import Counter

import pytest

from tests.load.__main__ import main, percentile, table


def test_percentiles_are_of_all_requests() -> None:
    times = Counter({10.0: 90, 200.0: 9, 1000.0: 1})
    assert [percentile(times, share) for share in (0.50, 0.90, 0.95, 0.99, 1.0)] == [10, 10, 200, 200, 1000]


def test_all_is_made_of_every_action() -> None:
    quick = {"name": "add", "response_times": {"10": 99}, "num_failures": 0}
    slow = {"name": "dashboard", "response_times": {"500": 1}, "num_failures": 1}
    rows = dict(table([slow, quick], seconds=10))
    assert list(rows) == ["add", "dashboard", "all"]
    assert rows["all"] == "   10 /    10 /    10 ms (p50 / p95 / p99),  10.0 a second, 1 errors"


@pytest.mark.long
def test_a_person_is_answered_without_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    main(people=1, seconds=10)
    all_of_them = capsys.readouterr().out.splitlines()[-1]
    assert all_of_them.startswith("all ")
    assert all_of_them.endswith(" 0 errors")
