"""What is sealed of a medicine: its name, its days and times, and its dose in words."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any, Final, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_NAME: Final = 100
LONGEST_DOSE: Final = 100
MOST_TIMES: Final = 6  # a day
# All that can be said together is shorter: what is sealed is filled up, so that its length is silent.
SEALED_LENGTH: Final = 2048
TIMES: Final = frozenset(f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60))


class Weekday(models.TextChoices):
    """In the order of ISO 8601."""

    MONDAY = "monday", _("Monday")
    TUESDAY = "tuesday", _("Tuesday")
    WEDNESDAY = "wednesday", _("Wednesday")
    THURSDAY = "thursday", _("Thursday")
    FRIDAY = "friday", _("Friday")
    SATURDAY = "saturday", _("Saturday")
    SUNDAY = "sunday", _("Sunday")

    @classmethod
    def of(cls, day: date) -> "Weekday":
        return list(cls)[day.weekday()]


@dataclass(frozen=True, slots=True)
class MedicineDetails:
    """`weekdays` are keys of Weekday, all of them meaning every day; `times` are like "08:00", one dose for each.

    Without times there is one dose a day. A supplement stays one when its own food is gone.
    """

    name: str
    weekdays: tuple[str, ...] = tuple(Weekday.values)
    times: tuple[str, ...] = ()
    is_supplement: bool = False

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """From values by name, as a form or a document has them; no weekday at all means every day."""
        weekdays = tuple(day for day in Weekday.values if day in values["weekdays"])
        times = tuple(sorted({at for at in values["times"] if at in TIMES}))[:MOST_TIMES]
        name, is_supplement = _in_one_line(values["name"], LONGEST_NAME), bool(values["is_supplement"])
        return cls(name, weekdays or tuple(Weekday.values), times, is_supplement)

    @classmethod
    def of_words(cls, words: str) -> Self:
        """From what `words` made."""
        return cls.of(json.loads(words))

    def words(self) -> str:
        """To be sealed: of one length, whatever was said."""
        return json.dumps(asdict(self)).ljust(SEALED_LENGTH)

    @property
    def doses_a_day(self) -> int:
        return max(1, len(self.times))

    def is_for(self, day: date) -> bool:
        return Weekday.of(day) in self.weekdays

    def at(self, dose: int) -> time | None:
        """The time of a day's dose, counted from 0; None where none was said."""
        return time.fromisoformat(self.times[dose]) if dose < len(self.times) else None


@dataclass(frozen=True, slots=True)
class DoseDetails:
    """A dose as the person writes it: "20 mg", "half a tablet"; "" where nothing was said. It is never read."""

    dose: str = ""

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        return cls(_in_one_line(values["dose"], LONGEST_DOSE))

    @classmethod
    def of_words(cls, words: str) -> Self:
        """From what `words` made."""
        return cls.of(json.loads(words))

    def words(self) -> str:
        """To be sealed: of one length, whatever was said."""
        return json.dumps(asdict(self)).ljust(SEALED_LENGTH)


def times_of(said: Iterable[time]) -> tuple[str, ...]:
    """Times as they are kept, in their order, each once."""
    return tuple(sorted({f"{at:%H:%M}" for at in said}))


def _in_one_line(text: str, longest: int) -> str:
    return re.sub(r"\s+", " ", text).strip()[:longest]
