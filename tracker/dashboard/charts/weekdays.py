"""The pattern of a week: what complete Mondays, Tuesdays and so on hold."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.assessment.intake.frames import by_weekday
from tracker.dashboard.charts.calendar import weekday_names
from tracker.dashboard.charts.panel import Panel, Row, Subject, Table, records
from tracker.dashboard.figures import WeekdayBars, weekday_figure
from tracker.display.amounts import format_number


def weekdays_panel(subject: Subject) -> Panel:
    """The mean of each weekday, from the lowest to the highest of its complete days."""
    found = by_weekday(subject.frame)
    names = weekday_names()
    chart = WeekdayBars(
        look=subject.look,
        per_unit=subject.per_unit,
        names=names,
        lines=subject.lines(float(found["highest"].max()) if len(found) else 0.0),
        sentences=[_sentence(subject, names[bar.Index], bar) for bar in records(found)],
    )
    heads = [_("Weekday"), _("Mean"), _("Lowest day"), _("Highest day"), _("Complete days")]
    rows = [Row(names[bar.Index], _cells(subject, bar)) for bar in records(found)]
    unit = subject.nutrient.field
    data = found.rename(columns={name: f"{unit}_{name}" for name in ("mean", "lowest", "highest")})
    data.insert(0, "weekday", [int(day) + 1 for day in found.index])  # ISO: 1 is Monday
    return Panel(
        lambda: weekday_figure(found, chart), lambda: Table(heads, rows, frozenset({1, 2, 3, 4})), lambda: data
    )


def _sentence(subject: Subject, name: str, bar: Any) -> str:
    words = ngettext(
        "%(name)s: mean %(mean)s of %(days)s complete day, from %(lowest)s to %(highest)s",
        "%(name)s: mean %(mean)s of %(days)s complete days, from %(lowest)s to %(highest)s",
        bar.days,
    )
    reading = subject.reading
    return words % {
        "name": name,
        "mean": reading.lower_bound(bar.mean, bar.unknown_days),
        "days": bar.days,
        "lowest": reading.amount(bar.lowest),
        "highest": reading.amount(bar.highest),
    }


def _cells(subject: Subject, bar: Any) -> list[str]:
    reading = subject.reading
    mean = reading.lower_bound(bar.mean, bar.unknown_days)
    return [mean, reading.amount(bar.lowest), reading.amount(bar.highest), format_number(bar.days)]
