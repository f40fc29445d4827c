"""Frames -> Plotly figures as JSON, one look. PURE: frames and translated texts come in, no Django here.

Only traces that plotly.js-basic draws: scatter, bar, pie. Texts hold no HTML, and what looks like it is shown as it was
typed (as_text). Colours are names of our CSS custom properties ("var(--magnesium)"): charts.js puts the computed
colour in their place, again whenever light turns to dark.
"""

from tracker.dashboard.figures.as_text import figure_json
from tracker.dashboard.figures.bars import RankedBar, WeekdayBars, ranked_figure, weekday_figure
from tracker.dashboard.figures.calendar import CalendarChart, calendar_figure
from tracker.dashboard.figures.daily import DailyChart, daily_figure
from tracker.dashboard.figures.distribution import DistributionChart, distribution_figure
from tracker.dashboard.figures.hours import HourLine, HoursChart, hours_figure
from tracker.dashboard.figures.look import Look, ReferenceLine

__all__ = [
    "CalendarChart",
    "DailyChart",
    "DistributionChart",
    "HourLine",
    "HoursChart",
    "Look",
    "RankedBar",
    "ReferenceLine",
    "WeekdayBars",
    "calendar_figure",
    "daily_figure",
    "distribution_figure",
    "figure_json",
    "hours_figure",
    "ranked_figure",
    "weekday_figure",
]
