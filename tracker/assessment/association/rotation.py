"""The circular-shift permutation test: it keeps each series' own memory (method.md 13.5 and 13.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tracker.assessment.association.exposure import Floats

MARGIN_DAYS: Final = 7  # rotations by less would pair nearly the same days
_EQUAL: Final = 1e-9

Codes = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Rotated:
    """Spearman's rho as it is, and p over so many `shifts`."""

    rho: float
    p: float
    shifts: int


def rotate(series: Sequence[tuple[Floats, Floats]], *, tested: int = 0, margin: int = MARGIN_DAYS) -> Rotated:
    """Test one pair of (exposure, outcome) among all that were tried, calendar days with NaN where missing.

    p = (1 + #{max |T_s| ≥ |T_0|}) / (1 + number of shifts), s from `margin` to days - `margin`, the largest |T| of all
    pairs in every shift (max-T). Pairs with a missing day are dropped and the rest ranked anew. A shift that leaves
    no correlation to work out counts as extreme; where that is so of the days as they are, rho is NaN and p is 1.
    """
    days = len(series[tested][0])
    shifts = np.arange(margin, days - margin + 1)
    observed = float(rank_correlations(*series[tested], np.zeros(1, dtype=int))[0])
    if np.isnan(observed):
        return Rotated(observed, 1.0, len(shifts))
    rotated = np.abs([rank_correlations(*each, shifts) for each in series])
    largest = np.nan_to_num(rotated, nan=np.inf).max(axis=0)
    return Rotated(observed, float(1 + (largest >= abs(observed) - _EQUAL).sum()) / (1 + len(shifts)), len(shifts))


def rank_correlations(exposure: Floats, outcome: Floats, shifts: npt.NDArray[np.int_]) -> Floats:
    """Spearman's rho for each shift of the outcome against the exposure; NaN where one of the two does not vary."""
    days = len(exposure)
    at = (np.arange(days) - shifts[:, None]) % days
    known = np.isfinite(exposure) & np.isfinite(outcome)[at]
    first = centred_ranks(np.broadcast_to(_codes(exposure), known.shape), known)
    second = centred_ranks(_codes(outcome)[at], known)
    spread = np.sqrt((first**2).sum(axis=1) * (second**2).sum(axis=1))
    together: Floats = (first * second).sum(axis=1)
    rho: Floats = np.divide(together, spread, out=np.full(len(shifts), np.nan), where=spread > 0)
    return rho


def _codes(values: Floats) -> Codes:
    """Each value's place among the distinct ones."""
    codes: Codes = np.unique(values, return_inverse=True)[1].reshape(-1)
    return codes


def centred_ranks(codes: Codes, known: npt.NDArray[np.bool_]) -> Floats:
    """Mean ranks within each row's known values, less their mean; 0 where unknown (rows × days).

    Codes are whole numbers from 0, few of them, so that counting takes the place of sorting.
    """
    rows, kinds = len(codes), int(codes.max(initial=0)) + 1
    cells = codes + np.arange(rows)[:, None] * kinds
    counts = np.bincount(cells[known], minlength=rows * kinds).reshape(rows, kinds)
    ranks = counts.cumsum(axis=1) - counts + (counts + 1) / 2
    centre = (known.sum(axis=1, keepdims=True) + 1) / 2
    return np.where(known, np.take_along_axis(ranks, codes, axis=1) - centre, 0.0)
