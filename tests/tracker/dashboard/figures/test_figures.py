"""Calendar, ranked bars, weekdays, distribution and the hours of a day: what the browser receives."""

import html
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
from tracker.dashboard.figures.ticks import apart_from, round_ticks

LOOK = Look("mg", ".,", "var(--magnesium)")
LINES = [ReferenceLine(265.0, "EAR 265", "dot"), ReferenceLine(320.0, "RDA 320")]
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def calendar(first: date = date(2026, 11, 4), last: date = date(2026, 11, 15)) -> go.Figure:
    """Up to Sunday 15 November: 25 % and 150 % complete, 50 % not complete."""
    days = pd.DatetimeIndex(["2026-11-04", "2026-11-09", "2026-11-15"], name="date")
    shares = pd.DataFrame({"share": [0.25, 1.5, 0.5], "complete": [True, True, False]}, index=days)
    weeks = [(date(2026, 11, 4), "4 Nov"), (date(2026, 11, 9), "9 Nov")]
    months = [(date(2026, 6, 1), "Jun"), (date(2026, 11, 1), "Nov")]
    return calendar_figure(shares, CalendarChart(LOOK, first, last, WEEKDAYS, weeks, months, ["a", "b", "c"]))


def ranked(*names: str) -> go.Figure:
    bars = [RankedBar(name, 0.1 / (n + 1), "10%", f"{name}: a tenth") for n, name in enumerate(names)]
    return ranked_figure(bars, LOOK, tick=lambda share: f"{share:.0%}", none="None.")


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
    return hours_figure(
        HoursChart(LOOK, times, ["breakfast", "lunch"][: len(percents)], lines, target, 12.0, 24.0, ticks)
    )


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


@pytest.mark.parametrize(
    "hostile", ['<a href="https://example.org">Kale</a>', "<b>Kale</b>", "Kale &lt;b&gt; & co<br>"]
)
def test_a_name_that_looks_like_markup_is_drawn_as_it_was_typed(hostile: str) -> None:
    drawn = figure_json(
        ranked_figure([RankedBar(hostile[:26], 0.1, hostile, hostile)], LOOK, tick=lambda _: hostile, none="")
    )
    note, figure = (html.unescape(annotation["text"]) for annotation in drawn["layout"]["annotations"])
    assert (note, figure) == (hostile[:26], hostile)
    assert "<" not in json.dumps([drawn["layout"]["annotations"], drawn["layout"]["xaxis"]["ticktext"]])
    assert drawn["data"][1]["meta"]["sentences"] == [hostile]  # the page shows these, as text


@pytest.mark.parametrize("figure", FIGURES)
def test_every_point_that_speaks_has_its_place(figure: go.Figure) -> None:
    plain = figure_json(figure)
    spoken = [trace for trace in plain["data"] if "sentences" in trace.get("meta", {})]
    assert spoken
    for trace in spoken:
        assert len(trace["customdata"]) == len(trace["meta"]["sentences"]) > 0
    assert plain["layout"]["meta"]["band"] in {"x", "y", "cell"}


def traces(figure: go.Figure) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = figure_json(figure)["data"]
    return found


def middles(cells: dict[str, Any]) -> list[tuple[float, float]]:
    return [(x, round(base + CELL / 2, 6)) for x, base in zip(cells["x"], cells["base"], strict=True)]


def test_a_few_weeks_are_rows_with_a_column_for_each_weekday() -> None:
    drawn = figure_json(calendar())
    assert middles(drawn["data"][0]) == [(2, 1), (0, 0), (6, 0)]  # Wednesday of the first week; Monday, Sunday
    assert drawn["layout"]["xaxis"]["ticktext"] == WEEKDAYS
    assert (drawn["layout"]["yaxis"]["tickvals"], drawn["layout"]["yaxis"]["ticktext"]) == ([1, 0], ["4 Nov", "9 Nov"])
    assert (drawn["layout"]["meta"]["columns"], drawn["layout"]["meta"]["rows"]) == (7, 2)


def test_a_quarter_has_a_column_a_week_and_monday_on_top() -> None:
    drawn = figure_json(calendar(first=date(2026, 8, 18)))
    assert middles(drawn["data"][0]) == [(11, 4), (12, 6), (12, 0)]
    assert drawn["layout"]["xaxis"]["range"] == [-0.5, 12.5]  # its 13 weeks and no more
    assert drawn["layout"]["yaxis"]["ticktext"] == WEEKDAYS
    assert drawn["layout"]["meta"]["rows"] == 7


def test_a_year_is_two_bands_of_half_a_year_with_its_months_above_their_weeks() -> None:
    drawn = figure_json(calendar(first=date(2025, 11, 16)))  # 53 weeks: bands of 27 and 26
    assert middles(drawn["data"][0]) == [(24, 4), (25, 6), (25, 0)]
    assert (drawn["layout"]["meta"]["columns"], drawn["layout"]["meta"]["rows"]) == (27, 16)
    june, november = drawn["layout"]["annotations"]
    assert (june["text"], june["x"], june["y"]) == ("Jun", 1.5, 6.5)  # its first Monday: the 29th week
    assert (november["text"], november["x"], november["y"]) == ("Nov", 22.5, 6.5)


