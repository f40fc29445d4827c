"""Which foods gave a nutrient, and at which meals: everything that was logged in the span, complete day or not."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.assessment.intake.sources import Source, Sources, by_food, by_meal
from tracker.assessment.intake.totals import SUPPLEMENT
from tracker.dashboard.charts.panel import Panel, Row, Subject, Table
from tracker.dashboard.figures import RankedBar, ranked_figure
from tracker.display.amounts import format_number, format_share
from tracker.models import Entry, Meal
from tracker.models.entry import EntryQuerySet

TOP: Final = 6
MOST_ROWS: Final = 100


def foods_panel(subject: Subject) -> Panel:
    """The ten foods that gave most; the table goes on, and names what has no value."""
    entries, days = _logged(subject)
    sources = by_food(entries.sources(subject.nutrient))
    return _panel(subject, sources, days, names=[_food_name(source) for source in sources.ranked], head=_("Food"))


def meals_panel(subject: Subject) -> Panel:
    """The four meals, each with its part."""
    entries, days = _logged(subject)
    sources = by_meal(entries.sources(subject.nutrient))
    return _panel(
        subject, sources, days, names=[str(Meal(source.name).label) for source in sources.ranked], head=_("Meal")
    )


def _logged(subject: Subject) -> tuple[EntryQuerySet, int]:
    entries = Entry.objects.of(subject.diarist.user).between(subject.span.first, subject.span.last)
    return entries, entries.counted().days()


def _food_name(source: Source) -> str:
    return _("%(name)s (supplement)") % {"name": source.name} if source.kind == SUPPLEMENT else source.name


def _panel(subject: Subject, sources: Sources, days: int, *, names: Sequence[str], head: str) -> Panel:
    named = list(zip(names, sources.ranked, strict=True))
    bars = [_bar(subject, name, source, days) for name, source in named[:TOP]]
    heads = [head, _("Share of what is known"), _("Mean a logged day"), _("Times"), _("Times without a value")]
    rows = [_row(subject, name, source, days) for name, source in named[:MOST_ROWS]]
    rows += [
        Row(source.name, [_("unknown"), _("unknown"), format_number(source.times), format_number(source.unknown_times)])
        for source in sources.nothing_known[:MOST_ROWS]
    ]
    return Panel(
        lambda: ranked_figure(
            bars, subject.look, tick=format_share, none=_("Nothing logged here is known to hold it.")
        ),
        lambda: Table(heads, rows, frozenset({1, 2, 3, 4})),
        lambda: _numbers(subject, sources),
    )


def _a_day(subject: Subject, source: Source, days: int) -> str:
    amount = subject.reading.amount(source.amount / days)
    return _("%(amount)s a day") % {"amount": amount}


def _bar(subject: Subject, name: str, source: Source, days: int) -> RankedBar:
    words = {"share": format_share(source.share), "amount": _a_day(subject, source, days)}
    times = ngettext("eaten %(times)s time", "eaten %(times)s times", source.times) % {
        "times": format_number(source.times)
    }
    sentence = _("%(name)s: %(share)s of what is known, %(amount)s on average, %(times)s") % {
        "name": name,
        "times": times,
        **words,
    }
    return RankedBar(name, source.share, f"{words['share']} · {words['amount']}", sentence)


def _row(subject: Subject, name: str, source: Source, days: int) -> Row:
    return Row(
        name,
        [
            format_share(source.share),
            _a_day(subject, source, days),
            format_number(source.times),
            format_number(source.unknown_times),
        ],
    )


def _numbers(subject: Subject, sources: Sources) -> pd.DataFrame:
    each = [*sources.ranked, *sources.nothing_known]
    return pd.DataFrame(
        {
            "name": [source.name for source in each],
            "kind": [source.kind for source in each],
            f"{subject.nutrient.field}_at_least": [
                None if source.unknown_times == source.times else source.amount for source in each
            ],
            "times": [source.times for source in each],
            "times_without_value": [source.unknown_times for source in each],
        }
    )
