"""Why a food is suggested and what is honest to say of it, as data, so that page, API and report say the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foods.nutrients import CALCIUM
from tracker.assessment.portions.by_brand import BRAND_RANGES
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.portions.remarks import ABSORPTION_REMARKS, WEAK_REMARKS, remarks_on
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.gaps import Gap

GOOD_SHARE: Final = 0.1


@dataclass(frozen=True, slots=True)
class Addition:
    """What a portion adds to an open gap, and the share of the gap that this closes, 0 to 1."""

    nutrient: str
    amount: float
    share_closed: float


class ReasonKind(StrEnum):
    """The fields of `Reason` that go with each kind stand beside it."""

    CLOSES = "closes"  # nutrient, share of the gap
    LARGEST_GAP = "largest_gap"  # nutrient
    ALSO_ADDS = "also_adds"  # nutrient, share of the gap
    EATEN_BEFORE = "eaten_before"  # count: days of the last weeks
    ALIKE_EATEN_BEFORE = "alike_eaten_before"  # count: days on which it was eaten, or another preparation of it
    FITS_MEAL = "fits_meal"  # meal
    OWN_DIARY = "own_diary"
    EXTRA = "extra"
    NO_FIGURE = "no_figure"  # nutrient
    WEAK_MEMBER = "weak_member"  # nutrient, share of the target; remark
    HARDLY_ABSORBED = "hardly_absorbed"  # nutrient, share of the target that it only seems to be; remark
    BY_BRAND = "by_brand"  # nutrient; least and most: amounts in the portion, in its unit
    TIMING = "timing"  # remark
    REMARK = "remark"  # remark


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a food is suggested, or what to know about it: a nutrient and a share, or a remark (a msgid)."""

    kind: ReasonKind
    nutrient: str = ""
    share: float = 0.0
    remark: str = ""
    count: int = 0
    meal: str = ""
    least: float = 0.0
    most: float = 0.0


def additions(candidates: Sequence[Candidate], gaps: Iterable[Gap]) -> list[Addition]:
    """What some portions together add to each open gap; a gap to which nothing known is added is left out."""
    added = []
    for gap in gaps:
        known = [amount for candidate in candidates if (amount := candidate.counted(gap.nutrient)) is not None]
        if amount := sum(known):
            added.append(Addition(gap.nutrient, amount, min(amount / gap.amount, 1.0)))
    return added


def honest_reasons(candidate: Candidate, targets: Mapping[str, float]) -> list[Reason]:
    """What to know of a food on its list, with shares of the targets by nutrient key, as far as these are given.

    A weak member, calcium that is hardly absorbed, then its flags; every remark once. Lists judge by the Daily Value;
    where a portion reaches a tenth of the person's own target, it is no weak member for them.
    """
    remarks = remarks_on(sorted(candidate.flags), candidate.good_source)
    reasons = [_remark(remark, candidate, targets) for remark in remarks]
    return [each for each in reasons if each.kind is not ReasonKind.WEAK_MEMBER or each.share < GOOD_SHARE]


def _remark(remark: str, candidate: Candidate, targets: Mapping[str, float]) -> Reason:
    if remark in WEAK_REMARKS:
        share = _share(candidate, candidate.nutrient, targets)
        return Reason(ReasonKind.WEAK_MEMBER, candidate.nutrient, share, remark)
    if remark in ABSORPTION_REMARKS:
        return Reason(ReasonKind.HARDLY_ABSORBED, CALCIUM.key, _share(candidate, CALCIUM.key, targets), remark)
    return Reason(ReasonKind.REMARK, remark=remark)


def _share(candidate: Candidate, nutrient: str, targets: Mapping[str, float]) -> float:
    amount, target = candidate.amount(nutrient), targets.get(nutrient)
    return amount / target if amount and target else 0.0


def reasons_of_food(candidate: Candidate, gaps: Iterable[Gap], bounds: Bounds) -> list[Reason]:
    """What speaks for a food beyond the gap, and all that is to know: figures missing, remarks, medicines."""
    gaps = list(gaps)
    missing = [Reason(ReasonKind.NO_FIGURE, gap.nutrient) for gap in gaps if candidate.amount(gap.nutrient) is None]
    timings = [Reason(ReasonKind.TIMING, remark=t.text) for t in bounds.cautions.timings if t.concerns(candidate)]
    honest = honest_reasons(candidate, {gap.nutrient: gap.target for gap in gaps})
    beside = [Reason(ReasonKind.TIMING, remark=said) for said in bounds.cautions.beside(candidate)]
    return [*_from_diary(candidate, bounds), *missing, *honest, *_by_brand(candidate), *beside, *timings]


def _by_brand(candidate: Candidate) -> list[Reason]:
    """From how little to how much a portion may hold where brands, and so tables, differ by more than half."""
    ranges = [BRAND_RANGES[flag] for flag in sorted(candidate.flags & BRAND_RANGES.keys())]
    times = candidate.portion_g / 100
    return [
        Reason(ReasonKind.BY_BRAND, each.nutrient, least=each.least_per_100_g * times, most=each.most_per_100_g * times)
        for each in ranges
    ]


def _from_diary(candidate: Candidate, bounds: Bounds) -> list[Reason]:
    record = bounds.acceptance.record(candidate)
    reasons = []
    if record:
        kind = ReasonKind.ALIKE_EATEN_BEFORE if record.alike else ReasonKind.EATEN_BEFORE
        reasons.append(Reason(kind, count=record.days))
    if bounds.meal in bounds.acceptance.meals(candidate):
        reasons.append(Reason(ReasonKind.FITS_MEAL, meal=bounds.meal))
    if candidate.own_diary:
        reasons.append(Reason(ReasonKind.OWN_DIARY))
    if candidate.is_extra:
        reasons.append(Reason(ReasonKind.EXTRA))
    return reasons
