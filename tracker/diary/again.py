"""What fills an empty meal at one tap: the same as on an earlier day, or a saved meal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple, Self

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.display.dates import long_weekday_name
from tracker.models import Entry, Meal, SavedMeal
from tracker.models.entry import DAY
from tracker.person.diarist import Diarist

DAYS_BACK: Final = 7
IN_SIGHT: Final = 2  # on the page without another tap
SAVED: Final = gettext_lazy("saved meal")


class Again(NamedTuple):
    """One thing to log again: `words` say which ("Same as yesterday"), `foods` what it would add."""

    address: str
    words: str
    foods: str


@dataclass(frozen=True, slots=True)
class WeekBefore:
    """What was eaten on the seven days before `day`: the foods' names by date and meal, newest day first."""

    day: date
    foods: Mapping[tuple[date, str], Sequence[str]]

    @classmethod
    def read(cls, diarist: Diarist, day: date) -> Self:
        """1 query."""
        eaten = Entry.objects.of(diarist.user).between(day - timedelta(days=DAYS_BACK), day - timedelta(days=1))
        rows = (
            eaten.counted().order_by("-date", "created_at", "key").annotate(day=DAY).values_list("day", "meal", "name")
        )
        foods: dict[tuple[str, str], list[str]] = defaultdict(list)
        for eaten_on, meal, name in rows.values_list("day", "meal", "name"):
            foods[eaten_on, meal].append(name)
        return cls(day, {(date.fromisoformat(eaten_on), meal): names for (eaten_on, meal), names in foods.items()})

    def on_day_before(self) -> list[tuple[Meal, Sequence[str]]]:
        """The day before, meal by meal."""
        day = self.day - timedelta(days=1)
        return [(meal, self.foods[day, meal]) for meal in Meal if (day, meal) in self.foods]

    def of(self, meal: str) -> list[tuple[date, Sequence[str]]]:
        """One meal, newest day first; of days with the same foods only the newest."""
        found: dict[tuple[str, ...], tuple[date, Sequence[str]]] = {}
        for (eaten_on, of_meal), names in self.foods.items():
            if of_meal == meal:
                found.setdefault(tuple(sorted(names)), (eaten_on, names))
        return list(found.values())

    def same_as(self, meal: str, *, today: date) -> list[Again]:
        """The earlier days of one meal as what can be tapped."""
        return [
            Again(reverse("tracker:copy", args=[eaten_on]), self._words(eaten_on, today), ", ".join(names))
            for eaten_on, names in self.of(meal)
        ]

    def _words(self, eaten_on: date, today: date) -> str:
        back = (self.day - eaten_on).days
        if back == 1:
            return _("Same as yesterday") if self.day == today else _("Same as the day before")
        words = _("Same as last %(weekday)s") if back == DAYS_BACK else _("Same as %(weekday)s")
        return words % {"weekday": long_weekday_name(eaten_on)}


def saved_again(day: date, saved_meals: Iterable[SavedMeal]) -> list[Again]:
    return [Again(reverse("tracker:log_meal", args=[day, meal.key]), meal.name, str(SAVED)) for meal in saved_meals]
