"""Daily intake: a bar a day, over longer spans a bar a week or month, with reference lines and a rolling mean."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from tracker.dashboard.figures.days import DAY_MS, day_axis, edges_of, few_days
from tracker.dashboard.figures.look import (
    CARD,
    CLEAR,
    HEADROOM,
    OUTLINE_PX,
    Look,
    ReferenceLine,
    axis_of_lines,
    layout,
    lines_across,
    seamed,
    spoken,
    unit_note,
    value_axis,
)

UNKNOWN_SHARE_OF_AXIS: Final = 0.1  # how long the hatch is: the same for every bar, since it is no estimate
BAR_SHARE: Final = 0.65  # of its day or week; left to itself, Plotly makes the bars of scattered days wide


@dataclass(frozen=True, slots=True)
class DailyChart:
    """What a daily chart shows besides its frame; all texts are translated already.

    The axis runs over `first` to `last`; a bar stands for `bar_days` days (1, 7, or 30 for a month). `per_unit` turns
    the nutrient's own unit into the axis's (40 for IU, 100 / Daily Value for per cent). `sentences` say each bar in
    full words, by its date; `tick` names a day on the axis.
    """

    look: Look
    first: date
    last: date
    bar_days: int
    per_unit: float
    lines: Sequence[ReferenceLine]
    complete_text: str
    incomplete_text: str
    unknown_text: str
    supplements_text: str
    rolling_text: str
    tick: Callable[[date], str]
    sentences: Mapping[date, str]


def daily_figure(bars: pd.DataFrame, rolling: "pd.Series[float]", chart: DailyChart) -> go.Figure:
    """Complete days filled, others hollow, a hatch of fixed length where foods have no value.

    The part that supplements give is striped, at the bar's end. `bars` is a `nutrient_frame` or `by_period`: index
    DatetimeIndex (the middle of what a bar stands for), columns lower and from_supplements (nutrient's own unit),
    unknown_entries, complete. What is not in it stays empty. `rolling` is a `rolling_mean` in the same unit: index
    DatetimeIndex, NaN where the line breaks.
    """
    top = _axis_top(bars, chart)
    supplemented = bars[bars["from_supplements"] > 0]
    figure = go.Figure(
        data=[
            _bars(bars[bars["complete"]], chart, name=chart.complete_text, fill=chart.look.colour),
            _bars(bars[~bars["complete"]], chart, name=chart.incomplete_text, fill=CLEAR),
            _unknown(bars[bars["unknown_entries"] > 0], chart, length=top * UNKNOWN_SHARE_OF_AXIS),
        ],
        layout=_layout(chart, top),
    )
    if len(supplemented):
        figure.add_trace(_supplements(supplemented, chart))
    figure.add_traces(lines_across(chart.lines, edges_of(chart.first, chart.last)))
    if rolling.notna().any():
        figure.add_traces(_rolling(rolling, chart))
    return figure


def _moments(frame: "pd.DataFrame | pd.Series[float]") -> list[str]:
    return [f"{moment:%Y-%m-%d}" for moment in frame.index]


def _heights(bars: pd.DataFrame, chart: DailyChart) -> list[float]:
    return [round(float(lower) * chart.per_unit, 4) for lower in bars["lower"]]


def _axis_top(bars: pd.DataFrame, chart: DailyChart) -> float:
    """Room for the highest bar with its hatch and for the lines; never an axis without a length."""
    highest = max(_heights(bars, chart), default=0.0)
    lines = max((line.value for line in chart.lines), default=0.0)
    return max(highest / (1 - UNKNOWN_SHARE_OF_AXIS), lines, chart.per_unit) * HEADROOM


def _width(chart: DailyChart) -> float:
    return BAR_SHARE * DAY_MS * chart.bar_days


def _bars(bars: pd.DataFrame, chart: DailyChart, *, name: str, fill: str) -> go.Bar:
    order = {day: place for place, day in enumerate(chart.sentences)}
    days = [moment.date() for moment in bars.index]
    outline = OUTLINE_PX if chart.bar_days == 1 or fill == CLEAR else 0  # many thin bars would become one
    return go.Bar(
        name=name,
        x=_moments(bars),
        y=_heights(bars, chart),
        width=_width(chart),
        marker={"color": fill, "line": {"color": chart.look.colour, "width": outline}},
        **(spoken([chart.sentences[day] for day in days]) | {"customdata": [order[day] for day in days]}),
    )


def _unknown(bars: pd.DataFrame, chart: DailyChart, *, length: float) -> go.Bar:
    pattern = {"shape": "/", "fgcolor": chart.look.colour, "bgcolor": CLEAR, "size": 5, "solidity": 0.35}
    return go.Bar(
        name=chart.unknown_text,
        x=_moments(bars),
        y=[round(length, 4)] * len(bars),
        base=_heights(bars, chart),
        width=_width(chart),
        marker={"color": CLEAR, "line": {"width": 0}, "pattern": pattern},
        hoverinfo="skip",
    )


def _supplements(bars: pd.DataFrame, chart: DailyChart) -> go.Bar:
    """The end of each bar, striped: in the card's colour where the bar is filled, in its own where it is hollow."""
    stripes = [CARD if complete else chart.look.colour for complete in bars["complete"]]
    from_food = bars["lower"] - bars["from_supplements"]
    return go.Bar(
        name=chart.supplements_text,
        x=_moments(bars),
        y=[round(float(amount) * chart.per_unit, 4) for amount in bars["from_supplements"]],
        base=[round(float(amount) * chart.per_unit, 4) for amount in from_food],
        width=_width(chart),
        marker={
            "color": CLEAR,
            "line": {"width": 0},
            "pattern": {"shape": "-", "fgcolor": stripes, "bgcolor": CLEAR, "size": 5, "solidity": 0.35},
        },
        hoverinfo="skip",
    )


def _rolling(rolling: "pd.Series[float]", chart: DailyChart) -> list[go.Scatter]:
    """The mean of the last complete days, on a seam of the card's colour so that it stands out on filled bars."""
    heights = [None if pd.isna(mean) else round(float(mean) * chart.per_unit, 4) for mean in rolling]
    return seamed(chart.rolling_text, 2, "solid", x=_moments(rolling), y=heights, connectgaps=False)


def _layout(chart: DailyChart, top: float) -> go.Layout:
    return layout(
        chart.look,
        band="x",
        half=chart.bar_days * DAY_MS / 2,
        legend=chart.lines,
        xaxis=day_axis(chart.first, chart.last, few_days(chart.first, chart.last, chart.tick)),
        yaxis=value_axis(top, chart.lines),
        yaxis2=axis_of_lines(top, chart.lines),
        annotations=[unit_note(chart.look.unit)],
    )
