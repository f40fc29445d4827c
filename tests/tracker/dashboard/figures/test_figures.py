"""Calendar, ranked bars, weekdays, distribution and the hours of a day: what the browser receives."""

import json
import re
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from tests.tracker.dashboard.figures import figure_json
from tracker.dashboard.figures import (
    CalendarChart,
    DistributionChart,
    HourLine,
    HoursChart,
    Look,
    RankedBar,
    ReferenceLine,
    WeekdayBars,
    calendar_figure,
    distribution_figure,
    hours_figure,
    ranked_figure,
    weekday_figure,
)
from tracker.dashboard.figures.calendar import CELL
from tracker.dashboard.figures.label_places import apart

LOOK = Look("mg", ".,", "var(--magnesium)")
LINES = [ReferenceLine(265.0, "EAR 265", "dot"), ReferenceLine(320.0, "RDA 320")]
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def calendar() -> go.Figure:
    """Two weeks from Wednesday 4 November: 25 % and 150 % complete, 50 % not complete."""
    days = pd.DatetimeIndex(["2026-11-04", "2026-11-09", "2026-11-15"], name="date")
    shares = pd.DataFrame({"share": [0.25, 1.5, 0.5], "complete": [True, True, False]}, index=days)
    months = [(date(2026, 11, 4), "Nov")]
    chart = CalendarChart(LOOK, date(2026, 11, 4), date(2026, 11, 15), WEEKDAYS, months, ["a", "b", "c"])
    return calendar_figure(shares, chart)


def ranked(*names: str) -> go.Figure:
    return ranked_figure([RankedBar(name, 0.5 / (n + 1), "50%", f"{name}: half") for n, name in enumerate(names)], LOOK)


def weekdays() -> go.Figure:
    found = pd.DataFrame({"mean": [200.0, 300.0], "lowest": [150.0, 300.0], "highest": [280.0, 300.0]}, index=[0, 6])
    return weekday_figure(found, WeekdayBars(LOOK, 1.0, WEEKDAYS, LINES, ["Monday", "Sunday"]))


def distribution(days: tuple[int, ...] = (2, 5, 1)) -> go.Figure:
    bins = pd.DataFrame({"low": [0.0, 100.0, 200.0], "high": [100.0, 200.0, 300.0], "days": days})
    return distribution_figure(bins, DistributionChart(LOOK, 1.0, LINES, "Complete days", ["x", "y", "z"]))


def hours(percents: tuple[float, ...] = (20.0, 120.0)) -> go.Figure:
    lines = [
        HourLine("Magnesium", "var(--magnesium)", "solid", percents),
        HourLine("Calcium", "var(--calcium)", "dash", [50.0 for _ in percents]),
    ]
    times = [4.0, 9.5][: len(percents)]
    ticks = [(0.0, "04:00")]
    target = ReferenceLine(100.0, "target")
    return hours_figure(HoursChart(LOOK, times, ["breakfast", "lunch"][: len(percents)], lines, target, 12.0, ticks))


FIGURES = [calendar(), ranked("Oats", "Milk"), weekdays(), distribution(), hours()]


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_draws_with_the_basic_bundle_in_named_colours_and_without_html(figure: go.Figure) -> None:
    plain = figure_json(figure)
    assert {trace["type"] for trace in plain["data"]} <= {"scatter", "bar", "pie"}
    words = json.dumps(plain)
    assert "<" not in words
    colours = re.findall(r'"(?:color|fgcolor|bgcolor|gridcolor|linecolor)": "([^"]+)"', words)
    assert colours
    assert all(colour.startswith("var(--") or colour == "rgba(0,0,0,0)" for colour in colours)


@pytest.mark.parametrize("figure", FIGURES)
def test_every_point_that_speaks_has_its_place(figure: go.Figure) -> None:
    plain = figure_json(figure)
    spoken = [trace for trace in plain["data"] if "hovertext" in trace]
    assert spoken
    for trace in spoken:
        assert len(trace["customdata"]) == len(trace["hovertext"]) > 0
    assert plain["layout"]["meta"]["band"] in {"x", "y", "cell"}


def traces(figure: go.Figure) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = figure_json(figure)["data"]
    return found


def test_a_calendar_has_a_column_a_week_and_monday_on_top() -> None:
    cells, _fills, _hollow = traces(calendar())
    assert cells["x"] == [0, 1, 1]
    assert cells["base"] == [4, 6, 0]  # Wednesday, Monday, Sunday


def test_a_cell_fills_with_the_share_darkens_with_it_and_is_hollow_on_an_incomplete_day() -> None:
    _cells, fills, hollow = traces(calendar())
    assert fills["y"] == [pytest.approx(0.25 * CELL, abs=1e-3), pytest.approx(CELL, abs=1e-3)]
    assert fills["marker"]["opacity"] == [0.46, 1.0]
    assert hollow["y"] == [pytest.approx(0.5 * CELL, abs=1e-3)]
    assert hollow["marker"]["color"] == "rgba(0,0,0,0)"


def test_ranked_bars_stand_in_their_order_and_a_long_name_is_cut() -> None:
    drawn = figure_json(ranked("Oats", "Bread, made with " + "very " * 20 + "long name"))
    assert drawn["data"][0]["y"] == [1, 0]
    names = [note["text"] for note in drawn["layout"]["annotations"]]
    assert names[0] == "Oats"
    assert names[2].endswith("…")
    assert len(names[2]) <= 42


def test_a_weekday_reaches_from_its_lowest_to_its_highest_day() -> None:
    bars = traces(weekdays())[0]
    assert (bars["x"], bars["y"]) == ([0, 6], [200.0, 300.0])
    assert (bars["error_y"]["array"], bars["error_y"]["arrayminus"]) == ([80.0, 0.0], [50.0, 0.0])


def test_a_distribution_counts_days_and_shows_the_references_upright() -> None:
    bars, ear, rda = traces(distribution())
    assert (bars["x"], bars["y"], bars["width"]) == ([50.0, 150.0, 250.0], [2, 5, 1], 100.0)
    assert (ear["x"], rda["x"]) == ([265.0, 265.0], [320.0, 320.0])
    assert figure_json(distribution())["layout"]["xaxis"]["range"][1] > 320


def test_hours_rise_in_steps_up_to_now_and_stay_below_the_top() -> None:
    drawn = figure_json(hours())
    magnesium, calcium, target, marks = drawn["data"]
    assert (magnesium["x"], magnesium["y"]) == ([0.0, 4.0, 9.5, 12.0], [0.0, 20.0, 120.0, 120.0])
    assert (magnesium["line"]["shape"], magnesium["line"]["dash"], calcium["line"]["dash"]) == ("hv", "solid", "dash")
    assert target["y"] == [100.0, 100.0]
    assert marks["hovertext"] == ["breakfast", "lunch"]
    assert drawn["layout"]["yaxis"]["range"][1] > 120


def test_an_empty_day_still_has_an_axis() -> None:
    assert figure_json(hours(()))["layout"]["yaxis"]["range"][1] > 100


def test_heights_are_lifted_only_where_they_would_touch() -> None:
    assert apart([50.0, 10.0, 12.0], 5.0) == [50.0, 10.0, 15.0]
    assert apart([], 5.0) == []
