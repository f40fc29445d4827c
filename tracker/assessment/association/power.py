"""How often the plan finds what is there, for a person's own rate (method.md 13.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tracker.assessment.association.answer import Power
from tracker.assessment.association.exposure import Floats
from tracker.assessment.association.rotation import MARGIN_DAYS, centred_ranks

STATED: Final = (2.0, 3.7)  # of lowest to highest third: those of method.md
SMALL, MEDIUM, LARGE = 1.5, 2.7, (5.0, 7.0, 10.0, 15.0)  # tried beside them for the smallest one found
USUALLY: Final = 0.8
RUNS: Final = 400
TWITCH_DAYS: Final = 10  # and as many free ones: fewer are not tested
LARGEST_RATE: Final = 100.0  # noticed twitches a day
# Means of the lowest and highest third of a normal distribution lie 2 × φ(Φ⁻¹(1/3)) × 3 = 2.18 SD apart.
THIRDS_APART: Final = 2.1820
_EQUAL: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How one person's days go: noticed twitches a day, and how they vary.

    `spread` is the variance of the logarithm of the rate beyond chance; memories are correlations from day to day,
    0 to 1, of that rate and of the exposure.
    """

    rate: float
    spread: float
    outcome_memory: float
    exposure_memory: float


def behaviour_of(exposure: Floats, outcome: Floats) -> Behaviour:
    """From calendar days with NaN where missing, by moments of a Poisson count with a lognormal rate.

    Var Y = μ + μ²(e^σ² - 1), Cov(Y_d, Y_d+1) = μ²(e^(σ²φ) - 1). Of a severity it is as of a count with that mean.
    """
    known = outcome[np.isfinite(outcome)]
    rate = float(known.mean())
    if rate == 0:
        return Behaviour(0.0, 0.0, 0.0, _memory(exposure))
    spread = float(np.log1p(max(known.var() - rate, 0.0) / rate**2))
    together = max(float(np.nan_to_num(_lagged(outcome))), 0.0)
    memory = float(np.log1p(together / rate**2)) / spread if spread > 0 else 0.0
    return Behaviour(rate, spread, min(memory, 0.95), _memory(exposure))


def plan_power(
    looks: Sequence[tuple[int, float]], behaviour: Behaviour, *, seed: int, runs: int = RUNS
) -> tuple[Power, ...]:
    """For each look, (usable days, alpha) in their order: how often it or one before it finds a ratio that is there.

    Days follow each other without gaps; the logarithm of the rate falls evenly with the exposure, so that its lowest
    third has `ratio` times the twitches of its highest. Nothing is regressed out: the real test finds at most as much.
    """
    simulated = _Simulated.of(looks, behaviour, seed=seed, runs=runs)
    shares = _shares(simulated)
    return tuple(
        Power(
            usable_days=days,
            found=tuple((ratio, shares[ratio][place]) for ratio in STATED),
            smallest_found=_smallest({ratio: found[place] for ratio, found in sorted(shares.items())}),
        )
        for place, (days, _alpha) in enumerate(looks)
    )


def _shares(simulated: "_Simulated") -> dict[float, tuple[float, ...]]:
    """What is found by ratio: of those stated, and of those beside which the smallest one found may lie."""
    shares = {ratio: simulated.found(ratio) for ratio in STATED}
    small, large = (shares[ratio] for ratio in STATED)
    if max(small) >= USUALLY:
        shares[SMALL] = simulated.found(SMALL)
    if min(small) < USUALLY <= max(large):
        shares[MEDIUM] = simulated.found(MEDIUM)
    for ratio in LARGE:
        if min(shares[max(shares)]) >= USUALLY:
            break
        shares[ratio] = simulated.found(ratio)
    return shares


