"""The schedule of a person: each medicine and supplement with its changes, and what holds on a day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Self
from uuid import UUID

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from foods.models import Food
from tracker.display.dates import clock, full_day_name, weekday_name
from tracker.medicines.changes import name_of, words_of
from tracker.models import Medicine, MedicineChange
from tracker.models.medicine import ChangeKind
from tracker.models.medicine_details import MedicineDetails, Weekday

MONDAY = date(2024, 1, 1)  # any one, to name the days of a week by


@dataclass(frozen=True, slots=True)
class Course:
    """One medicine or supplement with its changes, the oldest first."""

    medicine: Medicine
    changes: Sequence[MedicineChange]

    @classmethod
    def all_of(cls, user: User) -> list[Self]:
        """All of the schedule by name, stopped ones too (2 queries)."""
        medicines = Medicine.objects.of(user).present().with_food()
        changes: dict[UUID, list[MedicineChange]] = defaultdict(list)
        if medicines:
            for change in MedicineChange.objects.of(user).present().in_order().with_details():
                changes[change.medicine_key].append(change)
        courses = [cls(medicine, changes[medicine.key]) for medicine in medicines]
        return sorted(courses, key=lambda course: (course.name.casefold(), course.key))

    @classmethod
    def of_medicine(cls, medicine: Medicine) -> Self:
        """One alone (1 query)."""
        changes = MedicineChange.objects.of(medicine.user).present().of_medicine(medicine.key)
        return cls(medicine, changes.in_order().with_details())

    @property
    def key(self) -> UUID:
        return self.medicine.key

    @property
    def name(self) -> str:
        return name_of(self.medicine)

    @property
    def food(self) -> Food | None:
        """The own supplement that it is; None of a medicine, and of a supplement that was deleted since."""
        food = self.medicine.food
        return food if food is not None and food.deleted_at is None else None

    @property
    def details(self) -> MedicineDetails:
        """Once a day where it can no longer be read."""
        return self.medicine.details or MedicineDetails("")

    @property
    def last(self) -> MedicineChange | None:
        return self.changes[-1] if self.changes else None

    def on(self, day: date) -> MedicineChange | None:
        """The change that holds on this day; None before the first."""
        before = [change for change in self.changes if change.date is None or change.date <= day]
        return before[-1] if before else None

    def is_taken_on(self, day: date) -> bool:
        """Whether it was started and not stopped, and this is one of its days of the week."""
        change = self.on(day)
        return change is not None and change.kind != ChangeKind.STOP and self.details.is_for(day)

    @property
    def is_stopped(self) -> bool:
        return self.last is None or self.last.kind == ChangeKind.STOP

    @property
    def dose(self) -> str:
        """The last one, in the person's own words."""
        said = [change.details.dose for change in self.changes if change.details and change.kind != ChangeKind.STOP]
        return said[-1] if said else ""

    @property
    def rhythm(self) -> str:
        """ "every day, 08:00, 20:00"."""
        return ", ".join([_days(self.details.weekdays), *(clock(time.fromisoformat(at)) for at in self.details.times)])

    @property
    def since(self) -> str:
        """ "since 3 Nov 2026", or "stopped on" a day; "" where that is not known."""
        last = self.last
        if last is None or last.date is None:
            return ""
        words = _("stopped on %(day)s") if last.kind == ChangeKind.STOP else _("since %(day)s")
        return words % {"day": full_day_name(last.date)}

    @property
    def history(self) -> list[tuple[MedicineChange, str, str]]:
        """Each change with its day and what it was, the newest first."""
        return [
            (change, full_day_name(change.date) if change.date else _("Before that"), words_of(change, self.medicine))
            for change in reversed(self.changes)
        ]


def _days(weekdays: Sequence[str]) -> str:
    if len(weekdays) == len(Weekday):
        return _("every day")
    places = [place for place, day in enumerate(Weekday.values) if day in weekdays]
    return ", ".join(weekday_name(MONDAY.replace(day=1 + place)) for place in places)
