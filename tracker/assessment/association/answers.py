"""From questions and their days to what can be said (method.md section 13).

Where the method leaves a choice, it is made so: a look takes the calendar from the end of the run-in to the day on
which its number of usable days is reached, later days never change it, and what 13.2 asks for at least must hold
within it; nothing is tested in its place where it does not. Adjustments are those of the day of the outcome.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

import numpy as np

from tracker.assessment.association.answer import (
    Analysis,
    Answer,
    Days,
    Look,
    Power,
    Shortage,
    Status,
    Unusable,
)
from tracker.assessment.association.effect import effect_of
from tracker.assessment.association.exposure import (
    RUN_IN_DAYS,
    Flags,
    Floats,
    always_removed,
    as_array,
    counted_from,
    exposure,
    mostly_known,
    residuals,
)
from tracker.assessment.association.power import behaviour_of, plan_power
from tracker.assessment.association.question import Daily, Inquiry
from tracker.assessment.association.rotation import rotate

DESCRIBED_FROM: Final = 42
TWITCH_DAYS: Final = 10
FREE_DAYS: Final = 10
COVERAGE: Final = 0.9
VARIATION: Final = 0.1  # SD of the exposure as a share of its mean
# Usable days and alpha of the two looks: together 5.3 % false alarms (13.2b).
PLAN: Final = ((60, 0.021), (90, 0.029))
FURTHER_DAYS: Final = 90
FURTHER_ALPHA: Final = 0.05


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question's days as arrays, one value a calendar day, NaN where missing; no outcome before the day `starts`."""

    inquiry: Inquiry
    exposure: Floats
    outcome: Floats
    coverage: Floats
    starts: int
    usable: Flags


@dataclass(frozen=True, slots=True)
class _Diary:
    """All questions of a person, and what may be regressed out of them: the adjustments by their names."""

    first: date
    asked: tuple[_Asked, ...]
    adjustments: Mapping[str, Floats]
    seed: int


def answers(
    first: date,
    inquiries: Sequence[Inquiry],
    adjustments: Mapping[str, Daily],
    *,
    asked_in_all: int,
    seed: int,
    only: int | None = None,
) -> tuple[Answer, ...]:
    """What can be said to each question, in their order; with `only`, to the one at this place, in its share of time.

    Every series starts on `first` and has one value a calendar day. `adjustments` by the names that factors have too:
    a question's own factor is not regressed out of it. `asked_in_all`: how many this person has ever asked, also those
    taken back; never fewer than there are here. The same seed gives the same answers. Raises ValueError for series of
    unequal length.
    """
    lengths = {len(inquiry.outcome) for inquiry in inquiries} | {len(series) for series in adjustments.values()}
    if len(lengths) > 1:
        raise ValueError("series of one diary differ in length")
    diary = _Diary(
        first,
        tuple(_asked(inquiry) for inquiry in inquiries),
        {name: as_array(series) for name, series in adjustments.items()},
        seed,
    )
    numbers = range(len(inquiries)) if only is None else [only]
    return tuple(_answer(diary, number, max(asked_in_all, len(inquiries))) for number in numbers)


def looks(first: date, inquiries: Sequence[Inquiry], *, tested: int = 0, seed: int = 0) -> list[Look]:
    """The tests alone of one of the questions, without adjustments: those of the plan, then further ones."""
    diary = _Diary(first, tuple(_asked(inquiry) for inquiry in inquiries), {}, seed)
    return list(_looks(diary, tested))


def _asked(inquiry: Inquiry) -> _Asked:
    outcome = as_array(inquiry.outcome)
    exposed = exposure(as_array(inquiry.factor), inquiry.question.lag)
    covered = np.full(len(outcome), np.nan) if inquiry.coverage is None else as_array(inquiry.coverage)
    starts = counted_from(outcome)
    outcome[:starts] = np.nan
    return _Asked(inquiry, exposed, outcome, covered, starts, np.isfinite(outcome) & np.isfinite(exposed))