def _smallest(shares: dict[float, float]) -> float | None:
    """Where the share comes to USUALLY, between two of the ratios tried on the scale of logarithms."""
    before, share_before = 1.0, 0.0
    for ratio, share in shares.items():
        if share >= USUALLY:
            part = (USUALLY - share_before) / (share - share_before)
            return float(before * (ratio / before) ** part)
        before, share_before = ratio, share
    return None


@dataclass(frozen=True, slots=True)
class _Simulated:
    """What all ratios share: the looks, the exposures (runs × days), the rates' own course, and the seed of chance."""

    looks: Sequence[tuple[int, float]]
    behaviour: Behaviour
    exposure: Floats
    latent: Floats
    turned: tuple[npt.NDArray[np.complex128], ...]
    chance: int

    @classmethod
    def of(cls, looks: Sequence[tuple[int, float]], behaviour: Behaviour, *, seed: int, runs: int) -> "_Simulated":
        days = max(days for days, _alpha in looks)
        rng = np.random.default_rng(seed)
        exposure = _remembering(rng, runs, days, behaviour.exposure_memory)
        latent = _remembering(rng, runs, days, behaviour.outcome_memory) * np.sqrt(behaviour.spread)
        places = (exposure[:, :length].argsort(axis=1).argsort(axis=1) - (length - 1) / 2 for length, _alpha in looks)
        turned = tuple(np.fft.rfft(ranks) for ranks in places)
        return cls(looks, behaviour, exposure, latent, turned, int(rng.integers(2**63)))

    def found(self, ratio: float) -> tuple[float, ...]:
        """The share of runs in which each look, or one before it, passes."""
        slope = np.log(ratio) / THIRDS_APART
        level = self.latent - slope * self.exposure - (self.behaviour.spread + slope**2) / 2
        rates = np.minimum(self.behaviour.rate * np.exp(level), LARGEST_RATE)
        counts = np.random.default_rng(self.chance).poisson(rates)
        found = np.zeros(len(counts), dtype=bool)
        shares = []
        for (days, alpha), turned in zip(self.looks, self.turned, strict=True):
            found |= _finds(turned, counts[:, :days], alpha)
            shares.append(float(found.mean()))
        return tuple(shares)


def _finds(turned: npt.NDArray[np.complex128], counts: npt.NDArray[np.int64], alpha: float) -> npt.NDArray[np.bool_]:
    """Whether each row (runs × days) passes, by the test of rotation.py for days without gaps."""
    days = counts.shape[1]
    ranks = centred_ranks(counts, np.ones(counts.shape, dtype=bool))
    correlations = np.abs(np.fft.irfft(turned * np.conj(np.fft.rfft(ranks)), n=days))
    shifts = correlations[:, MARGIN_DAYS : days - MARGIN_DAYS + 1]
    extreme = (shifts >= correlations[:, :1] - _EQUAL).sum(axis=1)
    enough = np.minimum((counts > 0).sum(axis=1), (counts == 0).sum(axis=1)) >= TWITCH_DAYS
    passes: npt.NDArray[np.bool_] = enough & ((1 + extreme) / (1 + shifts.shape[1]) <= alpha)
    return passes


def _remembering(rng: np.random.Generator, runs: int, days: int, memory: float) -> Floats:
    """Normal series (runs × days) of variance 1 whose days follow the day before with this correlation."""
    series = rng.standard_normal((runs, days))
    for day in range(1, days):
        series[:, day] = memory * series[:, day - 1] + np.sqrt(1 - memory**2) * series[:, day]
    return series


def _memory(values: Floats) -> float:
    """The correlation from day to day, held between 0 and 0.95."""
    variance = float(np.nanvar(values))
    return float(np.clip(np.nan_to_num(_lagged(values)) / variance, 0.0, 0.95)) if variance > 0 else 0.0


def _lagged(values: Floats) -> float:
    """The covariance of days that follow each other; NaN where no two do."""
    away = values - np.nanmean(values)
    products = away[1:] * away[:-1]
    return float(np.nanmean(products)) if np.isfinite(products).any() else float("nan")
