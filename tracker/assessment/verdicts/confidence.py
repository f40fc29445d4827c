"""How sure a mean of some days is of a reference intake (method.md sections 3 and 4)."""

import math
from collections.abc import Sequence
from statistics import NormalDist

_NORMAL = NormalDist()


def sd_of_difference(requirement_sd: float, sd: float, days: float) -> float:
    """SDD = √(SDr² + SDw²/n), in the nutrient's unit (NASEM 2000): requirements between people, and days."""
    return math.sqrt(requirement_sd**2 + sd**2 / days)


def confidence_of_adequacy(mean: float, ear: float, requirement_sd: float, sd: float, days: float) -> float:
    """Confidence (0 to 1) that usual intake meets this person's requirement: Φ((mean − EAR)/SDD)."""
    return _phi(mean - ear, sd_of_difference(requirement_sd, sd, days))


def confidence_above(mean: float, value: float, sd: float, days: float) -> float:
    """Confidence (0 to 1) that usual intake is above an AI: Φ((mean − AI)/(SDw/√n))."""
    return _phi(mean - value, sd / math.sqrt(days))


def bootstrap_adequacy(means: Sequence[float], ear: float, requirement_sd: float) -> float:
    """The same by `means` of days drawn anew, which asks for no symmetry: the mean of Φ((m − EAR)/SDr)."""
    width = requirement_sd * math.sqrt(2)  # Φ by its error function: NormalDist takes four times as long
    return sum([math.erfc((ear - mean) / width) for mean in means]) / (2 * len(means))


def share_above(means: Sequence[float], value: float) -> float:
    """The share of `means` that is above a value."""
    return sum(mean > value for mean in means) / len(means)


def nearer_to_half(by_formula: float, by_bootstrap: float | None) -> float:
    """The less sure of two confidences; the formula's where they lie on different sides of one half, or alone."""
    if by_bootstrap is None or (by_formula < 0.5) != (by_bootstrap < 0.5):
        return by_formula
    return min(by_formula, by_bootstrap, key=lambda confidence: abs(confidence - 0.5))


def _phi(difference: float, sd: float) -> float:
    if sd == 0:
        return 1.0 if difference >= 0 else 0.0
    return _NORMAL.cdf(difference / sd)
