"""Lanes below one another on one axis of days -> a Plotly figure. PURE: plain values and translated texts come in.

It has the dashboard's look, and is drawn and read out by the same script.
"""

from tracker.timeline.figures.lanes import Bar, BarLane, Change, ChangeLane, Dot, DotLane, DrawnLane, TickLane
from tracker.timeline.figures.stack import Stack, stack_figure

__all__ = [
    "Bar",
    "BarLane",
    "Change",
    "ChangeLane",
    "Dot",
    "DotLane",
    "DrawnLane",
    "Stack",
    "TickLane",
    "stack_figure",
]
