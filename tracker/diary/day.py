"""Everything the day page shows of one day, gathered with few queries: entries, totals, the week around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from foods.nutrients import TRACKED, Amounts, Nutrient
from tracker.assessment.intake.totals import EntryRow, NutrientIntake, total
from tracker.assessment.reference.reference_intakes import ReferenceIntakes, ULScope
from tracker.models import Entry, Meal, State
from tracker.models.day import complete_dates
from tracker.models.entry import dates_logged, entries_on
from tracker.person.diarist import Diarist
from tracker.verdicts.logged import VERDICT_DAYS, group_p90

WINDOW: Final = timedelta(days=VERDICT_DAYS - 1)  # how far back the first open day is looked for
COMPLETE: Final = "complete"
PARTIAL: Final = "partial"
EMPTY: Final = "empty"
AHEAD: Final = "ahead"
MOST_SHOWN: Final = 15  # entries of a meal; of more, the page shows the newest
SHOWN_FOLDED: Final = 10


@dataclass(frozen=True, slots=True)
class NutrientLine:
    """One nutrient on one day. While age and sex are unknown, `target` is the Daily Value and there is no gap.

    `planned` is what the planned entries would add; None where there are none. `held`: a health answer speaks against
    more of it, so that its amount stands alone.
    """

    nutrient: Nutrient
    intake: NutrientIntake
    target: float
    reference: ReferenceIntakes | None
    planned: NutrientIntake | None = None
    held: bool = False

    @property
    def share(self) -> float:
        return self.intake.lower / self.target

    @property
    def percent(self) -> float:
        return 100 * self.share

    @property
    def planned_share(self) -> float:
        return self.planned.lower / self.target if self.planned else 0.0

    @property
    def gap(self) -> float | None:
        """What is missing to today's target: a planning figure, not a verdict."""
        return max(self.target - self.intake.lower, 0) if self.reference else None

    @property
    def gap_after_plan(self) -> float | None:
        """What would still be missing if all that is planned were eaten."""
        if self.gap is None or self.planned is None:
            return None
        return max(self.gap - self.planned.lower, 0)

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
    """One meal of the day: its entries, and what they add up to."""

    meal: Meal
    entries: Sequence[Entry]
    intake: Mapping[str, NutrientIntake]
    is_opened: bool = False

    @property
    def shown(self) -> Sequence[Entry]:
        """The newest, in their order, unless the meal was opened or has hardly more."""
        return self.entries if self.is_opened or len(self.entries) <= MOST_SHOWN else self.entries[-SHOWN_FOLDED:]

    @property
    def folded(self) -> int:
        """How many entries the page leaves out."""
        return len(self.entries) - len(self.shown)

    @property
    def planned(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.state == State.PLANNED]

    @property
    def only_planned(self) -> bool:
        return len(self.planned) == len(self.entries)


@dataclass(frozen=True, slots=True)
class WeekDay:
    date: date
    status: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class DaySummary:
    """`is_day_before_open`: something was logged on it, and nobody said that nothing is missing."""

    day: date
    lines: Sequence[NutrientLine]
    meals: Sequence[MealSection]
    week: Sequence[WeekDay]
    complete: bool
    first_gap: date | None
    is_day_before_open: bool

    @property
    def entries(self) -> int:
        return sum(len(section.entries) for section in self.meals)

    @property
    def planned(self) -> int:
        return sum(len(section.planned) for section in self.meals)

    @property
    def eaten(self) -> list[Entry]:
        """The entries that count, meal by meal."""
        return [entry for section in self.meals for entry in section.entries if entry.state == State.EATEN]


def summarise(diarist: Diarist, day: date, *, opened: str = "") -> DaySummary:
    """The day as the page shows it (3 queries, 4 where something is unknown, whatever the length of the diary).

    Of a long meal only the newest entries are shown, unless it is the one that is `opened`.
    """
    user = diarist.user
    week = _week(day)
    first, last = min(day - WINDOW, week[0]), max(week)
    entries = entries_on(user, day)
    logged = dates_logged(user, first, last)
    complete = complete_dates(user, first, last)
    rows = [entry.row() for entry in entries if entry.state == State.EATEN]
    planned = [entry.row() for entry in entries if entry.state == State.PLANNED]
    p90 = group_p90([*rows, *planned])
    day_before = day - timedelta(days=1)
    return DaySummary(
        day=day,
        lines=nutrient_lines(diarist, total(rows, p90, nutrients=TRACKED), _planned(planned, p90)),
        meals=[_section(meal, entries, rows, p90, opened) for meal in Meal],
        week=[WeekDay(date, _status(date, logged, complete, diarist.today), date == day) for date in week],
        complete=day in complete,
        first_gap=_first_gap(logged, complete, min(diarist.today - timedelta(days=1), last)),
        is_day_before_open=day_before in logged and day_before not in complete,
    )


def _planned(rows: Sequence[EntryRow], p90: Mapping[str, Amounts]) -> Mapping[str, NutrientIntake]:
    return total(rows, p90, nutrients=TRACKED) if rows else {}


def nutrient_lines(
    diarist: Diarist, intake: Mapping[str, NutrientIntake], planned: Mapping[str, NutrientIntake]
) -> list[NutrientLine]:
    """A day's tracked nutrients beside this person's reference intakes, and what is planned on top."""
    references = diarist.references or {}
    return [
        NutrientLine(
            nutrient,
            intake[nutrient.key],
            diarist.target(nutrient),
            references.get(nutrient.key),
            planned.get(nutrient.key),
            nutrient.key in diarist.cautions.held,
        )
        for nutrient in TRACKED
    ]


def _section(
    meal: Meal,
    entries: Sequence[Entry],
    rows: Sequence[EntryRow],
    p90: Mapping[str, Amounts],
    opened: str,
) -> MealSection:
    intake = total([row for row in rows if row.meal == meal], p90, nutrients=TRACKED)
    of_meal = [entry for entry in entries if entry.meal == meal]
    return MealSection(meal, of_meal, intake, meal == opened)


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
