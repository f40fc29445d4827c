"""A calendar of weeks: each day a cell that fills with its share of the target, darker the fuller it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from tracker.dashboard.figures.look import CLEAR, OUTLINE_PX, RAIL, Look, layout, plain_axis, spoken

CELL: Final = 0.84  # of the room that a day has
DAYS_OF_A_WEEK: Final = 7
FEWEST_COLUMNS: Final = 18  # so that the cells of a short span are no wide slabs
STEPS: Final = ((1.0, 1.0), (0.75, 0.82), (0.5, 0.64), (0.25, 0.46), (0.0, 0.3))  # share at and above which, opacity


@dataclass(frozen=True, slots=True)
class CalendarChart:
    """`weekdays` are seven short names, Monday first; `months` names the first week of each month that has room."""

    look: Look
    first: date
    last: date
    weekdays: Sequence[str]
    months: Sequence[tuple[date, str]]
    sentences: Sequence[str]

    @property
    def first_monday(self) -> date:
        return self.first - timedelta(days=self.first.weekday())

    def week_of(self, day: date) -> int:
        """Weeks from the first one of the calendar."""
        return (day - self.first_monday).days // DAYS_OF_A_WEEK


def calendar_figure(shares: pd.DataFrame, chart: CalendarChart) -> go.Figure:
    """One cell a logged day, Monday at the top; days that were not logged stay empty.

    `shares`: index DatetimeIndex, columns share (of the target, 0 and up; shown up to 1) and complete (bool). A cell's
    fill rises with the share and darkens in five steps, so that either alone tells it; an incomplete day is hollow.
    """
    weeks = chart.week_of(chart.last) + 1
    return go.Figure(
        data=[
            _cells(shares, chart),
            _fills(shares[shares["complete"]], chart),
            _hollow(shares[~shares["complete"]], chart),
        ],
        layout=layout(
            chart.look,
            band="cell",
            margin={"l": 8, "r": 8, "t": 24, "b": 8},
            xaxis=plain_axis(
                range=[-0.5, max(weeks, FEWEST_COLUMNS) - 0.5],
                side="top",
                linecolor=CLEAR,
                tickangle=0,
                tickvals=[chart.week_of(day) for day, _name in chart.months],
                ticktext=[name for _day, name in chart.months],
            ),
            yaxis=plain_axis(
                range=[-0.1, DAYS_OF_A_WEEK],
                linecolor=CLEAR,
                tickvals=[_row(weekday) + CELL / 2 for weekday in range(DAYS_OF_A_WEEK)],
                ticktext=list(chart.weekdays),
            ),
        ),
    )


def _row(weekday: int) -> int:
    return DAYS_OF_A_WEEK - 1 - weekday


def _columns(days: pd.DataFrame, chart: CalendarChart) -> list[int]:
    return [chart.week_of(moment.date()) for moment in days.index]


def _rows(days: pd.DataFrame) -> list[int]:
    return [_row(moment.weekday()) for moment in days.index]


def _heights(days: pd.DataFrame) -> list[float]:
    return [round(CELL * min(float(share), 1.0), 3) for share in days["share"]]


def _cells(days: pd.DataFrame, chart: CalendarChart) -> go.Bar:
    """The cell behind each logged day, which says its sentence."""
    return go.Bar(
        x=_columns(days, chart),
        base=_rows(days),
        y=[CELL] * len(days),
        width=CELL,
        marker={"color": RAIL, "line": {"width": 0}},
        **spoken(chart.sentences),
    )


def _fills(days: pd.DataFrame, chart: CalendarChart) -> go.Bar:
    opacity = [next(opacity for least, opacity in STEPS if share >= least) for share in days["share"]]
    return go.Bar(
        x=_columns(days, chart),
        base=_rows(days),
        y=_heights(days),
        width=CELL,
        marker={"color": chart.look.colour, "opacity": opacity, "line": {"width": 0}},
        hoverinfo="skip",
    )


def _hollow(days: pd.DataFrame, chart: CalendarChart) -> go.Bar:
    return go.Bar(
        x=_columns(days, chart),
        base=_rows(days),
        y=_heights(days),
        width=CELL,
        marker={"color": CLEAR, "line": {"color": chart.look.colour, "width": OUTLINE_PX / 2}},
        hoverinfo="skip",
    )
