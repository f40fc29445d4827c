"""The table of both engines: its ratios, its rows, and an engine that is not there."""

import pytest

from tests.bench.side_by_side import Engine, ratio, row


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("4.0 / 10.0 ms (p50 / p95 of 150)", "5.0 / 12.5 ms (p50 / p95 of 150)", "1.25 / 1.25"),
        ("2,000 rows/s, 13.1 minutes", "1,500 rows/s, 15.2 minutes", "0.75"),
        ("8 requests, 45 KB", "8 requests, 45 KB", "1.00"),
        ("0.0 MB", "2.0 MB", ""),
        ("not measured: no Chromium", "12 ms", ""),
        ("4.0 / 10.0 ms", "", ""),
    ],
)
def test_ratio_is_taken_number_by_number(one: str, other: str, expected: str) -> None:
    assert ratio(one, other) == expected


def test_long_figures_go_on_in_their_own_column() -> None:
    dashboard = "12.0 / 15.0 ms (p50 / p95 of 60), 9 ms of processor, 88.1 KB"
    first, second = row("dashboard", [dashboard, "14.0 / 18.0 ms"], "1.17 / 1.20").splitlines()
    assert first.split("  ")[0] == "dashboard"
    assert first.index("14.0") == first.index("12.0") + 34
    assert first.endswith("1.17 / 1.20")
    assert second.strip() == "processor, 88.1 KB"


def test_an_engine_that_is_not_there_says_why_and_has_no_figures() -> None:
    engine = Engine("PostgreSQL", ("sh", "-c", "echo PostgreSQL was not found"), ["suggestions"])
    assert (engine.is_there, engine.said, engine.part()) == (False, "PostgreSQL was not found", {})
    assert engine.end() == 0
