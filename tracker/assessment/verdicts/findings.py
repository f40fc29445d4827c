"""A finding on one nutrient from an estimate of its usual intake (method.md sections 3, 4 and 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.assessment.reference.reference_intakes import ReferenceIntakes
from tracker.assessment.verdicts.confidence import (
    bootstrap_adequacy,
    confidence_above,
    confidence_of_adequacy,
    nearer_to_half,
    share_above,
)
from tracker.assessment.verdicts.verdict import Comparison, Label, Position

CONFIDENT: Final = 0.85
# Of an AI, an RNI or vitamin D's average need. NASEM 2000 p. 59: somewhere below an AI the risk of inadequacy rises.
# Where is not known, so that three quarters are a product choice, and are said to be one.
WELL_BELOW: Final = 0.75

# P at and above which a label holds; a product choice on top of NASEM's principle (method.md section 3).
EAR_LABELS: Final = (
    (0.975, Label.VERY_LIKELY_ENOUGH),
    (CONFIDENT, Label.PROBABLY_ENOUGH),
    (0.50, Label.BORDERLINE),
    (0.15, Label.POSSIBLE_SHORTFALL),
    (0.0, Label.LIKELY_SHORTFALL),
)
VITAMIN_D_LABELS: Final = {
    Position.BELOW: Label.VITAMIN_D_BELOW_REFERENCE,
    Position.AROUND: Label.VITAMIN_D_AROUND_REFERENCE,
    Position.ABOVE: Label.VITAMIN_D_ABOVE_REFERENCE,
}
VITAMIN_D_LABELS_WITH_NEED: Final[Mapping[Position | tuple[Position, Position], Label]] = {
    Position.BELOW: Label.VITAMIN_D_BELOW_NEED,
    Position.AROUND: Label.VITAMIN_D_AROUND_NEED,
    (Position.ABOVE, Position.BELOW): Label.VITAMIN_D_ABOVE_NEED,
    (Position.ABOVE, Position.AROUND): Label.VITAMIN_D_AROUND_RECOMMENDED,
    (Position.ABOVE, Position.ABOVE): Label.VITAMIN_D_ABOVE_RECOMMENDED,
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """Usual intake as some days show it, in the nutrient's own unit.

    `interval` is about 95 %; `sd` that between days, None for vitamin D; `days` the effective number of them; `means`
    those of days drawn anew, empty where days are taken as roughly symmetric.
    """

    mean: float
    interval: tuple[float, float]
    sd: float | None
    days: float
    means: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A label with the confidence (0 to 1) or the comparisons that it rests on.

    `by_bootstrap` is the confidence without symmetry, of which and of the formula's `confidence` is the less sure.
    """

    label: Label
    confidence: float | None = None
    comparisons: tuple[Comparison, ...] = ()
    by_bootstrap: float | None = None


def find(estimate: Estimate, reference: ReferenceIntakes) -> Finding:
    """By the average requirement where there is one, else upwards from an AI or RNI; vitamin D by its interval."""
    if estimate.sd is None:
        return _by_interval(estimate.interval, reference)
    if reference.ear is None or reference.requirement_sd is None:
        return _by_target(estimate, estimate.sd, reference.target)
    return _by_requirement(estimate, estimate.sd, reference.ear, reference.requirement_sd)


def _by_requirement(estimate: Estimate, sd: float, ear: float, requirement_sd: float) -> Finding:
    by_bootstrap = bootstrap_adequacy(estimate.means, ear, requirement_sd) if estimate.means else None
    by_formula = confidence_of_adequacy(estimate.mean, ear, requirement_sd, sd, estimate.days)
    confidence = nearer_to_half(by_formula, by_bootstrap)
    label = next(label for least, label in EAR_LABELS if confidence >= least)
    return Finding(label, confidence, by_bootstrap=by_bootstrap)


def _by_target(estimate: Estimate, sd: float, target: float) -> Finding:
    """An AI, or an RNI without a known average requirement (method.md section 4).

    Below it no probability is given: how much is too little is not known.
    """
    by_bootstrap = share_above(estimate.means, target) if estimate.means else None
    confidence = confidence_is_above(estimate, sd, target)
    if confidence >= CONFIDENT:
        return Finding(Label.AT_OR_ABOVE_REFERENCE, confidence, by_bootstrap=by_bootstrap)
    if estimate.interval[1] >= target:
        return Finding(Label.AROUND_REFERENCE, confidence, by_bootstrap=by_bootstrap)
    is_well_below = 1 - confidence_is_above(estimate, sd, WELL_BELOW * target) >= CONFIDENT
    return Finding(Label.WELL_BELOW_REFERENCE if is_well_below else Label.BELOW_REFERENCE)


def confidence_is_above(estimate: Estimate, sd: float, value: float) -> float:
    """Confidence (0 to 1) that usual intake is above a value: the formula's, or the bootstrap's if less sure."""
    by_bootstrap = share_above(estimate.means, value) if estimate.means else None
    return nearer_to_half(confidence_above(estimate.mean, value, sd, estimate.days), by_bootstrap)


def _by_interval(between: tuple[float, float], reference: ReferenceIntakes) -> Finding:
    """Vitamin D: where the interval lies, and no probability (method.md section 5)."""
    target = Comparison(
        reference.target_kind, reference.target_term, reference.target, _position(between, reference.target)
    )
    if reference.ear is None:
        is_well_below = between[1] < WELL_BELOW * reference.target
        label = Label.VITAMIN_D_WELL_BELOW_REFERENCE if is_well_below else VITAMIN_D_LABELS[target.position]
        return Finding(label, comparisons=(target,))
    need = Comparison("EAR", reference.ear_term, reference.ear, _position(between, reference.ear))
    key = need.position if need.position is not Position.ABOVE else (need.position, target.position)
    is_well_below = between[1] < WELL_BELOW * reference.ear
    label = Label.VITAMIN_D_WELL_BELOW_NEED if is_well_below else VITAMIN_D_LABELS_WITH_NEED[key]
    return Finding(label, comparisons=(need, target))


def _position(between: tuple[float, float], value: float) -> Position:
    low, high = between
    if high < value:
        return Position.BELOW
    return Position.ABOVE if low > value else Position.AROUND
