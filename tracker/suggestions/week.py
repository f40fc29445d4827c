"""What a week says: habits that would lift the usual intake, and a combination for tomorrow from an average day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.nutrients import BY_KEY
from tracker.assessment.intake.totals import DayIntake
from tracker.assessment.suggesting.gaps import rooms_below_upper_levels
from tracker.assessment.suggesting.habits import Habit, Lift, gaps_left, habits
from tracker.assessment.verdicts.adequacy import MINIMUM_DAYS
from tracker.assessment.verdicts.verdict import Verdict
from tracker.display.amounts import format_percent
from tracker.models import Meal
from tracker.person.diarist import Diarist
from tracker.suggestions.bars import Bar
from tracker.suggestions.blank import Blank, blank_of
from tracker.suggestions.cards import CombinationCard, notes, origin
from tracker.suggestions.day import one_combination
from tracker.suggestions.offer import Offer
from tracker.suggestions.served import Served, served_on
from tracker.verdicts.logged import days_of_verdict, verdicts_on

WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class HabitCard:
    """A small habit: "Yogurt, 1 cup on 5 days a week, at breakfast"; bars show usual intake as shares of the target."""

    food_id: int
    label: str
    words: str
    origin: str
    bars: Sequence[Bar]
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class WeekAhead:
    """`combination` closes what an average of the last `days` complete days leaves open, for `day`: tomorrow.

    `next_combination` is the turn that "another" asks for. Fewer than `least_days` days are too few for an average.
    `blank` says why there is no combination though there are enough days, or why no number of days would help;
    `habits_blank` why there are no habits.
    """

    day: date
    days: int
    habits: Sequence[HabitCard]
    combination: CombinationCard | None
    next_combination: int | None
    blank: Blank | None
    habits_blank: Blank | None
    least_days: int = MINIMUM_DAYS

    @property
    def too_few_days(self) -> bool:
        return self.days < self.least_days


def week_ahead(diarist: Diarist, offer: Offer, *, turn: int = 0) -> WeekAhead:
    """Habits from the last 28 days, and a combination for tomorrow (4 queries, 6 where something has no value)."""
    today = diarist.today
    if not offer.cautions.pushed:
        return WeekAhead(diarist.tomorrow, 0, [], None, None, blank=Blank.HELD, habits_blank=Blank.HELD)
    days = days_of_verdict(diarist, today)
    week = [day for day in days if day.complete and today - WEEK <= day.date < today]
    combination, next_combination, blank = None, None, None
    if len(week) >= MINIMUM_DAYS:
        combination, next_combination, blank = _for_tomorrow(diarist, week, offer, turn)
    small_habits, habits_blank = _habits(diarist, verdicts_on(diarist, days).values(), offer)
    return WeekAhead(
        day=diarist.tomorrow,
        days=len(week),
        habits=small_habits,
        combination=combination,
        next_combination=next_combination,
        blank=blank,
        habits_blank=habits_blank,
    )


def _for_tomorrow(
    diarist: Diarist, week: Sequence[DayIntake], offer: Offer, turn: int
) -> tuple[CombinationCard | None, int | None, Blank | None]:
    """For an average day with what is planned for tomorrow on top."""
    if diarist.references is None:
        return None, None, None
    served = _on_top(week, served_on(diarist.user, diarist.tomorrow))
    bounds = offer.bounds(served.rooms(diarist.references), eaten=served.foods)
    gaps = served.gaps(diarist.references)
    card, next_turn = one_combination(diarist, gaps, offer, bounds, turn)
    return card, next_turn, None if card else blank_of(gaps, bounds.pushable(gaps))


def _on_top(week: Sequence[DayIntake], planned: Served) -> Served:
    """An average of these days with what is planned."""
    lower = {
        key: sum(day.nutrients[key].lower for day in week) / len(week) + amount for key, amount in planned.lower.items()
    }
    unknown = {key for key in lower if any(day.nutrients[key].unknown_entries for day in week)}
    return Served(lower, planned.unknown | unknown, planned.foods)


def _habits(diarist: Diarist, verdicts: Collection[Verdict], offer: Offer) -> tuple[list[HabitCard], Blank | None]:
    means = {verdict.nutrient: verdict.intake.mean for verdict in verdicts if verdict.intake}
    rooms = rooms_below_upper_levels(diarist.references or {}, means)
    bounds, gaps = offer.bounds(rooms), gaps_left(verdicts)
    cards = [_habit_card(habit) for habit in habits(verdicts, offer.candidates, bounds=bounds)]
    return cards, None if cards else blank_of(gaps, bounds.pushable(gaps))


def _habit_card(habit: Habit) -> HabitCard:
    food = habit.candidate
    lifts = [_lift(lift) for lift in habit.lifts if _is_seen(lift)]
    return HabitCard(
        food.food_id, food.label, _habit_words(habit), origin(food), lifts, notes(habit.reasons, food)
    )  # fmt: skip


def _habit_words(habit: Habit) -> str:
    days = habit.days_a_week
    words = ngettext("%(portion)s on %(days)s day a week", "%(portion)s on %(days)s days a week", days)
    said = words % {"portion": habit.candidate.portion_text, "days": days}
    return f"{said}, {Meal(habit.meal).when}" if habit.meal else said


def _is_seen(lift: Lift) -> bool:
    """Whether the lift is one once it is rounded: no row says "86% → 86%"."""
    return format_percent(100 * lift.now) != format_percent(100 * lift.then)


def _lift(lift: Lift) -> Bar:
    words = _("≥ %(now)s → %(then)s") if lift.at_least else _("%(now)s → %(then)s")
    shares = {"now": format_percent(100 * lift.now), "then": format_percent(100 * lift.then)}
    return Bar(BY_KEY[lift.nutrient], lift.now, lift.then - lift.now, lift.at_least, words % shares)
