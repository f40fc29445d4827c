"""What can be said to a question, as values: the words are the page's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.assessment.association.question import Question


class Status(StrEnum):
    """How far an answer is. PATTERN: a look of the plan passed its alpha; NO_CLEAR_PATTERN: it was looked, none did."""

    RUN_IN = "run_in"
    TOO_FEW = "too_few"
    DESCRIBED = "described"
    PATTERN = "pattern"
    NO_CLEAR_PATTERN = "no_clear_pattern"


class Unusable(StrEnum):
    """Why a day does not count; the first that holds."""

    RUN_IN = "run_in"
    NOT_ANSWERED = "not_answered"
    FACTOR_UNKNOWN = "factor_unknown"


class Shortage(StrEnum):
    """What is not enough yet."""

    USABLE_DAYS = "usable_days"
    TWITCH_DAYS = "twitch_days"
    FREE_DAYS = "free_days"
    COVERAGE = "coverage"
    VARIATION = "variation"


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its 95 % interval; an end that is None is open: no number can be named for it."""

    value: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class ThirdOfDays:
    """Days of the lowest or highest third, with the means of factor and outcome as they were logged."""

    days: int
    mean_factor: float
    mean_outcome: float


@dataclass(frozen=True, slots=True)
class Effect:
    """The outcome on the days compared against those of the other third.

    `ratio` is None where the other third holds no twitch; then the difference a day is said.
    """

    compared: ThirdOfDays
    other: ThirdOfDays
    ratio: Interval | None
    difference: Interval


@dataclass(frozen=True, slots=True)
class Analysis:
    """Effect, Spearman's rho of the residuals and, where it was tested, p over `shifts` rotations.

    `days` that went in; `adjusted_for` factors beside day number and weekend; `tried`: how many questions the p
    accounts for (max-T).
    """

    days: int
    effect: Effect
    rho: float
    adjusted_for: tuple[str, ...] = ()
    p: float | None = None
    shifts: int = 0
    tried: int = 0

    @property
    def smallest_p(self) -> float:
        """The smallest p that so many rotations can give."""
        return 1 / (1 + self.shifts)


@dataclass(frozen=True, slots=True)
class Power:
    """How often a plan finds what is there: pairs of (ratio of lowest to highest third, share found, 0 to 1).

    `smallest_found` is the smallest ratio that is found in four of five diaries; None where even the largest ratio
    tried is not.
    """

    usable_days: int
    found: tuple[tuple[float, float], ...]
    smallest_found: float | None


@dataclass(frozen=True, slots=True)
class Days:
    """The days that there are: `usable` and `unusable` add up to the calendar from the first answered day on.

    `coverage` is the mean over known days, None where it does not apply. `counts_from`: the day after the run-in.
    """

    counts_from: date | None
    usable: int
    unusable: Mapping[Unusable, int]
    twitch_days: int
    free_days: int
    coverage: float | None


@dataclass(frozen=True, slots=True)
class Look:
    """One test, with the days from `first` to `last` only, the same whenever it is worked out again.

    `planned_days` are the usable days it was fixed at. `shortages` say why it was not made; then `unadjusted` is None.
    `days_before_asked`: usable days that had been written down when the question was asked. `power` is there where
    nothing was found: of the plan up to this look, or of this look alone where it is a new question.
    """

    planned_days: int
    alpha: float
    first: date
    last: date
    days_before_asked: int
    shortages: tuple[Shortage, ...]
    unadjusted: Analysis | None = None
    adjusted: Analysis | None = None
    power: Power | None = None

    @property
    def is_made(self) -> bool:
        return self.unadjusted is not None

    @property
    def is_found(self) -> bool:
        """Whether its p passes. The unadjusted one decides: it is the one that was fixed before looking."""
        return self.unadjusted is not None and self.unadjusted.p is not None and self.unadjusted.p <= self.alpha


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a page needs to say to one question.

    `described`, beside `described_adjusted`: over all usable days, without a test, from 42 days on. `looks` are the
    plan's, at 60 and 90 usable days; `further` are new questions with 90 usable days each. `shortages`: what is
    missing until it can be described. `plan`: the power until the first and until the second look, for this person's
    rate; empty where too little is known of it.
    """

    question: Question
    status: Status
    asked_in_all: int
    days: Days
    shortages: tuple[Shortage, ...]
    described: Analysis | None = None
    described_adjusted: Analysis | None = None
    looks: tuple[Look, ...] = ()
    further: tuple[Look, ...] = ()
    plan: tuple[Power, ...] = ()
