"""Everything the day page shows of one day, gathered with few queries: entries, totals, the week around it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from foods.models import FoodGroup
from foods.nutrients import TRACKED, Amounts, Nutrient
from tracker.assessment.adequacy import verdicts
from tracker.assessment.intake import DayIntake, EntryRow, NutrientIntake, daily_intakes, total
from tracker.assessment.reference_intakes import ReferenceIntakes, ULScope
from tracker.assessment.verdict import Verdict
from tracker.models import Day, Entry, Meal
from tracker.person import Diarist

SPAN_DAYS: Final = 28
WINDOW: Final = timedelta(days=SPAN_DAYS - 1)
COMPLETE: Final = "complete"
PARTIAL: Final = "partial"
EMPTY: Final = "empty"
AHEAD: Final = "ahead"


@dataclass(frozen=True, slots=True)
class NutrientLine:
    """One nutrient on one day. `target` is the Daily Value, and there is no gap, while age and sex are unknown."""

    nutrient: Nutrient
    intake: NutrientIntake
    reference: ReferenceIntakes | None

    @property
    def target(self) -> float:
        if self.reference:
            return self.reference.target
        assert self.nutrient.daily_value is not None  # noqa: S101 - every tracked nutrient has one
        return self.nutrient.daily_value

    @property
    def share(self) -> float:
        return self.intake.lower / self.target

    @property
    def percent(self) -> float:
        return 100 * self.share

    @property
    def gap(self) -> float | None:
        """What is missing to today's target: a planning figure, not a verdict."""
        return max(self.target - self.intake.lower, 0) if self.reference else None

    @property
    def upper_level(self) -> float | None:
        return self.reference.ul if self.reference else None

    @property
    def upper_level_counts_supplements_only(self) -> bool:
        return self.reference is not None and self.reference.ul_scope is ULScope.SUPPLEMENTS

    @property
    def is_over_upper_level(self) -> bool:
        if self.upper_level is None:
            return False
        counted = self.intake.from_supplements if self.upper_level_counts_supplements_only else self.intake.lower
        return counted > self.upper_level


@dataclass(frozen=True, slots=True)
class MealSection:
    """One meal of the day: its entries, what they add up to, and whether it was logged the day before."""

    meal: Meal
    entries: Sequence[Entry]
    intake: Mapping[str, NutrientIntake]
    logged_yesterday: bool


@dataclass(frozen=True, slots=True)
class WeekDay:
    date: date
    status: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class DaySummary:
    day: date
    lines: Sequence[NutrientLine]
    meals: Sequence[MealSection]
    week: Sequence[WeekDay]
    complete: bool
    first_gap: date | None
    verdicts: Mapping[str, Verdict]  # over the 28 days up to the shown one; empty while age and sex are unknown

    @property
    def entries(self) -> int:
        return sum(len(section.entries) for section in self.meals)

    @property
    def food_ids(self) -> set[int]:
        return {entry.food_id for section in self.meals for entry in section.entries if entry.food_id is not None}


def group_p90(rows: Iterable[EntryRow]) -> Mapping[str, Amounts]:
    """Percentiles for the groups of entries with a blank; read only when there is one."""
    wanted = {nutrient.field for nutrient in TRACKED}
    groups = {row.group for row in rows if None in [getattr(row, field) for field in wanted]}
    return FoodGroup.objects.filter(name__in=[*groups, ""]).p90() if groups else {}


def summarise(diarist: Diarist, day: date) -> DaySummary:
    """The day as the page shows it (4 queries, 5 where something is unknown, whatever the length of the diary)."""
    user = diarist.user
    week = _week(day)
    first, last = min(day - WINDOW, week[0]), max(week)
    rows = Entry.objects.of(user).between(first, last).rows()
    complete = Day.objects.of(user).between(first, last).complete_dates()
    entries = list(Entry.objects.of(user).on(day).present().order_by("created_at", "key"))
    p90 = group_p90(rows)
    today_rows = [row for row in rows if row.date == day]
    days = daily_intakes([row for row in rows if day - WINDOW <= row.date <= day], complete, p90, nutrients=TRACKED)
    logged = {row.date for row in rows}
    return DaySummary(
        day=day,
        lines=_lines(diarist, total(today_rows, p90, nutrients=TRACKED)),
        meals=_sections(entries, rows, day, p90),
        week=[WeekDay(date, _status(date, logged, complete, diarist.today), date == day) for date in week],
        complete=day in complete,
        first_gap=_first_gap(logged, complete, min(diarist.today - timedelta(days=1), last)),
        verdicts=_verdicts(diarist, days, day),
    )


def _verdicts(diarist: Diarist, days: Sequence[DayIntake], until: date) -> Mapping[str, Verdict]:
    if diarist.person is None or diarist.references is None:
        return {}
    return verdicts(days, diarist.person, diarist.references, until=until, span_days=SPAN_DAYS)


def _lines(diarist: Diarist, intake: Mapping[str, NutrientIntake]) -> list[NutrientLine]:
    references = diarist.references
    return [
        NutrientLine(nutrient, intake[nutrient.key], references.get(nutrient.key) if references else None)
        for nutrient in TRACKED
    ]


def _sections(
    entries: Sequence[Entry], rows: Sequence[EntryRow], day: date, p90: Mapping[str, Amounts]
) -> list[MealSection]:
    yesterday = {row.meal for row in rows if row.date == day - timedelta(days=1)}
    by_meal = {meal: [entry for entry in entries if entry.meal == meal] for meal in Meal}
    rows_of = {meal: [row for row in rows if row.date == day and row.meal == meal] for meal in Meal}
    return [
        MealSection(meal, by_meal[meal], total(rows_of[meal], p90, nutrients=TRACKED), meal in yesterday)
        for meal in Meal
    ]


def _week(day: date) -> list[date]:
    """Monday to Sunday around the day."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=n) for n in range(7)]


def _status(day: date, logged: set[date], complete: set[date], today: date) -> str:
    if day > today:
        return AHEAD
    if day in complete and day in logged:
        return COMPLETE
    return PARTIAL if day in logged else EMPTY


def _first_gap(logged: set[date], complete: set[date], until: date) -> date | None:
    """The earliest day up to `until`, since the first one logged in these weeks, that is not complete."""
    if not logged:
        return None
    first = min(logged)
    days = (first + timedelta(days=n) for n in range((until - first).days + 1))
    return next((day for day in days if day not in logged or day not in complete), None)


def meal_by_clock(hour: int) -> Meal:
    """The meal that people mostly eat at this hour of the local clock."""
    for until, meal in ((11, Meal.BREAKFAST), (15, Meal.LUNCH), (17, Meal.SNACK), (22, Meal.DINNER)):
        if hour < until:
            return meal
    return Meal.SNACK
