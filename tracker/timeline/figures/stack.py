"""Lanes below one another. The upright axis counts px, so that each lane has its height whatever else there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any, Final

import plotly.graph_objects as go

from tracker.dashboard.figures.days import DAY_MS, day_axis
from tracker.dashboard.figures.look import CARD, CLEAR, INK, Look, layout, plain_axis, spoken
from tracker.timeline.figures.drawing import Placed, drawn, feet_of, guides_of
from tracker.timeline.figures.lanes import BarLane, DrawnLane

MOST_HOLLOW: Final = 92  # columns; among more, an outline would fill its bar
NAME_PX: Final = 22  # above each lane
AXIS_PX: Final = 28
TOP_PX: Final = 4


@dataclass(frozen=True, slots=True)
class Stack:
    """`lanes` from the top down; `days` are those that say something, each with its sentence, in order.

    A bar, and a column that is pointed at, stands for `bar_days` days with `day` in their middle; `ticks` are the days
    that the axis names, and how.
    """

    look: Look
    first: date
    last: date
    lanes: Sequence[DrawnLane]
    days: Sequence[date]
    sentences: Sequence[str]
    ticks: Sequence[tuple[date, str]]
    bar_days: int = 1

    @property
    def px(self) -> int:
        return max(sum(NAME_PX + lane.px for lane in self.lanes), 1)

    @property
    def placed(self) -> list[Placed]:
        """Each lane with the height of its foot above the figure's."""
        below = accumulate(NAME_PX + lane.px for lane in self.lanes)
        return [(self.px - down, lane) for down, lane in zip(below, self.lanes, strict=True)]


def stack_figure(stack: Stack) -> go.Figure:
    """One column for each day through all lanes; where nothing was logged, nothing is drawn."""
    placed = stack.placed
    bars = [(foot, lane) for foot, lane in placed if isinstance(lane, BarLane)]
    marks = [(foot + lane.px * lane.mark[0], lane.mark[1]) for foot, lane in bars if lane.mark]
    width = DAY_MS * stack.bar_days
    narrow = (stack.last - stack.first).days // stack.bar_days > MOST_HOLLOW
    return go.Figure(
        data=[
            feet_of(placed, stack.first, stack.last),
            *drawn(placed, width, narrow=narrow),
            guides_of(placed, stack.first, stack.last),
            _columns(stack, width),
        ],
        layout=layout(
            stack.look,
            band="x",
            half=width / 2,
            margin={"l": 8, "r": 8, "t": TOP_PX, "b": AXIS_PX},
            height=stack.px + TOP_PX + AXIS_PX,
            xaxis=day_axis(stack.first, stack.last, stack.ticks),
            yaxis=plain_axis(
                range=[0, stack.px],
                linecolor=CLEAR,
                tickangle=0,
                tickvals=[round(at, 1) for at, _ in marks],
                ticktext=[text for _, text in marks],
            ),
            annotations=[_name(lane.name, foot + lane.px) for foot, lane in placed],
        ),
    )


def _columns(stack: Stack, width: int) -> go.Bar:
    """What is pointed at: a clear column for each day, which says its sentence."""
    marker = {"color": CLEAR, "line": {"width": 0}}
    return go.Bar(
        x=[day.isoformat() for day in stack.days],
        y=[stack.px] * len(stack.days),
        width=width,
        marker=marker,
        **spoken(stack.sentences),
    )


def _name(text: str, at: int) -> dict[str, Any]:
    """On the card's colour, so that the lines of changes do not run through it."""
    above = {"xref": "paper", "x": 0, "xanchor": "left", "y": at, "yanchor": "bottom", "yshift": 2}
    return {"text": text, "showarrow": False, "borderpad": 0, "bgcolor": CARD, "font": {"color": INK}, **above}
