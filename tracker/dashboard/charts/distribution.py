"""How the complete days are spread, against EAR, target and upper level: days, never a share of people."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.assessment.intake.frames import binned
from tracker.dashboard.charts.panel import Panel, Row, Subject, Table, records
from tracker.dashboard.figures import DistributionChart, distribution_figure
from tracker.display.amounts import format_number

BEYOND_TARGET: Final = 1.1


def distribution_panel(subject: Subject) -> Panel:
    """Bars of days in bins of a round width."""
    bins = binned(subject.frame, at_least=BEYOND_TARGET * subject.target)
    total = int(bins["days"].sum())
    chart = DistributionChart(
        look=subject.look,
        per_unit=subject.per_unit,
        lines=subject.lines(subject.highest),
        days_text=_("Complete days"),
        sentences=[_sentence(subject, bar, total) for bar in records(bins)],
    )
    heads = [_("Intake"), _("Complete days")]
    rows = [Row(_range(subject, bar), [format_number(bar.days)]) for bar in records(bins)]
    rows += [Row(*below) for below in _below(subject, total)]
    unit = subject.nutrient.field
    data = bins.rename(columns={"low": f"{unit}_from", "high": f"{unit}_below"})
    return Panel(lambda: distribution_figure(bins, chart), lambda: Table(heads, rows, frozenset({1})), lambda: data)


def _range(subject: Subject, bar: Any) -> str:
    reading = subject.reading
    return _("%(low)s to %(high)s") % {"low": reading.amount(bar.low), "high": reading.amount(bar.high)}


def _sentence(subject: Subject, bar: Any, total: int) -> str:
    words = ngettext(
        "%(range)s: %(days)s of %(total)s complete day", "%(range)s: %(days)s of %(total)s complete days", total
    )
    return words % {"range": _range(subject, bar), "days": bar.days, "total": total}


def _below(subject: Subject, total: int) -> list[tuple[str, list[str]]]:
    """How many days lie below each reference value: days of this diary, as days."""
    reference = subject.reference
    if reference is None or not subject.diarist.cautions.judges_intake:
        return []
    amounts = subject.frame.loc[subject.frame["complete"], "lower"]
    values = [(reference.ear_term, reference.ear), (reference.target_term, reference.target)]
    return [
        (
            _("Days below %(term)s %(amount)s") % {"term": term, "amount": subject.reading.amount(value)},
            [_("%(days)s of %(total)s") % {"days": int((amounts < value).sum()), "total": total}],
        )
        for term, value in values
        if value is not None
    ]
