"""A calendar: each day a square that fills with its share of the target, darker the fuller it is.

A few weeks stand below one another with a column for each weekday, as in a calendar on the wall; more of them are
columns, in one band or, from half a year on, in two, so that the squares can be told apart on a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from tracker.dashboard.figures.look import CLEAR, OUTLINE_PX, RAIL, Look, layout, plain_axis, spoken

CELL: Final = 0.88  # of the room that a day has
WEEK: Final = 7
MOST_WEEKS_AS_ROWS: Final = 6
MOST_COLUMNS: Final = 27  # half a year: squares of 11 px on a phone
BAND: Final = 9  # rows from one band of weeks to the next, with the names of months between them
CHARACTER_PX: Final = 8
STEPS: Final = ((1.0, 1.0), (0.75, 0.82), (0.5, 0.64), (0.25, 0.46), (0.0, 0.3))  # share at and above which, opacity


@dataclass(frozen=True, slots=True)
class CalendarChart:
    """`weekdays` are seven short names, Monday first; `weeks` and `months` name days: of weeks as rows, as columns."""

    look: Look
    first: date
    last: date
    weekdays: Sequence[str]
    weeks: Sequence[tuple[date, str]]
    months: Sequence[tuple[date, str]]
    sentences: Sequence[str]

    def week_of(self, day: date) -> int:
        """Weeks from the first one of the calendar."""
        return (day - (self.first - timedelta(days=self.first.weekday()))).days // WEEK

    @property
    def as_rows(self) -> bool:
        return self.week_of(self.last) < MOST_WEEKS_AS_ROWS

    @property
    def bands(self) -> int:
        return ceil((self.week_of(self.last) + 1) / MOST_COLUMNS)

    @property
    def columns(self) -> int:
        return WEEK if self.as_rows else ceil((self.week_of(self.last) + 1) / self.bands)

    @property
    def rows(self) -> int:
        return self.week_of(self.last) + 1 if self.as_rows else BAND * (self.bands - 1) + WEEK

    def place(self, day: date) -> tuple[int, int]:
        """Column from the left and row from below, each from 0."""
        week = self.week_of(day)
        if self.as_rows:
            return day.weekday(), self.rows - 1 - week
        return week % self.columns, self.rows - 1 - BAND * (week // self.columns) - day.weekday()


def calendar_figure(shares: pd.DataFrame, chart: CalendarChart) -> go.Figure:
    """One square a logged day; days that were not logged stay empty.

    `shares`: index DatetimeIndex, columns share (of the target, 0 and up; shown up to 1) and complete (bool). Its
    fill rises with the share and darkens in five steps, so that either alone tells it; an incomplete day is hollow.
    charts.js makes the plot as high as its squares at the width that there is.
    """
    names = [name for _row, name in _names_beside(chart)]
    figure = go.Figure(
        data=[
            _cells(shares, chart),
            _fills(shares[shares["complete"]], chart),
            _hollow(shares[~shares["complete"]], chart),
        ],
        layout=layout(
            chart.look,
            band="cell",
            margin={"l": CHARACTER_PX * max(map(len, names)) + 8, "r": 4, "t": 22, "b": 4},
            xaxis=_axis(chart.columns, [(at, name) for at, name in enumerate(chart.weekdays) if chart.as_rows])
            | {"side": "top", "constrain": "domain", "constraintoward": "left"},
            yaxis=_axis(chart.rows, _names_beside(chart))
            | {"scaleanchor": "x", "constrain": "domain", "constraintoward": "top"},
            annotations=[] if chart.as_rows else [_month(day, name, chart) for day, name in chart.months],
        ),
    )
    figure.layout.meta = figure.layout.meta | {"columns": chart.columns, "rows": chart.rows}
    return figure


def _axis(cells: int, names: Sequence[tuple[int, str]]) -> dict[str, Any]:
    plain = plain_axis(linecolor=CLEAR, tickangle=0, range=[-0.5, cells - 0.5])
    return plain | {"automargin": False, "tickvals": [at for at, _ in names], "ticktext": [name for _, name in names]}


def _names_beside(chart: CalendarChart) -> list[tuple[int, str]]:
    """Rows with their names: each week's, each weekday's, or every other weekday's where the squares are small."""
    if chart.as_rows:
        return [(chart.place(day)[1], name) for day, name in chart.weeks]
    every = 1 if chart.bands == 1 else 2
    return [
        (chart.rows - 1 - BAND * band - weekday, chart.weekdays[weekday])
        for band in range(chart.bands)
        for weekday in range(0, WEEK, every)
    ]


def _month(day: date, name: str, chart: CalendarChart) -> dict[str, Any]:
    """A month's name above the week in which it begins."""
    column, row = chart.place(day - timedelta(days=day.weekday()))
    place = {"x": column - 0.5, "xanchor": "left", "y": row + 0.5, "yanchor": "bottom"}
    return {"text": name, "showarrow": False, "borderpad": 0, **place}


def _places(days: pd.DataFrame, chart: CalendarChart) -> dict[str, list[float]]:
    """Where the squares of the days stand: their middles across, their lower edges."""
    places = [chart.place(moment.date()) for moment in days.index]
    return {"x": [column for column, _ in places], "base": [round(row - CELL / 2, 3) for _, row in places]}


def _heights(days: pd.DataFrame) -> list[float]:
    return [round(CELL * min(float(share), 1.0), 3) for share in days["share"]]


def _cells(days: pd.DataFrame, chart: CalendarChart) -> go.Bar:
    """The square behind each logged day, which says its sentence."""
    marker = {"color": RAIL, "line": {"width": 0}}
    return go.Bar(y=[CELL] * len(days), width=CELL, marker=marker, **_places(days, chart), **spoken(chart.sentences))


def _fills(days: pd.DataFrame, chart: CalendarChart) -> go.Bar:
    opacity = [next(opacity for least, opacity in STEPS if share >= least) for share in days["share"]]
    marker = {"color": chart.look.colour, "opacity": opacity, "line": {"width": 0}}
    return go.Bar(y=_heights(days), width=CELL, marker=marker, hoverinfo="skip", **_places(days, chart))


def _hollow(days: pd.DataFrame, chart: CalendarChart) -> go.Bar:
    marker = {"color": CLEAR, "line": {"color": chart.look.colour, "width": OUTLINE_PX / 2}}
    return go.Bar(y=_heights(days), width=CELL, marker=marker, hoverinfo="skip", **_places(days, chart))
