"""A person's rows as the series that questions are answered from: one value a calendar day, None where missing."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from django.db.models import Count

from foods.nutrients import BY_KEY
from tracker.assessment.association.question import Daily, Inquiry, Question
from tracker.assessment.intake.totals import DayIntake
from tracker.factors.series import FactorSeries
from tracker.models import AskedQuestion, Day, Twitch
from tracker.models.asked_question import NUTRIENTS_ASKED, LagKind, Outcome
from tracker.models.factor_kinds import FactorKind
from tracker.models.twitch_details import TwitchKind
from tracker.person.diarist import Diarist
from tracker.questions.askable import FACTORS, LAGS
from tracker.verdicts.logged import Logged

BEFORE: Final = timedelta(days=3)  # the longest lag
ADJUSTED_FOR: Final = (FactorKind.CAFFEINE, FactorKind.STRESS, FactorKind.EXERCISE, FactorKind.SLEEP)
KIND_OF: Final = {Outcome.TWITCHES: TwitchKind.TWITCH, Outcome.CRAMPS: TwitchKind.CRAMP}


class Gathered(NamedTuple):
    """All that the answers of one person depend on; `inquiries` stand in the order of the questions."""

    first: date
    inquiries: tuple[Inquiry, ...]
    adjustments: Mapping[str, Daily]


def gathered(diarist: Diarist, asked: Sequence[AskedQuestion]) -> Gathered:
    """From three days before the first answered day to yesterday: today may still grow."""
    last = diarist.today - timedelta(days=1)
    first = (_first_answered(diarist, last) or last) - BEFORE
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    outcomes = {what: outcome_by_day(diarist, what, first, last) for what in {row.outcome for row in asked}}
    intakes = _complete_days(diarist, {row.factor for row in asked} & set(NUTRIENTS_ASKED), first, last)
    others = {row.factor for row in asked} - set(NUTRIENTS_ASKED) | set(ADJUSTED_FOR)
    factors = FactorSeries(diarist.user, first, last)
    by_day = {name: factors.of(FactorKind(name)) for name in sorted(others)}
    beside = {name: tuple(by_day[name].get(day) for day in days) for name in ADJUSTED_FOR}
    return Gathered(
        first,
        tuple(_inquiry(row, days, outcomes[row.outcome], by_day.get(row.factor), intakes) for row in asked),
        {name: series for name, series in beside.items() if _varies(series)},
    )


def _varies(series: Daily) -> bool:
    """What never changes explains nothing."""
    return len({value for value in series if value is not None}) > 1


def _first_answered(diarist: Diarist, last: date) -> date | None:
    twitches = Twitch.objects.of(diarist.user).present().filter(date__lte=last)
    none = Day.objects.of(diarist.user).filter(no_twitches=True, date__lte=last)
    found = (rows.order_by("date").values_list("date", flat=True).first() for rows in (twitches, none))
    return min(filter(None, found), default=None)


def outcome_by_day(diarist: Diarist, outcome: str, first: date, last: date) -> dict[date, float]:
    """The outcome of each answered day: a count, or of strength the strongest, from 1, barely noticed, to 5.

    A day without an answer is not in it, nor one with a twitch of which no strength was told; 0 is "none".
    """
    twitches = Twitch.objects.of(diarist.user).between(first, last).present()
    none: dict[date, float] = dict.fromkeys(Day.objects.of(diarist.user).between(first, last).no_twitch_dates(), 0.0)
    if outcome == Outcome.STRENGTH:
        return _without_untold(none | _strongest(twitches.with_details()))
    counts = twitches.order_by().values_list("date", "kind").annotate(count=Count("key"))
    found = none
    for day, kind, count in counts:
        found[day] = float(count) if kind == KIND_OF[Outcome(outcome)] else found.get(day, 0.0)
    return found


def _strongest(twitches: Sequence[Twitch]) -> dict[date, float]:
    """NaN where a twitch of the day has no strength."""
    found: dict[date, float] = {}
    for twitch in twitches:
        told = twitch.details.strength if twitch.details else None
        strength = float("nan") if told is None else told + 1.0
        found[twitch.date] = max(found.get(twitch.date, 0.0), strength) if strength == strength else strength
    return found


def _without_untold(found: dict[date, float]) -> dict[date, float]:
    return {day: value for day, value in found.items() if value == value}


def _complete_days(diarist: Diarist, nutrients: Collection[str], first: date, last: date) -> dict[date, DayIntake]:
    """The intake of each day that was called complete; nothing is read where no nutrient was asked about."""
    if not nutrients:
        return {}
    wanted = [BY_KEY[nutrient] for nutrient in sorted(nutrients)]
    days = Logged.between(first, last, diarist, nutrients=wanted).days
    return {day.date: day for day in days if day.complete}


def _inquiry(
    row: AskedQuestion,
    days: Sequence[date],
    outcome: Mapping[date, float],
    by_day: Mapping[date, float] | None,
    intakes: Mapping[date, DayIntake],
) -> Inquiry:
    answered = tuple(outcome.get(day) for day in days)
    if by_day is not None:
        return Inquiry(question_of(row), tuple(by_day.get(day) for day in days), answered)
    eaten = [intakes[day].nutrients[row.factor] if day in intakes else None for day in days]
    return Inquiry(
        question_of(row),
        tuple(intake.lower if intake else None for intake in eaten),
        answered,
        tuple(intake.coverage if intake else None for intake in eaten),
    )


def question_of(row: AskedQuestion) -> Question:
    return Question(
        row.factor, row.outcome, LAGS[LagKind(row.lag)], row.asked_on, compared=FACTORS[row.factor].compared
    )
