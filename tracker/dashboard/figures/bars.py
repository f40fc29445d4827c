"""Ranked bars (which foods and meals gave a nutrient) and the seven days of a week."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from tracker.dashboard.figures.look import (
    FILL_OPACITY,
    HEADROOM,
    INK,
    OUTLINE_PX,
    Look,
    ReferenceLine,
    layout,
    lines_across,
    margin_for,
    names_beside,
    plain_axis,
    spoken,
    unit_note,
    value_axis,
)

BAR: Final = 0.34  # of a row; its name stands above it
LONGEST_NAME: Final = 42
WEEKDAY_BAR: Final = 0.65


@dataclass(frozen=True, slots=True)
class RankedBar:
    """A bar of `share` (0 to 1 of all) with its name above, a figure at its end, and a sentence."""

    name: str
    share: float
    figure: str
    sentence: str


def ranked_figure(bars: Sequence[RankedBar], look: Look) -> go.Figure:
    """Lying bars, the first on top; lengths are shares of the longest."""
    rows = [len(bars) - 1 - place for place in range(len(bars))]
    longest = max((bar.share for bar in bars), default=0.0) or 1.0
    return go.Figure(
        data=[
            go.Bar(
                orientation="h",
                x=[round(bar.share, 4) for bar in bars],
                y=rows,
                width=BAR,
                marker={"color": look.colour, "line": {"width": 0}},
                **spoken([bar.sentence for bar in bars]),
            )
        ],
        layout=layout(
            look,
            band="y",
            margin={"l": 8, "r": 8, "t": 8, "b": 8},
            xaxis=plain_axis(range=[0, longest * HEADROOM], visible=False),
            yaxis=plain_axis(range=[-0.5, max(len(bars), 1) - 0.3], visible=False),
            annotations=[note for row, bar in zip(rows, bars, strict=True) for note in _texts(row, bar)],
        ),
    )


def _texts(row: int, bar: RankedBar) -> list[dict[str, Any]]:
    plain = {"showarrow": False, "y": row + BAR / 2, "yanchor": "bottom", "yshift": 1}
    name = bar.name if len(bar.name) <= LONGEST_NAME else bar.name[: LONGEST_NAME - 1].rstrip(" ,") + "…"
    return [
        plain | {"text": name, "xref": "paper", "x": 0, "xanchor": "left", "font": {"color": INK}},
        plain | {"text": bar.figure, "xref": "paper", "x": 1, "xanchor": "right"},
    ]


@dataclass(frozen=True, slots=True)
class WeekdayBars:
    """`names` are seven short names, Monday first; `sentences` one for each row of the frame."""

    look: Look
    per_unit: float
    names: Sequence[str]
    lines: Sequence[ReferenceLine]
    sentences: Sequence[str]


def weekday_figure(weekdays: pd.DataFrame, chart: WeekdayBars) -> go.Figure:
    """The mean of each weekday's complete days, with a line from the lowest to the highest of them.

    `weekdays` is a `by_weekday`: index 0 (Monday) to 6, only those that there are; columns mean, lowest and highest
    in the nutrient's own unit.
    """
    drawn = weekdays[["mean", "lowest", "highest"]] * chart.per_unit
    lines = max((line.value for line in chart.lines), default=0.0)
    top = max(float(drawn["highest"].max()) if len(drawn) else 0.0, lines, chart.per_unit) * HEADROOM
    bars = go.Bar(
        x=[int(weekday) for weekday in drawn.index],
        y=_rounded(drawn["mean"]),
        width=WEEKDAY_BAR,
        marker={"color": chart.look.colour, "opacity": FILL_OPACITY, "line": {"width": 0}},
        error_y={
            "type": "data",
            "symmetric": False,
            "array": _rounded(drawn["highest"] - drawn["mean"]),
            "arrayminus": _rounded(drawn["mean"] - drawn["lowest"]),
            "color": INK,
            "thickness": OUTLINE_PX,
            "width": 4,
        },
        **spoken(chart.sentences),
    )
    edges = [-0.5, len(chart.names) - 0.5]
    return go.Figure(
        data=[bars, *lines_across(chart.lines, edges)],
        layout=layout(
            chart.look,
            band="x",
            margin={"l": 8, "r": margin_for([line.name for line in chart.lines]), "t": 24, "b": 8},
            xaxis=plain_axis(range=edges, tickvals=list(range(len(chart.names))), ticktext=list(chart.names)),
            yaxis=value_axis(top),
            annotations=[unit_note(chart.look.unit), *names_beside(chart.lines, top)],
        ),
    )


def _rounded(values: "pd.Series[float]") -> list[float]:
    return [round(float(value), 4) for value in values]
