"""Frames -> Plotly figures as JSON. Only traces that plotly.js-basic draws: scatter, bar, pie.

Colours are names of our CSS custom properties ("var(--magnesium)"): charts.js puts the computed colour in their
place, again whenever light turns to dark. Texts hold no HTML: the content policy forbids what Plotly would make of it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

INK: Final = "var(--ink)"
SOFT: Final = "var(--soft)"
CARD: Final = "var(--card)"
LINE: Final = "var(--line)"
CLEAR: Final = "rgba(0,0,0,0)"
OUTLINE_PX: Final = 1.5
UNKNOWN_SHARE_OF_AXIS: Final = 0.1  # how long the hatch is: the same for every day, since it is no estimate
BAR_MS: Final = 0.65 * 86_400_000  # of a day; left to itself, Plotly makes the bars of scattered days wide
HEADROOM: Final = 1.08
TICKS: Final = 5
TARGET_NAME_PX: Final = 64
WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Target:
    """A reference line in the axis's unit, and its name in two short lines ("RDA", "420 mg")."""

    value: float
    term: str
    amount: str


@dataclass(frozen=True, slots=True)
class DailyChart:
    """What a daily chart shows besides its frame; all texts are translated already.

    The axis runs over `first` to `last`. `per_unit` turns the nutrient's own unit into the axis's (40 for IU,
    100 / Daily Value for per cent), `unit` names the axis, `separators` are the locale's decimal and thousands signs,
    `colour` is a CSS custom property, `sentences` say each logged day in full words, `tick` names a day on the axis.
    """

    first: date
    last: date
    per_unit: float
    unit: str
    separators: str
    colour: str
    target: Target | None
    complete_text: str
    incomplete_text: str
    unknown_text: str
    supplements_text: str
    tick: Callable[[date], str]
    sentences: Mapping[date, str]

    @property
    def edges(self) -> tuple[str, str]:
        """Half a day before the first bar and half a day after the last."""
        return f"{self.first - timedelta(days=1)}T12:00", f"{self.last}T12:00"


def daily_figure(days: pd.DataFrame, chart: DailyChart) -> go.Figure:
    """A bar a day: complete days filled, others outlined, a hatch of fixed length where foods have no value.

    The part that supplements give is striped, at the bar's end. `days` is a `nutrient_frame`: index DatetimeIndex,
    columns lower and from_supplements (nutrient's own unit), unknown_entries, complete.
    Days that are not in it stay empty.
    """
    top = _axis_top(days, chart)
    supplemented = days[days["from_supplements"] > 0]
    figure = go.Figure(
        data=[
            _bars(days[days["complete"]], chart, name=chart.complete_text, fill=chart.colour),
            _bars(days[~days["complete"]], chart, name=chart.incomplete_text, fill=CLEAR),
            _unknown(days[days["unknown_entries"] > 0], chart, length=top * UNKNOWN_SHARE_OF_AXIS),
        ],
        layout=_layout(chart, top),
    )
    if len(supplemented):
        figure.add_trace(_supplements(supplemented, chart))
    if chart.target:
        figure.add_trace(_target_line(chart, chart.target))
    return figure


def figure_json(figure: go.Figure) -> dict[str, Any]:
    """The figure as plain JSON values: "data" and "layout"."""
    plain: dict[str, Any] = json.loads(figure.to_json())
    return plain


def _dates(days: pd.DataFrame) -> list[str]:
    return [f"{moment:%Y-%m-%d}" for moment in days.index]


def _heights(days: pd.DataFrame, chart: DailyChart) -> list[float]:
    return [round(float(lower) * chart.per_unit, 4) for lower in days["lower"]]


def _axis_top(days: pd.DataFrame, chart: DailyChart) -> float:
    """Room for the highest bar with its hatch and for the target; never an axis without a length."""
    highest = max(_heights(days, chart), default=0.0)
    target = chart.target.value if chart.target else 0.0
    return max(highest / (1 - UNKNOWN_SHARE_OF_AXIS), target, chart.per_unit) * HEADROOM