def _answer(diary: _Diary, number: int, asked_in_all: int) -> Answer:
    asked = diary.asked[number]
    everything = slice(asked.starts, len(asked.outcome))
    short = _shortages(asked, everything, DESCRIBED_FROM)
    described = None if short else _described(diary, asked, everything, ())
    short = short or (() if described else (Shortage.VARIATION,))
    made = list(_looks(diary, number))
    found, further = made[: len(PLAN)], made[len(PLAN) :]
    plan = _power(diary, asked, PLAN, everything) if found or not short else ()
    return Answer(
        question=asked.inquiry.question,
        status=_status(asked, short, found),
        asked_in_all=asked_in_all,
        days=_days(diary.first, asked),
        shortages=short,
        described=described,
        described_adjusted=None if short else _adjusted(diary, number, everything, test=False),
        looks=_with_power(found, plan),
        further=tuple(_with_own_power(look, diary, asked) for look in further),
        plan=plan,
    )


def _status(asked: _Asked, short: Sequence[Shortage], plan: Sequence[Look]) -> Status:
    if any(look.is_found for look in plan):
        return Status.PATTERN
    if any(look.is_made for look in plan):
        return Status.NO_CLEAR_PATTERN
    if asked.starts >= len(asked.outcome):
        return Status.RUN_IN
    return Status.TOO_FEW if short else Status.DESCRIBED


def _days(first: date, asked: _Asked) -> Days:
    answers = [place for place, value in enumerate(asked.inquiry.outcome) if value is not None]
    coverage = asked.coverage[np.isfinite(asked.coverage)]
    answered = int(np.isfinite(asked.outcome).sum())
    usable = asked.outcome[asked.usable]
    return Days(
        counts_from=first + timedelta(days=answers[0] + RUN_IN_DAYS) if answers else None,
        usable=len(usable),
        unusable={
            Unusable.RUN_IN: asked.starts - answers[0] if answers else 0,
            Unusable.NOT_ANSWERED: len(asked.outcome) - asked.starts - answered,
            Unusable.FACTOR_UNKNOWN: answered - len(usable),
        },
        twitch_days=int((usable > 0).sum()),
        free_days=int((usable == 0).sum()),
        coverage=float(coverage.mean()) if len(coverage) else None,
    )


def _shortages(asked: _Asked, span: slice, days: int) -> tuple[Shortage, ...]:
    usable = asked.usable[span]
    outcome, exposed = asked.outcome[span][usable], asked.exposure[span][usable]
    coverage = asked.coverage[span][np.isfinite(asked.coverage[span])]
    short = {
        Shortage.USABLE_DAYS: len(outcome) < days,
        Shortage.TWITCH_DAYS: (outcome > 0).sum() < TWITCH_DAYS,
        Shortage.FREE_DAYS: (outcome == 0).sum() < FREE_DAYS,
        Shortage.COVERAGE: len(coverage) > 0 and coverage.mean() < COVERAGE,
        Shortage.VARIATION: len(exposed) > 1 and not _varies(exposed),
    }
    return tuple(each for each, holds in short.items() if holds)


def _varies(exposed: Floats) -> bool:
    sd = float(exposed.std(ddof=1))
    return sd > 0 and sd >= VARIATION * abs(float(exposed.mean()))


def _looks(diary: _Diary, number: int) -> Iterator[Look]:
    """Each look that is due, in its order."""
    asked = diary.asked[number]
    reached = np.flatnonzero(asked.usable)
    for days, alpha in PLAN:
        if len(reached) >= days:
            yield _look(diary, number, slice(asked.starts, int(reached[days - 1]) + 1), days, alpha)
    for done in range(PLAN[-1][0], len(reached) - FURTHER_DAYS + 1, FURTHER_DAYS):
        span = slice(int(reached[done - 1]) + 1, int(reached[done + FURTHER_DAYS - 1]) + 1)
        yield _look(diary, number, span, FURTHER_DAYS, FURTHER_ALPHA)


def _look(diary: _Diary, number: int, span: slice, days: int, alpha: float) -> Look:
    asked = diary.asked[number]
    dates = np.array([diary.first + timedelta(days=day) for day in range(span.start, span.stop)])
    look = Look(
        planned_days=days,
        alpha=alpha,
        first=dates[0],
        last=dates[-1],
        days_before_asked=int((dates[asked.usable[span]] < asked.inquiry.question.asked).sum()),
        shortages=_shortages(asked, span, days),
    )
    unadjusted = None if look.shortages else _tested(diary, number, span, ())
    if unadjusted is None:
        return replace(look, shortages=look.shortages or (Shortage.VARIATION,))
    return replace(look, unadjusted=unadjusted, adjusted=_adjusted(diary, number, span, test=True))


