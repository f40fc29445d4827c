"""Today by hour: how each nutrient has come together, against the day's target."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import plotly.graph_objects as go

from foods.nutrients import Dash
from tracker.dashboard.figures.look import (
    HEADROOM,
    INK,
    Look,
    ReferenceLine,
    axis_of_lines,
    layout,
    lines_across,
    plain_axis,
    spoken,
    unit_note,
    value_axis,
)

WHOLE: Final = 100.0


@dataclass(frozen=True, slots=True)
class HourLine:
    """One nutrient: per cent of its target after each time of `HoursChart.hours`; `dash` tells it without colour."""

    name: str
    colour: str
    dash: Dash
    percents: Sequence[float]


@dataclass(frozen=True, slots=True)
class HoursChart:
    """`hours` are hours since the day began (0 to `length`), ascending, each with its sentence; `until` is now.

    A day has a `length` of 24 hours, or 23 or 25 where the clock is changed. `ticks` are hours with their names on the
    clock.
    """

    look: Look
    hours: Sequence[float]
    sentences: Sequence[str]
    lines: Sequence[HourLine]
    target: ReferenceLine
    until: float
    length: float
    ticks: Sequence[tuple[float, str]]


def hours_figure(chart: HoursChart) -> go.Figure:
    """Steps that rise when something was eaten, up to now; a mark at the foot for each time."""
    reached = [line.percents[-1] for line in chart.lines if line.percents]
    top = max([WHOLE, *reached]) * HEADROOM
    marks = go.Scatter(
        x=list(chart.hours),
        y=[0] * len(chart.hours),
        mode="markers",
        marker={"color": INK, "symbol": "triangle-up", "size": 9},
        cliponaxis=False,
        **spoken(chart.sentences),
    )
    return go.Figure(
        data=[*(_steps(line, chart) for line in chart.lines), *lines_across([chart.target], [0, chart.length]), marks],
        layout=layout(
            chart.look,
            band="x",
            half=0.4,
            legend=[*chart.lines, chart.target],
            xaxis=plain_axis(
                range=[0, chart.length],
                tickangle=0,
                tickvals=[hour for hour, _ in chart.ticks],
                ticktext=[name for _, name in chart.ticks],
            ),
            yaxis=value_axis(top, [chart.target]),
            yaxis2=axis_of_lines(top, [chart.target]),
            annotations=[unit_note(chart.look.unit)],
        ),
    )


def _steps(line: HourLine, chart: HoursChart) -> go.Scatter:
    last = line.percents[-1] if line.percents else 0.0
    return go.Scatter(
        meta={"name": line.name},
        x=[0.0, *chart.hours, chart.until],
        y=[round(percent, 2) for percent in (0.0, *line.percents, last)],
        mode="lines",
        line={"shape": "hv", "color": line.colour, "width": 2.5, "dash": line.dash},
        hoverinfo="skip",
    )
