"""What the person of the invented diary notices and answers besides food: twitches, and the sheet of the day.

She notices more after short nights and on days of stress; some evenings she answers nothing. Coffee stands among what
she eats, so that by hand there is only the espresso at work.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.assessment.warning import Reason
from tracker.models import DayFactors, DayNote, Twitch, WarningDay
from tracker.models.factor import sealed_note
from tracker.models.twitch import sealed_details
from tracker.models.twitch_details import TwitchDetails, TwitchKind

UNANSWERED_SHARE: Final = 0.12  # of all evenings
LEFT_OPEN_SHARE: Final = 0.06  # of the lines of an answered one
SHORT_NIGHT_H: Final = 6.5
CALM_STRESS: Final = 2
PLACES: Final = ("eyelid_left", "eyelid_left", "eyelid_left", "calf_right")
TIMES: Final = (time(7, 40), time(10, 15), time(14, 30), time(16, 50), time(19, 20), time(22, 5))
WEEKEND: Final = 5
READ: Final = (Reason.SEVERAL_PLACES, Reason.OVER_TWO_WEEKS, Reason.MEDICINE_CHANGED)  # yesterday, and put away
NOTES: Final[Mapping[int, str | Promise]] = {9: _("Long day at work."), 30: _("Slept at a friend’s house.")}  # days ago


@dataclass(slots=True)
class InventedBeside:
    """Of nobody yet: `twitches` with day, time, kind and details, `factors` by day, and the days without a twitch."""

    twitches: list[tuple[UUID, date, time, TwitchKind, TwitchDetails]] = field(default_factory=list)
    factors: dict[date, dict[str, Any]] = field(default_factory=dict)
    without_twitch: set[date] = field(default_factory=set)
    notes: dict[date, str] = field(default_factory=dict)
    read_warnings_on: date | None = None

    def write(self, user: User) -> None:
        """Into the empty account of `user`, in a statement for each kind of row."""
        Twitch.objects.bulk_create(
            Twitch(user=user, key=key, date=day, local_time=at, kind=kind, sealed=sealed_details(details))
            for key, day, at, kind, details in self.twitches
        )
        DayFactors.objects.bulk_create(DayFactors(user=user, date=day, **said) for day, said in self.factors.items())
        DayNote.objects.bulk_create(
            DayNote(user=user, date=day, sealed=sealed_note(words)) for day, words in self.notes.items()
        )
        if self.read_warnings_on:
            WarningDay.objects.put_away(READ, user=user, day=self.read_warnings_on)


def invent_beside(days: Sequence[date], *, seed: int) -> InventedBeside:
    """Of these days, the last of which is today: of it she has said only how she slept. The same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - an invented diary is no secret
    beside = InventedBeside()
    *past, today = days
    for ago, day in zip(range(len(past), 0, -1), past, strict=True):
        said = _said(day, chance)
        twitches = list(_noticed(day, said, chance))
        if chance.random() < UNANSWERED_SHARE:
            beside.twitches += twitches  # noted in a tap as they came
            continue
        beside.factors[day] = {name: answer for name, answer in said.items() if chance.random() >= LEFT_OPEN_SHARE}
        beside.twitches += twitches
        if not twitches:
            beside.without_twitch.add(day)
        if ago in NOTES:
            beside.notes[day] = str(NOTES[ago])
    beside.read_warnings_on = past[-1] if past else None
    beside.factors[today] = {"sleep_hours": 7.0, "times_woken": 1}
    return beside


def _said(day: date, chance: random.Random) -> dict[str, Any]:
    """Everything she could answer of a day."""
    is_weekend = day.weekday() >= WEEKEND
    espresso = not is_weekend and chance.random() < 0.4
    minutes = chance.choice((0, 0, 30, 45, 60)) if not is_weekend else chance.choice((0, 40, 90))
    exercise = {"exercise_minutes": minutes}
    if minutes:
        exercise |= {"exercise_effort": chance.randint(3, 7), "unaccustomed": chance.random() < 0.15}
    return exercise | {
        "other_drinks_ml": chance.choice((500.0, 750.0, 1000.0, 1250.0)),
        "other_caffeine_mg": 63.0 if espresso else 0.0,
        "last_caffeine": chance.choice((time(13, 30), time(15, 0), time(16, 15))) if espresso else None,
        "stress": chance.choice((0, 1, 1, 2) if is_weekend else (1, 1, 2, 2, 3, 4)),
        "sleep_hours": chance.choice((7.0, 7.5, 8.0, 8.5) if is_weekend else (5.5, 6.0, 6.5, 7.0, 7.0, 7.5)),
        "times_woken": chance.choice((0, 0, 1, 1, 2)),
        "alcohol_g": chance.choice((0.0, 14.0, 28.0)) if is_weekend else chance.choice((0.0, 0.0, 0.0, 14.0)),
        "heat": chance.random() < 0.08,
        "upset_stomach": chance.random() < 0.02,
        "urine_colour": chance.choice((2, 3, 3, 4, 4, 5)),
        "sun_minutes": chance.choice((30, 60, 120)) if is_weekend else chance.choice((5, 10, 20, 30)),
    }


def _noticed(
    day: date, said: Mapping[str, Any], chance: random.Random
) -> Iterator[tuple[UUID, date, time, TwitchKind, TwitchDetails]]:
    odds = 0.2 + 0.25 * (said["sleep_hours"] < SHORT_NIGHT_H) + 0.2 * (said["stress"] > CALM_STRESS)
    if chance.random() >= odds:
        return
    for at in sorted(chance.sample(TIMES, chance.choice((1, 1, 1, 2, 3)))):
        place = chance.choice(PLACES)
        is_cramp = place == "calf_right" and chance.random() < 0.3
        details = TwitchDetails(
            places=(place,),
            strength=chance.choice((0, 1, 1, 2)),
            minutes=chance.choice((None, 1, 2, 5)),
            circumstances=("at_rest",) if chance.random() < 0.6 else (),
        )
        kind = TwitchKind.CRAMP if is_cramp else TwitchKind.TWITCH
        yield UUID(int=chance.getrandbits(128), version=4), day, at, kind, details
