"""Daily intake; over more than three months its weeks, over more than two years its months."""

from datetime import date
from typing import Any

import pandas as pd
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.assessment.intake.frames import DAYS_OF, Period, by_period, rolling_mean
from tracker.dashboard.chart_list import period_of, rolling_text, rolling_window
from tracker.dashboard.charts.panel import Panel, Row, Subject, Table, records
from tracker.dashboard.figures import DailyChart, daily_figure
from tracker.display.amounts import format_number
from tracker.display.dates import day_name, full_day_name, month_name, short_day_name


def daily_panel(subject: Subject) -> Panel:
    """Intake as bars with reference lines, and the mean of the last complete days as a line."""
    period = period_of(subject.span.days)
    bars = by_period(subject.frame, period) if period else subject.frame
    sentences = (
        _period_sentences(subject, bars, period) if period else {day.date: day.sentence for day in subject.words}
    )
    chart = DailyChart(
        look=subject.look,
        first=subject.span.first,
        last=subject.span.last,
        bar_days=DAYS_OF[period] if period else 1,
        per_unit=subject.per_unit,
        lines=subject.lines(float(bars["lower"].max()) if len(bars) else 0.0),
        complete_text=_("Complete day"),
        incomplete_text=_("Day not complete"),
        unknown_text=_("Foods without a value come on top"),
        supplements_text=_("From supplements"),
        rolling_text=rolling_text(subject.span.days),
        tick=month_name if period == "month" else short_day_name,
        sentences=sentences,
    )
    return Panel(
        lambda: daily_figure(bars, _rolling(subject), chart),
        lambda: _period_table(subject, bars, period) if period else _day_table(subject),
        lambda: _numbers(subject, bars),
    )


def _rolling(subject: Subject) -> "pd.Series[float]":
    window = rolling_window(subject.span.days)
    if window is None:
        return pd.Series(dtype="float64", index=pd.DatetimeIndex([]))
    return rolling_mean(subject.frame, window, first=subject.span.first, last=subject.span.last)


def _period_name(first: date, period: Period) -> str:
    if period == "month":
        return month_name(first)
    return _("Week of %(day)s") % {"day": full_day_name(first)}


def _mean(subject: Subject, bar: Any) -> str:
    """ "at least 312 mg a day"."""
    if bar.unknown_entries and bar.unknown_entries == bar.entries:
        return _("unknown")
    return _("%(amount)s a day") % {"amount": subject.reading.lower_bound(bar.lower, bar.unknown_entries)}


def _period_sentences(subject: Subject, bars: pd.DataFrame, period: Period) -> dict[date, str]:
    return {bar.Index.date(): _period_sentence(subject, bar, period) for bar in records(bars)}


def _period_sentence(subject: Subject, bar: Any, period: Period) -> str:
    if bar.complete:
        basis = ngettext("over %(days)s complete day", "over %(days)s complete days", bar.days)
    else:
        basis = ngettext(
            "over %(days)s day that is not complete", "over %(days)s days, none of them complete", bar.days
        )
    sentence = _("%(period)s: %(mean)s, %(basis)s") % {
        "period": _period_name(bar.first.date(), period),
        "mean": _mean(subject, bar),
        "basis": basis % {"days": bar.days},
    }
    if bar.other_days:
        left = ngettext("%(days)s not complete, left out", "%(days)s not complete, left out", bar.other_days)
        sentence = f"{sentence}; {left % {'days': bar.other_days}}"
    return sentence


def _period_table(subject: Subject, bars: pd.DataFrame, period: Period) -> Table:
    heads = [
        _("Week") if period == "week" else _("Month"),
        _("Mean a day"),
        _("From supplements"),
        _("Foods without a value"),
        _("Days used"),
        _("Left out"),
    ]
    rows = [
        Row(
            _period_name(bar.first.date(), period),
            [
                _mean(subject, bar),
                subject.reading.amount(bar.from_supplements) if bar.from_supplements else _("none"),
                format_number(bar.unknown_entries),
                _days_used(bar),
                format_number(bar.other_days),
            ],
        )
        for bar in records(bars[::-1])
    ]
    return Table(heads, rows, frozenset({1, 2, 3, 4, 5}))


def _days_used(bar: Any) -> str:
    days = format_number(bar.days)
    return days if bar.complete else _("%(days)s, not complete") % {"days": days}


def _day_table(subject: Subject) -> Table:
    heads = [_("Day"), _(subject.nutrient.name), _("From supplements"), _("Foods without a value"), _("Complete")]
    rows = [
        Row(
            day_name(day.date),
            [day.amount, day.supplements or _("none"), day.unknown, _("yes") if day.complete else _("no")],
            reverse("tracker:day", args=[day.date]),
        )
        for day in reversed(subject.words)
    ]
    return Table(heads, rows, frozenset({1, 2}))


def _numbers(subject: Subject, bars: pd.DataFrame) -> pd.DataFrame:
    """The bars in the nutrient's own unit; what is unknown has no number, and a bound only decides."""
    unit = subject.nutrient.field
    first = bars["first"] if "first" in bars else bars.index.to_series()
    numbers = {
        "from": first.dt.strftime("%Y-%m-%d"),
        f"{unit}_at_least": bars["lower"],
        f"{unit}_from_food": bars["from_food"],
        f"{unit}_from_supplements": bars["from_supplements"],
        "entries": bars["entries"],
        "entries_without_value": bars["unknown_entries"],
        "complete": bars["complete"],
    }
    if "days" in bars:
        numbers |= {"days": bars["days"], "days_left_out": bars["other_days"]}
    else:
        numbers |= {"coverage": bars["coverage"]}
    return pd.DataFrame(numbers)
