"""Means of days drawn anew: how sure a mean is where nothing is known of how days are spread.

Which days are drawn depends on the seed and on how many days there are of each type, never on their amounts: all
nutrients, bounds and authorities see the same draws, so that larger amounts never give a lower mean.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from random import Random
from typing import Final

FEW_DAYS: Final = 3  # of one type: too few to show their own spread
BOOTSTRAP_DRAWS: Final = 500
MOST_DRAWN_IN_PYTHON: Final = 92  # days of one type

Means = Callable[[Sequence[float]], list[float]]


def resampled_means(parts: Sequence[Sequence[float]], *, seed: int) -> list[float]:
    """`BOOTSTRAP_DRAWS` means, where `parts` holds the finite amounts of the one day type, or of weekdays and weekend.

    Each type is drawn among itself, and the two means are weighted 5 to 2. Where one type has under three days, all
    are drawn together, each with its weight: a single day drawn only from itself would look certain.
    """
    sizes = tuple(map(len, parts))
    if len(parts) == 2 and min(sizes) < FEW_DAYS:
        return _weighted(sizes, seed)([value for part in parts for value in part])
    drawn = [means(part) for means, part in zip(_each(sizes, seed), parts, strict=True)]
    return [combined(pair) for pair in zip(*drawn, strict=True)]


def combined(means: Sequence[float]) -> float:
    """(5 weekday mean + 2 weekend mean)/7, or the mean of the one type that there is."""
    return (5 * means[0] + 2 * means[1]) / 7 if len(means) == 2 else means[0]


@lru_cache(maxsize=4)
def _each(sizes: tuple[int, ...], seed: int) -> tuple[Means, ...]:
    rng = Random(seed)  # noqa: S311 - a statistic, not a secret
    return tuple(_many(size, rng) if size > MOST_DRAWN_IN_PYTHON else _few(size, rng) for size in sizes)


@lru_cache(maxsize=4)
def _weighted(sizes: tuple[int, ...], seed: int) -> Means:
    """The five weekdays and the two weekend days keep their shares.

    Held between the lowest and the highest day, so that equal days give exactly their own value.
    """
    weekdays, weekend_days = sizes
    weights = [5 * weekend_days] * weekdays + [2 * weekdays] * weekend_days
    draws = [(draw, sum(weights[day] for day in draw)) for draw in _drawn(len(weights), Random(seed))]  # noqa: S311

    def means(values: Sequence[float]) -> list[float]:
        lowest, highest = min(values), max(values)
        weighed = [value * weight for value, weight in zip(values, weights, strict=True)]
        found = (sum(map(weighed.__getitem__, draw)) / weight for draw, weight in draws)
        return [min(max(mean, lowest), highest) for mean in found]

    return means


def _few(size: int, rng: Random) -> Means:
    if size == 1:
        return lambda values: [values[0]] * BOOTSTRAP_DRAWS
    draws = [itemgetter(*draw) for draw in _drawn(size, rng)]
    return lambda values: [sum(draw(values)) / size for draw in draws]


def _drawn(size: int, rng: Random) -> list[tuple[int, ...]]:
    drawn = rng.choices(range(size), k=size * BOOTSTRAP_DRAWS)
    return [tuple(drawn[start : start + size]) for start in range(0, len(drawn), size)]


def _many(size: int, rng: Random) -> Means:
    # Only here: numpy costs a tenth of a second to import, and saves as much again for each long span.
    import numpy as np

    picks = np.random.default_rng(rng.getrandbits(64)).integers(0, size, (BOOTSTRAP_DRAWS, size))
    rows = np.arange(BOOTSTRAP_DRAWS)[:, None] * size
    counts = np.bincount((picks + rows).ravel(), minlength=BOOTSTRAP_DRAWS * size).astype(np.uint8)
    times = counts.reshape(BOOTSTRAP_DRAWS, size)  # how often each day is drawn, in few bytes since it is kept

    def means(values: Sequence[float]) -> list[float]:
        # Not `times.astype(float) @ values`: it fills 10 MB anew each time, and wakes threads that only wait.
        found: list[float] = (np.einsum("ij,j->i", times, np.asarray(values)) / size).tolist()
        return found

    return means
