"""The dashboard's charts with all their words: from a person's days to a figure, its table and its numbers.

Each module makes one kind of `Panel`. They import pandas and plotly, so views import this package only when a chart is
asked for; `tracker.dashboard.chart_list` names the charts without them.
"""

from collections.abc import Callable, Mapping
from typing import Final

from tracker.dashboard.charts.calendar import calendar_panel
from tracker.dashboard.charts.daily import daily_panel
from tracker.dashboard.charts.distribution import distribution_panel
from tracker.dashboard.charts.hours import hours_panel
from tracker.dashboard.charts.panel import Panel, Subject
from tracker.dashboard.charts.sources import foods_panel, meals_panel
from tracker.dashboard.charts.weekdays import weekdays_panel

PANELS: Final[Mapping[str, Callable[[Subject], Panel]]] = {
    "daily": daily_panel,
    "calendar": calendar_panel,
    "foods": foods_panel,
    "meals": meals_panel,
    "weekdays": weekdays_panel,
    "distribution": distribution_panel,
    "hours": hours_panel,
}

__all__ = ["PANELS", "Panel", "Subject"]
