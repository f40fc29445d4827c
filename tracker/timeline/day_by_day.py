"""The time line itself: all lanes on one axis of days, as a figure, its table and its numbers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

import pandas as pd
from django.urls import reverse
from django.utils.translation import gettext as _

from foods.nutrients import BY_KEY
from tracker.dashboard.charts.panel import Panel, Row, Table, colour_of, separators
from tracker.dashboard.figures import Look
from tracker.dashboard.figures.days import few_days
from tracker.dashboard.figures.look import SOFT
from tracker.display.amounts import format_number
from tracker.display.dates import day_name_with_year, short_day_name
from tracker.models.twitch_details import PLACES
from tracker.timeline.figures import (
    Bar,
    BarLane,
    Change,
    ChangeLane,
    Dot,
    DotLane,
    DrawnLane,
    Stack,
    TickLane,
    stack_figure,
)
from tracker.timeline.lane import Lane
from tracker.timeline.lanes import Lanes
from tracker.timeline.noticed import Noticed, Spell
from tracker.timeline.words import day_sentence, place_names, strongest, strongest_words

MOST_PLACES: Final = 6  # with a lane of their own
BAR_PX: Final = 34
YES_OR_NO_PX: Final = 10


def lanes_panel(lanes: Lanes) -> Panel:
    return Panel(lambda: stack_figure(_stack(lanes)), lambda: _table(lanes), lambda: _numbers(lanes))


def _stack(lanes: Lanes) -> Stack:
    days = lanes.days
    return Stack(
        look=Look("", separators(), ""),
        first=lanes.first,
        last=lanes.last,
        lanes=[
            *_change_lanes(lanes),
            *_noticed_lanes(lanes.noticed),
            *(_bar_lane(lane, colour_of(BY_KEY[lane.key])) for lane in lanes.nutrients),
            *(_bar_lane(lane, SOFT) for lane in lanes.factors),
        ],
        days=days,
        sentences=[day_sentence(lanes, day) for day in days],
        ticks=few_days(lanes.first, lanes.last, short_day_name),
    )


def _change_lanes(lanes: Lanes) -> list[DrawnLane]:
    changes = [Change(change.date, change.what.value) for change in lanes.changes]
    return [ChangeLane(_("Medicines: ▶ start, ▲ change, ■ stop"), changes)] if changes else []


def _bar_lane(lane: Lane, colour: str) -> BarLane:
    bars = [Bar(day, point.value / lane.end, point.complete, point.some_unknown) for day, point in lane.points.items()]
    at = (lane.end if lane.guide is None else lane.guide) / lane.end
    return BarLane(
        name=_("%(name)s, %(unit)s") % {"name": lane.name, "unit": lane.unit} if lane.unit else lane.name,
        colour=colour,
        bars=bars,
        mark=(at, lane.mark) if lane.mark else None,
        dashed=lane.guide is not None,
        px=YES_OR_NO_PX if lane.is_yes_or_no else BAR_PX,
    )


def _noticed_lanes(noticed: Noticed) -> list[DrawnLane]:
    """A lane for each usual place, one for all others, one for what has no place, and the answers "none"."""
    if not noticed.counts:
        return []
    usual = [place.key for place in noticed.places[:MOST_PLACES]]
    others = {place.key for place in noticed.places[MOST_PLACES:]}
    lanes = [DotLane(str(PLACES[key].name), _dots(noticed.spells, {key})) for key in usual]
    lanes.append(DotLane(_("Other places"), _dots(noticed.spells, others)))
    lanes.append(DotLane(_("Place not said"), _dots_of(spell for spell in noticed.spells if not spell.places)))
    drawn: list[DrawnLane] = [lane for lane in lanes if lane.dots]
    if none := [day for day, count in noticed.counts.items() if not count]:
        drawn.append(TickLane(_("Answered: no twitch noticed"), none))
    return drawn


def _dots(spells: Sequence[Spell], places: set[str]) -> list[Dot]:
    return _dots_of(spell for spell in spells if places.intersection(spell.places))


def _dots_of(spells: Iterable[Spell]) -> list[Dot]:
    """One dot for a day's twitches and one for its cramps, as large as the strongest."""
    groups: dict[tuple[object, bool], list[Spell]] = {}
    for spell in spells:
        groups.setdefault((spell.day, spell.is_cramp), []).append(spell)
    return [Dot(group[0].day, strongest(group), group[0].is_cramp) for group in groups.values()]


def _table(lanes: Lanes) -> Table:
    """A row a day, newest first; an empty cell was not logged."""
    columns = _columns(lanes)
    rows = [
        Row(day_name_with_year(day), [cell(day) for _head, cell in columns], reverse("tracker:day", args=[day]))
        for day in reversed(lanes.days)
    ]
    of_the_lanes = range(len(columns) - len(lanes.all) + 1, len(columns) + 1)
    return Table([_("Day"), *(head for head, _cell in columns)], rows, frozenset({1, 2, *of_the_lanes}))


def _columns(lanes: Lanes) -> list[tuple[str, Callable[[date], str]]]:
    """The columns after the day, each with what it says of a day; those of the lanes are the last."""
    noticed = lanes.noticed
    columns: list[tuple[str, Callable[[date], str]]] = [
        (_("Noticed twitches"), lambda day: _counted(noticed, day, cramps=False)),
        (_("Noticed cramps"), lambda day: _counted(noticed, day, cramps=True)),
    ]
    if noticed.spells:
        columns += [
            (_("Where"), lambda day: ", ".join(place_names(noticed, noticed.on(day)))),
            (_("Strongest"), lambda day: strongest_words(noticed.on(day))),
        ]
    if lanes.nutrients:
        columns.append((_("Complete"), lambda day: _YES_NO[lanes.is_complete(day)]()))
    if lanes.changes:
        columns.append((_("Medicines and supplements"), lambda day: "; ".join(lanes.changes_on(day))))
    return columns + [(lane.name, lane.said) for lane in lanes.all]


_YES_NO: Final[Mapping[bool | None, Callable[[], str]]] = {True: lambda: _("yes"), False: lambda: _("no"), None: str}


def _counted(noticed: Noticed, day: date, *, cramps: bool) -> str:
    count = noticed.count(day, cramps=cramps)
    if count is None:
        return _("not answered")
    return format_number(count) if count else _("none")


def _numbers(lanes: Lanes) -> pd.DataFrame:
    """A row a day, oldest first, in the lanes' own units; what was not logged or answered is empty."""
    noticed, days = lanes.noticed, lanes.days
    counts: dict[str, list[object]] = {
        "date": [day.isoformat() for day in days],
        "twitches": [noticed.count(day, cramps=False) for day in days],
        "cramps": [noticed.count(day, cramps=True) for day in days],
        "places": [" ".join(dict.fromkeys(key for spell in noticed.on(day) for key in spell.places)) for day in days],
        "strongest": [strongest(noticed.on(day)) for day in days],
        "complete": [lanes.is_complete(day) for day in days],
        "changes": ["; ".join(lanes.changes_on(day)) for day in days],
    }
    return pd.DataFrame(counts | {lane.field: [lane.value(day) for day in days] for lane in lanes.all}, dtype=object)
