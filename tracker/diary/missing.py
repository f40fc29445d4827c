"""The question whether a day is complete, at the time when a person can answer it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import ngettext

from tracker.diary.again import WeekBefore
from tracker.diary.day import DaySummary
from tracker.models import Meal
from tracker.person.diarist import Diarist

EVENING: Final = 19  # o'clock


@dataclass(frozen=True, slots=True)
class Missing:
    """A day of which is asked whether anything is missing, with what stands there by meal: at least one food."""

    day: date
    is_yesterday: bool
    meals: Sequence[tuple[Meal, Sequence[str]]]

    @property
    def foods(self) -> Sequence[str]:
        return [name for _meal, names in self.meals for name in names]

    @property
    def words(self) -> str:
        """ "3 foods, from Oatmeal to Apple"."""
        foods = self.foods
        words = ngettext("%(count)s food: %(first)s", "%(count)s foods, from %(first)s to %(last)s", len(foods))
        return words % {"count": number_format(len(foods)), "first": foods[0], "last": foods[-1]}


def missing_on(diarist: Diarist, today: DaySummary, before: WeekBefore) -> Missing | None:
    """The day to ask about on today's page: yesterday until that is answered, in the evening today."""
    if today.is_day_before_open:
        return Missing(today.day - timedelta(days=1), is_yesterday=True, meals=before.on_day_before())
    if today.complete or not today.eaten or not _is_evening(diarist):
        return None
    names: dict[str, list[str]] = defaultdict(list)
    for entry in today.eaten:
        names[entry.meal].append(entry.name)
    return Missing(today.day, is_yesterday=False, meals=[(meal, names[meal]) for meal in Meal if meal in names])


def _is_evening(diarist: Diarist) -> bool:
    """From seven until the next day starts, which may be after midnight."""
    return diarist.local_time.hour >= EVENING or diarist.local_time.hour < diarist.profile.day_starts_hour
