"""Ranked bars (which foods and meals gave a nutrient) and the seven days of a week."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from tracker.dashboard.figures.look import (
    CLEAR,
    HEADROOM,
    INK,
    OUTLINE_PX,
    RAIL,
    TICKS,
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
from tracker.dashboard.figures.ticks import round_ticks

BAR: Final = 0.34  # of a row; its name stands above it
ROW_PX: Final = 40
AXIS_PX: Final = 28
LONGEST_NAME: Final = 26  # beside "12.5% · 1,234 mg a day" on a phone
ENDS: Final = (0.25, 0.5, 1.0)  # where the axis of shares may end
WEEKDAY_BAR: Final = 0.65


@dataclass(frozen=True, slots=True)
class RankedBar:
    """A bar of `share` (0 to 1 of all) with its name above, a figure at its end, and a sentence."""

    name: str
    share: float
    figure: str
    sentence: str


def ranked_figure(bars: Sequence[RankedBar], look: Look, *, tick: Callable[[float], str], none: str) -> go.Figure:
    """Lying bars, the first on top, each on a track up to the axis's end: a quarter, half or all of the whole.

    `tick` writes a share; `none` stands where there is no bar.
    """
    room = max(len(bars), 1)
    rows = [len(bars) - 1 - place for place in range(len(bars))]
    end = next(end for end in ENDS if end >= min(max((bar.share for bar in bars), default=1.0), 1.0))
    ticks = round_ticks(end, TICKS)
    return go.Figure(
        data=[
            _lying([end] * len(bars), rows, RAIL, hoverinfo="skip"),
            _lying([bar.share for bar in bars], rows, look.colour, **spoken([bar.sentence for bar in bars])),
        ],
        layout=layout(
            look,
            band="y",
            margin={"l": 14, "r": 18, "t": 8, "b": AXIS_PX},
            height=ROW_PX * room + AXIS_PX + 8,
            xaxis=plain_axis(range=[0, end], linecolor=CLEAR, tickvals=ticks, ticktext=[tick(share) for share in ticks])
            | {"automargin": False},
            yaxis=plain_axis(range=[-0.5, room - 0.3], visible=False),
            annotations=[note for row, bar in zip(rows, bars, strict=True) for note in _texts(row, bar)]
            or [_at_the_left(none, row=0)],
        ),
    )


def _lying(shares: Sequence[float], rows: Sequence[int], colour: str, **more: Any) -> go.Bar:
    lengths = [round(share, 4) for share in shares]
    marker = {"color": colour, "line": {"width": 0}}
    return go.Bar(orientation="h", x=lengths, y=list(rows), width=BAR, marker=marker, **more)


def _texts(row: int, bar: RankedBar) -> list[dict[str, Any]]:
    name = bar.name if len(bar.name) <= LONGEST_NAME else bar.name[: LONGEST_NAME - 1].rstrip(" ,") + "…"
    return [
        _at_the_left(name, row) | {"font": {"color": INK}},
        _at_the_left(bar.figure, row) | {"x": 1, "xanchor": "right"},
    ]


def _at_the_left(text: str, row: int) -> dict[str, Any]:
    above = {"y": row + BAR / 2, "yanchor": "bottom", "yshift": 1}
    return {"text": text, "xref": "paper", "x": 0, "xanchor": "left", "showarrow": False, **above}


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
        marker={"color": chart.look.colour, "line": {"width": 0}},
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
            legend=chart.lines,
            xaxis=plain_axis(range=edges, tickvals=list(range(len(chart.names))), ticktext=list(chart.names)),
            yaxis=value_axis(top, chart.lines),
            yaxis2=axis_of_lines(top, chart.lines),
            annotations=[unit_note(chart.look.unit)],
        ),
    )


def _rounded(values: "pd.Series[float]") -> list[float]:
    return [round(float(value), 4) for value in values]
