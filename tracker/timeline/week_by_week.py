"""Places over time: a lane for each place with a bar a week, the table of it and its numbers."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil
from typing import Final

import pandas as pd
from django.utils.translation import gettext as _

from tracker.dashboard.charts.panel import Panel, Row, Table, separators
from tracker.dashboard.figures import Look
from tracker.dashboard.figures.look import SOFT, TICKS
from tracker.display.amounts import format_number
from tracker.display.dates import full_day_name, short_day_name
from tracker.models.twitch_details import PLACES
from tracker.timeline.figures import Bar, BarLane, Stack, stack_figure
from tracker.timeline.lanes import Lanes
from tracker.timeline.places import NOT_SAID, Count, PlacesByWeek, PlaceWeek, places_by_week
from tracker.timeline.words import cramps_words, twitches_words

WEEK: Final = 7
TO_THE_MIDDLE: Final = timedelta(days=WEEK // 2)
TO_THE_END: Final = timedelta(days=WEEK - 1)


def places_panel(lanes: Lanes) -> Panel:
    by_week = places_by_week(lanes.noticed, lanes.first, lanes.last)
    return Panel(lambda: stack_figure(_stack(by_week)), lambda: _table(by_week), lambda: _numbers(by_week))


def _stack(by_week: PlacesByWeek) -> Stack:
    answered = [week for week in by_week.weeks if week.answered]
    return Stack(
        look=Look("", separators(), ""),
        first=by_week.weeks[0].first,
        last=by_week.weeks[-1].first + TO_THE_END,
        lanes=[_lane(place, answered, by_week) for place in by_week.places],
        days=[_middle(week) for week in answered],
        sentences=[_sentence(week, by_week.places) for week in answered],
        ticks=[(_middle(week), short_day_name(week.first)) for week in _few(by_week.weeks)],
        bar_days=WEEK,
    )


def _few(weeks: Sequence[PlaceWeek]) -> Sequence[PlaceWeek]:
    """Those that the axis names, counted back from the last."""
    return weeks[::-1][:: ceil(len(weeks) / TICKS)]


def _middle(week: PlaceWeek) -> date:
    return week.first + TO_THE_MIDDLE


def _lane(place: str, answered: Sequence[PlaceWeek], by_week: PlacesByWeek) -> BarLane:
    """All lanes have one scale, so that two places can be compared; its figure stands at the first."""
    counts = [(week, week.counts.get(place, Count())) for week in answered]
    bars = [
        Bar(_middle(week), count.both / by_week.most, striped=count.cramps / by_week.most) for week, count in counts
    ]
    is_first = place == by_week.places[0]
    return BarLane(_name(place), SOFT, bars, (1.0, format_number(by_week.most)) if is_first else None)


def _name(place: str) -> str:
    return _("Place not said") if place == NOT_SAID else str(PLACES[place].name)


def _week_name(week: PlaceWeek) -> str:
    return _("Week of %(day)s") % {"day": full_day_name(week.first)}


def _answered(week: PlaceWeek) -> str:
    return _("%(answered)s of %(days)s") % {"answered": week.answered, "days": week.days}


def _sentence(week: PlaceWeek, places: Sequence[str]) -> str:
    counts = [(place, count) for place in places if (count := week.counts.get(place))]
    said = [_("%(place)s: %(count)s") % {"place": _name(place), "count": _counted(count)} for place, count in counts]
    words = {"week": _week_name(week), "answered": _answered(week), "said": "; ".join(said) or _("no twitch noticed")}
    return _("%(week)s, %(answered)s days answered. %(said)s") % words


def _counted(count: Count) -> str:
    """ "2 noticed twitches and 1 noticed cramp"."""
    words = [twitches_words(count.twitches), cramps_words(count.cramps)]
    return _(" and ").join(each for each in words if each)


def _table(by_week: PlacesByWeek) -> Table:
    """A row a week, newest first."""
    heads = [_("Week"), _("Days answered"), _("In all"), *map(_name, by_week.places)]
    rows = [
        Row(_week_name(week), [_answered(week), *(_cell(count) for count in _row(week, by_week.places))])
        for week in reversed(by_week.weeks)
    ]
    return Table(heads, rows, frozenset(range(1, len(heads))))


def _row(week: PlaceWeek, places: Sequence[str]) -> list[Count | None]:
    return [week.all if week.answered else None, *(week.at(place) for place in places)]


def _cell(count: Count | None) -> str:
    """ "3", "3, 1 a cramp", "none", or "not answered"."""
    if count is None:
        return _("not answered")
    if not count.both:
        return _("none")
    number = format_number(count.both)
    return _("%(number)s, %(cramps)s a cramp") % {"number": number, "cramps": count.cramps} if count.cramps else number


def _numbers(by_week: PlacesByWeek) -> pd.DataFrame:
    """A row a week and place; nothing counted in a week without an answer."""
    rows = [(week, place, week.at(place)) for week in by_week.weeks for place in by_week.places]
    return pd.DataFrame(
        {
            "week_from": [week.first.isoformat() for week, _place, _count in rows],
            "days": [week.days for week, _place, _count in rows],
            "days_answered": [week.answered for week, _place, _count in rows],
            "place": [place or "not_said" for _week, place, _count in rows],
            "twitches": [count and count.twitches for _week, _place, count in rows],
            "cramps": [count and count.cramps for _week, _place, count in rows],
        },
        dtype=object,
    )
