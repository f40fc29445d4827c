"""The figure of one nutrient's days, as the browser receives it."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from foods.nutrients import TRACKED, VITAMIN_D, Amounts
from tests.tracker.assessment.judging import days_of_rows
from tests.tracker.dashboard.figures import figure_json
from tracker.assessment.intake.frames import by_period, daily_frame, nutrient_frame, rolling_mean
from tracker.assessment.intake.totals import FOOD, EntryRow
from tracker.dashboard.figures import DailyChart, Look, ReferenceLine, daily_figure
from tracker.dashboard.figures.daily import UNKNOWN_SHARE_OF_AXIS

FIRST = date(2026, 11, 1)
LAST = date(2026, 11, 30)
BASIC_TRACES = {"scatter", "bar", "pie"}

CHART = DailyChart(
    first=FIRST,
    last=LAST,
    look=Look("µg", ".,", "var(--vitamin-d)"),
    bar_days=1,
    per_unit=1.0,
    lines=[ReferenceLine(10.0, "EAR 10", "dot"), ReferenceLine(15.0, "RDA 15")],
    complete_text="Complete day",
    incomplete_text="Day not complete",
    unknown_text="Foods without a value",
    supplements_text="From supplements",
    rolling_text="Mean of the last 7 days",
    tick=lambda day: f"{day.day} Nov",
    sentences={FIRST + timedelta(days=n): f"Sentence {n}" for n in range(30)},
)


def row(day: date, amount: float | None) -> EntryRow:
    known = Amounts(1.0, 1.0, 1.0, amount, 100.0)
    return EntryRow(day, "lunch", "food", FOOD, "", 100.0, known)


def figure(chart: DailyChart = CHART, rows: list[EntryRow] | None = None) -> dict[str, Any]:
    """Three logged days: complete, not complete, and one of which half is unknown."""
    days = [date(2026, 11, 2), date(2026, 11, 4), date(2026, 11, 5)]
    logged = [row(days[0], 8.0), row(days[1], 3.0), row(days[2], 2.0), row(days[2], None)] if rows is None else rows
    intakes = days_of_rows(logged, {days[0], days[2]}, {}, nutrients=TRACKED)
    bars = nutrient_frame(daily_frame(intakes), VITAMIN_D)
    return figure_json(daily_figure(bars, rolling_mean(bars, 7, first=FIRST, last=LAST), chart))


def traces(**given: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    complete, incomplete, unknown = figure(**given)["data"][:3]
    return complete, incomplete, unknown


def test_only_traces_that_the_basic_bundle_draws() -> None:
    assert {trace["type"] for trace in figure()["data"]} <= BASIC_TRACES


def test_complete_days_are_filled_and_others_are_outlines() -> None:
    complete, incomplete, _unknown = traces()
    assert complete["x"] == ["2026-11-02", "2026-11-05"]
    assert complete["y"] == [8.0, 2.0]
    assert complete["marker"]["color"] == "var(--vitamin-d)"
    assert "opacity" not in complete["marker"]  # the key's colour
    assert (incomplete["x"], incomplete["y"]) == (["2026-11-04"], [3.0])
    assert incomplete["marker"]["color"] == "rgba(0,0,0,0)"
    assert incomplete["marker"]["line"] == {"color": "var(--vitamin-d)", "width": 1.5}


def test_a_day_that_was_not_logged_has_no_bar() -> None:
    complete, incomplete, _unknown = traces()
    assert "2026-11-03" not in complete["x"] + incomplete["x"]


def test_a_measured_zero_is_a_bar_with_an_outline_and_not_an_absent_day() -> None:
    _complete, incomplete, unknown = traces(rows=[row(FIRST, 0.0)])
    assert (incomplete["x"], incomplete["y"], unknown["x"]) == (["2026-11-01"], [0.0], [])


def test_the_hatch_stands_on_the_known_part_and_its_length_is_no_estimate() -> None:
    _complete, _incomplete, unknown = traces()
    assert (unknown["x"], unknown["base"]) == (["2026-11-05"], [2.0])
    assert unknown["marker"]["pattern"]["shape"] == "/"
    rows = [row(FIRST, 1.0), row(FIRST, None), row(LAST, 9.0), row(LAST, None), row(LAST, None)]
    lengths = traces(rows=rows)[2]["y"]
    assert len(lengths) == 2
    assert len(set(lengths)) == 1


def test_the_hatch_fits_below_the_top_of_the_axis() -> None:
    drawn = figure(rows=[row(FIRST, 90.0), row(FIRST, None)])
    top = drawn["layout"]["yaxis"]["range"][1]
    assert drawn["data"][2]["y"] == [pytest.approx(top * UNKNOWN_SHARE_OF_AXIS, abs=1e-3)]
    assert 90 + drawn["data"][2]["y"][0] < top


def lines(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    """The traces that are reference lines: named, on their own axis."""
    return [trace for trace in drawn["data"] if trace.get("yaxis") == "y2" and "name" in trace.get("meta", {})]


def test_each_reference_is_a_line_of_its_own_kind_that_the_legend_names() -> None:
    drawn = figure()
    ear, rda = lines(drawn)
    assert (ear["mode"], ear["y"], ear["line"]["dash"]) == ("lines", [10.0, 10.0], "dot")
    assert (rda["mode"], rda["y"], rda["line"]["dash"]) == ("lines", [15.0, 15.0], "dash")
    assert drawn["layout"]["meta"]["legend"] == ["EAR 10", "RDA 15"]


def test_nothing_but_the_unit_is_written_and_it_stands_above_the_plot() -> None:
    (unit,) = figure()["layout"]["annotations"]
    assert (unit["text"], unit["y"], unit["yanchor"]) == ("µg", 1, "bottom")


def test_the_values_of_lines_stand_in_bold_among_the_axis_figures_which_give_way() -> None:
    layout = figure()["layout"]  # up to 16.2, by fives
    assert layout["yaxis"]["tickvals"] == [0.0, 5.0]
    assert layout["yaxis2"]["tickvals"] == [15.0, 10.0]
    assert layout["yaxis2"]["tickfont"]["weight"] == 600
    assert layout["yaxis2"]["range"] == layout["yaxis"]["range"] == [0, 16.2]


def test_where_two_lines_are_near_the_target_keeps_its_figure_and_both_their_lines() -> None:
    drawn = figure(replace(CHART, lines=[ReferenceLine(15.0, "EAR 15", "dot"), ReferenceLine(15.2, "RDA 15.2")]))
    assert drawn["layout"]["yaxis2"]["tickvals"] == [15.2]
    assert [trace["y"][0] for trace in lines(drawn)] == [15.0, 15.2]
    assert drawn["layout"]["meta"]["legend"] == ["EAR 15", "RDA 15.2"]


def test_without_references_there_is_no_line() -> None:
    drawn = figure(replace(CHART, lines=[]))
    assert lines(drawn) == []
    assert drawn["layout"]["meta"]["legend"] == []
    assert [note["text"] for note in drawn["layout"]["annotations"]] == ["µg"]


def test_the_rolling_mean_is_of_complete_days_and_breaks_where_they_are_few() -> None:
    days = [FIRST + timedelta(days=n) for n in range(20)]
    logged = [row(day, 6.0 if day.day % 2 else 3.0) for day in days if day not in days[8:16]]
    intakes = days_of_rows(logged, {*days} - {days[1]}, {})
    bars = nutrient_frame(daily_frame(intakes), VITAMIN_D)
    drawn = figure_json(daily_figure(bars, rolling_mean(bars, 7, first=FIRST, last=LAST), CHART))
    rolling = drawn["data"][-1]
    assert rolling["meta"]["name"] == "Mean of the last 7 days"
    assert rolling["connectgaps"] is False
    by_day = dict(zip(rolling["x"], rolling["y"], strict=True))
    assert by_day["2026-11-02"] is None  # one complete day so far
    assert by_day["2026-11-04"] == 5.0  # days 1, 3 and 4: 6, 6 and 3; the second day is not complete
    assert by_day["2026-11-15"] is None  # nothing complete since the eighth


def test_weeks_are_bars_of_their_complete_days_means() -> None:
    monday = date(2026, 11, 2)
    logged = [row(monday + timedelta(days=n), float(n)) for n in range(14)]
    complete = {monday + timedelta(days=n) for n in (0, 1, 2)}
    weeks = by_period(nutrient_frame(daily_frame(days_of_rows(logged, complete, {})), VITAMIN_D), "week")
    spoken = {date(2026, 11, 5): "First week", date(2026, 11, 12): "Second week"}
    chart = replace(CHART, bar_days=7, sentences=spoken)
    drawn = figure_json(daily_figure(weeks, rolling_mean(weeks, 7, first=FIRST, last=LAST), chart))
    first, second = drawn["data"][:2]
    assert (first["x"], first["y"], first["meta"]["sentences"]) == (["2026-11-05"], [1.0], ["First week"])
    assert (second["x"], second["y"], second["customdata"]) == (["2026-11-12"], [10.0], [1])  # none complete: hollow
    assert first["width"] == pytest.approx(0.65 * 7 * 86_400_000)


def test_amounts_stand_in_the_unit_of_the_axis() -> None:
    in_iu = replace(CHART, per_unit=40.0, lines=[ReferenceLine(600.0, "RDA 600")])
    assert traces(chart=in_iu)[0]["y"] == [320.0, 80.0]


def test_every_bar_carries_its_sentence() -> None:
    complete, incomplete, unknown = traces()
    assert complete["meta"]["sentences"] == ["Sentence 1", "Sentence 4"]
    assert incomplete["meta"]["sentences"] == ["Sentence 3"]
    assert (complete["customdata"], incomplete["customdata"]) == ([1, 4], [3])  # their places among all sentences
    assert unknown["hoverinfo"] == "skip"


def test_the_axis_holds_all_days_and_names_weeks_back_from_the_last() -> None:
    axis = figure()["layout"]["xaxis"]
    assert axis["range"] == ["2026-10-31T12:00", "2026-11-30T12:00"]
    assert axis["ticktext"] == ["30 Nov", "23 Nov", "16 Nov", "9 Nov", "2 Nov"]


@pytest.mark.parametrize(("days", "names"), [(7, ["30 Nov", "28 Nov", "26 Nov", "24 Nov"]), (1, ["30 Nov"])])
def test_few_days_are_named_every_other_one(days: int, names: list[str]) -> None:
    drawn = figure(replace(CHART, first=LAST - timedelta(days=days - 1)), rows=[row(LAST, 9.0)])
    assert drawn["layout"]["xaxis"]["ticktext"] == names


def test_an_empty_diary_still_has_an_axis_with_a_length() -> None:
    drawn = figure(replace(CHART, lines=[]), rows=[])
    assert drawn["layout"]["yaxis"]["range"][1] > 0


def test_colours_are_named_and_never_fixed() -> None:
    colours = re.findall(r'"(?:color|fgcolor|bgcolor|gridcolor|linecolor)": "([^"]+)"', json.dumps(figure()))
    assert set(colours) <= {
        "var(--vitamin-d)", "var(--ink)", "var(--soft)", "var(--line)", "var(--card)", "rgba(0,0,0,0)"
    }  # fmt: skip


def test_no_text_holds_html() -> None:
    assert "<" not in json.dumps(figure())
