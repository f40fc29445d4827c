"""The doses of one day: which are due, and what was said of each.

A supplement of one's own foods is taken where an entry of it is in the diary, however it came there: so it counts once,
and the schedule and the diary cannot say two things.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from foods.models import Food
from tracker.display.dates import clock
from tracker.medicines.courses import Course
from tracker.models import Entry, Meal, MedicineAnswer
from tracker.models.medicine import dose_key
from tracker.person.diarist import Diarist
from tracker.servings.log_doses import log_doses

AGAIN: Final = "again"


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose of a day, counted from 0. `taken` is None where nothing was said; `entry` is what stands for it."""

    course: Course
    number: int
    amount: str
    taken: bool | None
    entry: Entry | None

    @property
    def value(self) -> str:
        """What a form sends of it."""
        return f"{self.course.key}:{self.number}"

    @property
    def at(self) -> time | None:
        return self.course.details.at(self.number)

    @property
    def food(self) -> Food | None:
        return self.course.food

    @property
    def when(self) -> str:
        """ "08:00", or "" where it has no time."""
        return clock(self.at) if self.at else ""

    @property
    def name(self) -> str:
        return self.course.name

    @property
    def words(self) -> str:
        """ "Magnesium, 08:00"."""
        return f"{self.name}, {self.when}" if self.when else self.name


@dataclass(frozen=True, slots=True)
class DayDoses:
    """The doses of a day, in the order of their times; `has_schedule` is False for whoever keeps none."""

    day: date
    is_today: bool
    has_schedule: bool
    doses: Sequence[Dose]

    @property
    def open(self) -> list[Dose]:
        return [dose for dose in self.doses if dose.taken is None]

    @property
    def said(self) -> str:
        """ "2 of 3 taken", "none taken"; "" where nothing was said."""
        if len(self.open) == len(self.doses):
            return ""
        taken = sum(dose.taken is True for dose in self.doses)
        if not taken and not self.open:
            return _("None taken")
        return _("%(taken)s of %(all)s taken") % {"taken": taken, "all": len(self.doses)}

    def chosen(self, values: Collection[str]) -> list[Dose]:
        """Those that a form named."""
        return [dose for dose in self.doses if dose.value in values]


def doses_on(diarist: Diarist, day: date) -> DayDoses:
    """The doses of this day (2 queries where nothing is due, 4 else)."""
    courses = Course.all_of(diarist.user)
    due = [course for course in courses if course.is_taken_on(day)]
    doses = _with_answers(diarist, day, due) if due else []
    ordered = sorted(doses, key=lambda dose: (dose.at is not None, dose.at or time.min))
    return DayDoses(day, day == diarist.today, bool(courses), ordered)


def _with_answers(diarist: Diarist, day: date, due: Sequence[Course]) -> list[Dose]:
    said = {answer.key: answer.taken for answer in MedicineAnswer.objects.of(diarist.user).on(day)}
    foods = [course.food.pk for course in due if course.food]
    entries = Entry.objects.of(diarist.user).on(day).counted().filter(food__in=foods) if foods else ()
    left: dict[int, dict[UUID, Entry]] = defaultdict(dict)
    for entry in sorted(entries, key=lambda each: (each.created_at, each.key)):
        left[entry.food_id or 0][entry.key] = entry
    doses = []
    for course in due:
        standing = _entries_of(course, day, left[course.food.pk]) if course.food else {}
        for number in range(course.details.doses_a_day):
            stands = standing.get(number)
            taken = True if stands else said.get(dose_key(course.key, day, number))
            if course.food and taken and not stands:
                taken = None  # its entry was deleted since
            doses.append(Dose(course, number, _amount(course, day), taken, stands))
    return doses


def _entries_of(course: Course, day: date, left: dict[UUID, Entry]) -> Mapping[int, Entry]:
    """Which entry stands for which dose: its own, else any other of it. What is used is taken from `left`."""
    numbers = range(course.details.doses_a_day)
    own = {number: left.pop(key) for number in numbers for key in _keys(course, day, number) if key in left}
    return own | {number: left.pop(next(iter(left))) for number in numbers if number not in own and left}


def _amount(course: Course, day: date) -> str:
    """The dose in the person's words, else that of the supplement."""
    change = course.on(day)
    said = change.details.dose if change is not None and change.details else ""
    return said or (course.food.portion_text if course.food else "")


def _keys(course: Course, day: date, number: int) -> tuple[UUID, UUID]:
    """The keys that its entry can have: the second where the first one was moved to another day."""
    key = dose_key(course.key, day, number)
    return key, uuid5(key, AGAIN)


@transaction.atomic
def take(diarist: Diarist, day: date, doses: Sequence[Dose]) -> list[Entry]:
    """Keep that these were taken; what already was stays as it is. Returns the entries of supplements.

    Raises LimitError where the day has no room for an entry.
    """
    new = [dose for dose in doses if not dose.taken]
    MedicineAnswer.objects.say(True, user=diarist.user, day=day, doses=_numbers(dose for dose in new if not dose.food))
    supplements = [dose for dose in new if dose.food]
    _forget(diarist, day, supplements)
    return [_logged(diarist, day, dose, dose.food) for dose in supplements if dose.food]


def _logged(diarist: Diarist, day: date, dose: Dose, food: Food) -> Entry:
    first, second = _keys(dose.course, day, dose.number)
    moved = Entry.objects.of(diarist.user).present().filter(key=first).exclude(date=day).exists()
    hour = (dose.at or diarist.local_time.time()).hour
    return log_doses(food, diarist, day, key=second if moved else first, meal=Meal.at(hour))


@transaction.atomic
def skip(diarist: Diarist, day: date, doses: Sequence[Dose]) -> None:
    """Keep that these were not taken; what was taken stays so."""
    MedicineAnswer.objects.say(
        False, user=diarist.user, day=day, doses=_numbers(dose for dose in doses if not dose.taken)
    )


@transaction.atomic
def take_back(diarist: Diarist, day: date, doses: Sequence[Dose]) -> list[Entry]:
    """Nothing was said of these; the entries of supplements that stood for them go, and are returned."""
    _forget(diarist, day, doses)
    entries = [dose.entry for dose in doses if dose.entry]
    Entry.objects.of(diarist.user).filter(key__in=[entry.key for entry in entries]).put_away(now=diarist.now)
    return entries


def _forget(diarist: Diarist, day: date, doses: Sequence[Dose]) -> None:
    keys = [dose_key(dose.course.key, day, dose.number) for dose in doses]
    MedicineAnswer.objects.of(diarist.user).filter(key__in=keys).delete()


def _numbers(doses: Iterable[Dose]) -> list[tuple[UUID, int]]:
    return [(dose.course.key, dose.number) for dose in doses]