def test_a_calendar_s_squares_are_square() -> None:
    axis = figure_json(calendar())["layout"]["yaxis"]
    assert (axis["scaleanchor"], axis["constrain"]) == ("x", "domain")


def test_a_cell_fills_with_the_share_darkens_with_it_and_is_hollow_on_an_incomplete_day() -> None:
    _cells, fills, hollow = traces(calendar())
    assert fills["y"] == [pytest.approx(0.25 * CELL, abs=1e-3), pytest.approx(CELL, abs=1e-3)]
    assert fills["marker"]["opacity"] == [0.46, 1.0]
    assert hollow["y"] == [pytest.approx(0.5 * CELL, abs=1e-3)]
    assert hollow["marker"]["color"] == "rgba(0,0,0,0)"


def test_ranked_bars_stand_in_their_order_and_a_long_name_is_cut() -> None:
    drawn = figure_json(ranked("Oats", "Bread, made with " + "very " * 20 + "long name"))
    assert drawn["data"][1]["y"] == [1, 0]
    names = [note["text"] for note in drawn["layout"]["annotations"]]
    assert names[0] == "Oats"
    assert names[2].endswith("…")
    assert len(names[2]) <= 26


def test_a_source_of_a_tenth_looks_like_a_tenth_of_a_written_axis() -> None:
    tracks, bars = traces(ranked("Oats", "Milk"))
    axis = figure_json(ranked("Oats"))["layout"]["xaxis"]
    assert (bars["x"], tracks["x"]) == ([0.1, 0.05], [0.25, 0.25])
    assert axis["range"] == [0, 0.25]
    assert axis["ticktext"] == ["0%", "5%", "10%", "15%", "20%", "25%"]


@pytest.mark.parametrize(("share", "end"), [(0.25, 0.25), (0.26, 0.5), (0.51, 1.0), (1.0, 1.0), (1.0000001, 1.0)])
def test_the_axis_of_shares_ends_at_a_quarter_half_or_all(share: float, end: float) -> None:
    figure = ranked_figure([RankedBar("Oats", share, "", "")], LOOK, tick=str, none="")
    assert figure_json(figure)["layout"]["xaxis"]["range"] == [0, end]


def test_without_a_bar_there_is_a_sentence_with_room_for_it() -> None:
    figure = ranked_figure([], LOOK, tick=str, none="None.")
    assert [note.text for note in figure.layout.annotations] == ["None."]
    margin = figure.layout.margin
    assert figure.layout.meta["height"] - margin.t - margin.b == 40


def test_a_weekday_reaches_from_its_lowest_to_its_highest_day() -> None:
    bars = traces(weekdays())[0]
    assert (bars["x"], bars["y"]) == ([0, 6], [200.0, 300.0])
    assert (bars["error_y"]["array"], bars["error_y"]["arrayminus"]) == ([80.0, 0.0], [50.0, 0.0])


def test_a_distribution_counts_days_and_shows_the_references_upright() -> None:
    bars, _seam, ear, _other_seam, rda = traces(distribution())
    assert (bars["x"], bars["y"], bars["width"]) == ([50.0, 150.0, 250.0], [2, 5, 1], 100.0)
    assert (ear["x"], rda["x"]) == ([265.0, 265.0], [320.0, 320.0])
    assert figure_json(distribution())["layout"]["xaxis"]["range"][1] > 320


def test_hours_rise_in_steps_up_to_now_and_stay_below_the_top() -> None:
    drawn = figure_json(hours())
    magnesium, calcium, _seam, target, marks = drawn["data"]
    assert (magnesium["x"], magnesium["y"]) == ([0.0, 4.0, 9.5, 12.0], [0.0, 20.0, 120.0, 120.0])
    assert (magnesium["line"]["shape"], magnesium["line"]["dash"], calcium["line"]["dash"]) == ("hv", "solid", "dash")
    assert target["y"] == [100.0, 100.0]
    assert drawn["layout"]["meta"]["legend"] == ["Magnesium", "Calcium", "target"]
    assert marks["meta"]["sentences"] == ["breakfast", "lunch"]
    assert drawn["layout"]["yaxis"]["range"][1] > 120


def test_an_empty_day_still_has_an_axis() -> None:
    assert figure_json(hours(()))["layout"]["yaxis"]["range"][1] > 100


@pytest.mark.parametrize(
    ("end", "ticks"),
    [
        (432.0, [0, 100, 200, 300, 400]),
        (2808.0, [0, 1000, 2000]),
        (16.2, [0, 5, 10, 15]),
        (0.25, [0, 0.05, 0.1, 0.15, 0.2, 0.25]),
        (108.0, [0, 25, 50, 75, 100]),
    ],
)
def test_ticks_are_multiples_of_a_round_step(end: float, ticks: list[float]) -> None:
    assert round_ticks(end, 5) == ticks


def test_days_are_counted_in_whole_ones() -> None:
    assert round_ticks(2.16, 5, whole=True) == [0, 1, 2]
    assert round_ticks(12.0, 5, whole=True) == [0, 3, 6, 9, 12]


def test_figures_give_way_only_to_what_is_near() -> None:
    assert apart_from([0, 100, 200, 300, 400], [320, 265], 36) == [0, 100, 200, 400]