def _bars(days: pd.DataFrame, chart: DailyChart, *, name: str, fill: str) -> go.Bar:
    return go.Bar(
        name=name,
        x=_dates(days),
        y=_heights(days, chart),
        width=BAR_MS,
        marker={"color": fill, "line": {"color": chart.colour, "width": OUTLINE_PX}},
        hoverinfo="none",  # charts.js says the sentence above the plot, where it also fits on a phone
        hovertext=[chart.sentences[moment.date()] for moment in days.index],
    )


def _unknown(days: pd.DataFrame, chart: DailyChart, *, length: float) -> go.Bar:
    pattern = {"shape": "/", "fgcolor": chart.colour, "bgcolor": CLEAR, "size": 5, "solidity": 0.35}
    return go.Bar(
        name=chart.unknown_text,
        x=_dates(days),
        y=[round(length, 4)] * len(days),
        base=_heights(days, chart),
        width=BAR_MS,
        marker={"color": CLEAR, "line": {"width": 0}, "pattern": pattern},
        hoverinfo="skip",
    )


def _supplements(days: pd.DataFrame, chart: DailyChart) -> go.Bar:
    """The end of each bar, striped: in the card's colour where the bar is filled, in its own where it is an outline."""
    stripes = [CARD if complete else chart.colour for complete in days["complete"]]
    return go.Bar(
        name=chart.supplements_text,
        x=_dates(days),
        y=[round(float(amount) * chart.per_unit, 4) for amount in days["from_supplements"]],
        base=[
            round(float(lower - amount) * chart.per_unit, 4)
            for lower, amount in zip(days["lower"], days["from_supplements"], strict=True)
        ],
        width=BAR_MS,
        marker={
            "color": CLEAR,
            "line": {"width": 0},
            "pattern": {"shape": "-", "fgcolor": stripes, "bgcolor": CLEAR, "size": 5, "solidity": 0.35},
        },
        hoverinfo="skip",
    )


def _target_line(chart: DailyChart, target: Target) -> go.Scatter:
    return go.Scatter(
        name=f"{target.term} {target.amount}",
        x=chart.edges,
        y=[target.value] * 2,
        mode="lines",
        line={"color": INK, "width": OUTLINE_PX, "dash": "dash"},
        hoverinfo="skip",
    )


def _layout(chart: DailyChart, top: float) -> go.Layout:
    days = (chart.last - chart.first).days
    ticks = [chart.last - timedelta(days=back) for back in range(0, days + 1, max(WEEK, days // (TICKS - 1)))]
    return go.Layout(
        template=go.layout.Template(),
        barmode="overlay",
        showlegend=False,
        hovermode="x",
        dragmode=False,
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        separators=chart.separators,
        font={"color": SOFT, "size": 12},
        margin={"l": 8, "r": TARGET_NAME_PX if chart.target else 20, "t": 24, "b": 8},
        xaxis={
            "type": "date",
            "range": chart.edges,
            "tickvals": [day.isoformat() for day in ticks],
            "ticktext": [chart.tick(day) for day in ticks],
            "ticklabeloverflow": "allow",
            "showgrid": False,
            "linecolor": LINE,
            "fixedrange": True,
            "automargin": True,
        },
        yaxis={
            "range": [0, round(top, 4)],
            "nticks": TICKS,
            "tickformat": ",",
            "gridcolor": LINE,
            "zeroline": False,
            "fixedrange": True,
            "automargin": True,
        },
        annotations=_annotations(chart),
    )


def _annotations(chart: DailyChart) -> list[dict[str, Any]]:
    """The unit above the axis, where it needs no turned head, and the target's name beside its line's end."""
    plain = {"showarrow": False, "xref": "paper", "xanchor": "left"}
    unit = {**plain, "text": chart.unit, "yref": "paper", "x": 0, "y": 1, "yanchor": "bottom", "yshift": 4}
    if chart.target is None:
        return [unit]
    end = {**plain, "x": 1, "xshift": 4, "y": chart.target.value, "font": {"color": INK}}
    return [
        unit,
        {**end, "text": chart.target.term, "yanchor": "bottom", "yshift": -2},
        {**end, "text": chart.target.amount, "yanchor": "top", "yshift": 2},
    ]