def _adjusted(diary: _Diary, number: int, span: slice, *, test: bool) -> Analysis | None:
    """The same with what else was logged regressed out; None where that leaves too few days, or nothing was logged."""
    asked = diary.asked[number]
    names = [name for name in diary.adjustments if name != asked.inquiry.question.factor]
    columns = [diary.adjustments[name][span] for name in names]
    kept = tuple(names[place] for place in mostly_known(columns, asked.usable[span]))
    if not kept:
        return None
    return _tested(diary, number, span, kept) if test else _described(diary, asked, span, kept)


def _tested(diary: _Diary, number: int, span: slice, adjusted_for: tuple[str, ...]) -> Analysis | None:
    asked = diary.asked[number]
    described = _described(diary, asked, span, adjusted_for)
    if described is None:
        return None
    others = [each for each in diary.asked if each is not asked and _counts_beside(asked, each, diary.first, span)]
    tried = [_left(diary, each, span, adjusted_for) for each in (asked, *others)]
    rotated = rotate(tried)
    return replace(described, p=rotated.p, shifts=rotated.shifts, tried=len(tried))


def _counts_beside(asked: _Asked, other: _Asked, first: date, span: slice) -> bool:
    """Whether another question was tried by then: asked before the look's last day or before this one was, and with

    enough days to be described. What is asked later does not change a look that was made.
    """
    last = first + timedelta(days=span.stop - 1)
    in_time = other.inquiry.question.asked <= max(last, asked.inquiry.question.asked)
    return in_time and not _shortages(other, span, DESCRIBED_FROM)


def _described(diary: _Diary, asked: _Asked, span: slice, adjusted_for: tuple[str, ...]) -> Analysis | None:
    """Effect and rho; None where fewer than DESCRIBED_FROM days are left, or nothing that varies."""
    exposed, outcome = _left(diary, asked, span, adjusted_for)
    known = np.isfinite(exposed) & np.isfinite(outcome)
    if known.sum() < DESCRIBED_FROM or not np.ptp(exposed[known]) or not np.ptp(outcome[known]):
        return None
    noticed = np.where(known, asked.outcome[span], np.nan)
    compared = asked.inquiry.question.compared
    return Analysis(
        days=int(known.sum()),
        effect=effect_of(asked.exposure[span], exposed, noticed, compared=compared, seed=diary.seed),
        rho=rotate([(exposed, outcome)], margin=len(known)).rho,
        adjusted_for=adjusted_for,
    )


def _left(diary: _Diary, asked: _Asked, span: slice, adjusted_for: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Both series of a span, less day number, weekend and the adjustments."""
    start = diary.first + timedelta(days=span.start)
    removed = always_removed(start, span.stop - span.start)
    own = [name for name in adjusted_for if name != asked.inquiry.question.factor]
    removed = np.column_stack([removed, *(diary.adjustments[name][span] for name in own)])
    exposed, outcome = _span(asked, span)
    return residuals(exposed, removed), residuals(outcome, removed)


def _span(asked: _Asked, span: slice) -> tuple[Floats, Floats]:
    return asked.exposure[span], asked.outcome[span]


def _power(diary: _Diary, asked: _Asked, plan: Sequence[tuple[int, float]], span: slice) -> tuple[Power, ...]:
    return plan_power(plan, behaviour_of(*_span(asked, span)), seed=diary.seed)


def _with_power(looks: Sequence[Look], plan: Sequence[Power]) -> tuple[Look, ...]:
    """The plan's looks, with the power until then of those by which nothing had been found."""
    nulls = itertools.takewhile(lambda look: not look.is_found, looks)
    with_power = [
        replace(look, power=power if look.is_made else None) for look, power in zip(nulls, plan, strict=False)
    ]
    return (*with_power, *looks[len(with_power) :])


def _with_own_power(look: Look, diary: _Diary, asked: _Asked) -> Look:
    """A further look, a question of its own."""
    if not look.is_made or look.is_found:
        return look
    span = slice((look.first - diary.first).days, (look.last - diary.first).days + 1)
    return replace(look, power=_power(diary, asked, [(look.planned_days, look.alpha)], span)[0])
