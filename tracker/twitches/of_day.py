"""What was said of one day's twitches, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.display.dates import clock
from tracker.models import Day, Twitch
from tracker.models.twitch import in_the_order_of_the_day
from tracker.models.twitch_details import (
    MOST_STRENGTH,
    PLACES,
    Circumstance,
    Symptom,
    TwitchDetails,
    TwitchKind,
)
from tracker.person.diarist import Diarist


class Line(NamedTuple):
    """One twitch in words: `when` is "18:42" or "", `what` its kind and places, `how` the rest."""

    twitch: Twitch
    when: str
    what: str
    how: str


@dataclass(frozen=True, slots=True)
class DayTwitches:
    """One day's answers: the twitches in their order, or `none`, or neither."""

    day: date
    is_today: bool
    has_come: bool
    lines: Sequence[Line]
    said_none: bool

    @property
    def none(self) -> bool:
        """ "None" holds as long as nothing is noted beside it."""
        return self.said_none and not self.lines

    @property
    def count_words(self) -> str:
        """ "2 today", or "2 noted" of another day."""
        words = _("%(count)s today") if self.is_today else _("%(count)s noted")
        return words % {"count": len(self.lines)}

    @property
    def newest(self) -> Line:
        return self.lines[-1]


def twitches_of(diarist: Diarist, day: date) -> DayTwitches:
    """2 queries, however many there are."""
    rows = Twitch.objects.of(diarist.user).on(day).present().with_details()
    ordered = in_the_order_of_the_day(rows, day_starts_hour=diarist.profile.day_starts_hour)
    said_none = day in Day.objects.of(diarist.user).between(day, day).no_twitch_dates()
    return DayTwitches(day, day == diarist.today, day <= diarist.today, [line_of(row) for row in ordered], said_none)


def line_of(twitch: Twitch) -> Line:
    when = clock(twitch.local_time) if twitch.local_time else ""
    kind = str(TwitchKind(twitch.kind).label)
    if twitch.details is None:
        return Line(twitch, when, kind, _("What was said of it can no longer be read."))
    places = _listed([str(PLACES[key].name) for key in twitch.details.places])
    return Line(twitch, when, f"{kind}: {places}" if places else kind, _listed(_how(twitch.details)))


def _how(details: TwitchDetails) -> list[str]:
    words = []
    if details.strength is not None:
        words.append(_("strength %(strength)s of %(most)s") % {"strength": details.strength, "most": MOST_STRENGTH})
    if details.minutes is not None:
        words.append(
            ngettext("%(minutes)s minute", "%(minutes)s minutes", details.minutes) % {"minutes": details.minutes}
        )
    words += [str(Circumstance(key).label) for key in details.circumstances]
    return words + [str(Symptom(key).label) for key in details.symptoms]


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)
