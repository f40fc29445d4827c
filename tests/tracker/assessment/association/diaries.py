"""Diaries to ask questions of: series from one first day on, made by hand or by a seed."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from tracker.assessment.association.answer import Answer
from tracker.assessment.association.answers import answers
from tracker.assessment.association.question import THREE_DAYS_BEFORE, Daily, Inquiry, Lag, Question

MONDAY: Final = date(2026, 1, 5)
# method.md section 13: 30 days of intake and of noticed twitches.
VECTOR_X: Final = (
    310.0, 295.0, 250.0, 220.0, 240.0, 330.0, 345.0, 300.0, 210.0, 205.0, 260.0, 320.0, 355.0, 310.0, 225.0,
    215.0, 290.0, 340.0, 300.0, 230.0, 200.0, 245.0, 335.0, 325.0, 280.0, 240.0, 215.0, 305.0, 350.0, 295.0,
)  # fmt: skip
VECTOR_Y: Final = (
    0.0, 0.0, 1.0, 2.0, 3.0, 1.0, 0.0, 0.0, 1.0, 3.0, 4.0, 1.0, 0.0, 0.0, 1.0,
    3.0, 2.0, 0.0, 0.0, 2.0, 3.0, 4.0, 1.0, 0.0, 0.0, 1.0, 2.0, 2.0, 0.0, 1.0,
)  # fmt: skip


def asked(
    factor: Daily, outcome: Daily, *, lag: Lag = THREE_DAYS_BEFORE, name: str = "magnesium", on: date = MONDAY
) -> Inquiry:
    return Inquiry(Question(name, "twitches", lag, on), factor, outcome)


def answer_to(inquiry: Inquiry, **adjustments: Daily) -> Answer:
    return answers(MONDAY, [inquiry], adjustments, asked_in_all=1, seed=1)[0]


def unrelated(days: int, *, seed: int = 5) -> tuple[list[float], list[float]]:
    """Intake around 300 mg and one twitch a day on average, each day by itself."""
    rng = np.random.default_rng(seed)
    return (300 + 80 * rng.standard_normal(days)).tolist(), rng.poisson(1.0, days).astype(float).tolist()


def follows_low(days: int, *, seed: int = 5) -> tuple[list[float], list[float]]:
    """Twitches at some three times the rate on the second day after a low day, a third after a high one."""
    rng = np.random.default_rng(seed)
    intake = rng.standard_normal(days)
    rates = [0.8 * math.exp(-intake[max(day - 2, 0)]) for day in range(days)]
    return (300 + 80 * intake).tolist(), rng.poisson(rates).astype(float).tolist()


def slow_ranks(values: Sequence[float]) -> list[float]:
    """Mean ranks by counting each value's smaller and equal ones."""
    return [sum(other < value for other in values) + (values.count(value) + 1) / 2 for value in list(values)]


def slow_spearman(pairs: Sequence[tuple[float, float]]) -> float:
    """By the definition: Pearson's correlation of mean ranks; NaN where one side does not vary."""
    first = slow_ranks([pair[0] for pair in pairs])
    second = slow_ranks([pair[1] for pair in pairs])
    centre = (len(pairs) + 1) / 2
    together = sum((a - centre) * (b - centre) for a, b in zip(first, second, strict=True))
    spread = sum((a - centre) ** 2 for a in first) * sum((b - centre) ** 2 for b in second)
    return together / math.sqrt(spread) if spread else math.nan


def slow_rotation(series: Sequence[tuple[Daily, Daily]], margin: int) -> tuple[float, float]:
    """rho and p of the first of the series by walking through all shifts, one day at a time."""
    days = len(series[0][0])

    def at(shift: int, factor: Daily, outcome: Daily) -> float:
        pairs = [(factor[day], outcome[(day - shift) % days]) for day in range(days)]
        return slow_spearman([(a, b) for a, b in pairs if a is not None and b is not None])

    observed = at(0, *series[0])
    shifts = range(margin, days - margin + 1)
    extreme = 0
    for shift in shifts:
        found = [abs(at(shift, *each)) for each in series]
        extreme += any(math.isnan(rho) or rho >= abs(observed) - 1e-9 for rho in found)
    return observed, (1 + extreme) / (1 + len(shifts))
