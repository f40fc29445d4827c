"""Single foods that would close what is left of some targets: plain values in and out.

Whether anything may be suggested at all, and what never, stands in the bounds (bounds.py); a food that passes them is
weighed by how much of all open gaps a realistic portion closes, per energy and sodium, and by how this person's
diary accepts it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from statistics import median
from typing import Final

from foods.nutrients import VITAMIN_D
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.gaps import Gap
from tracker.assessment.suggesting.reasons import Addition, Reason, ReasonKind, additions, reasons_of_food

LEAST_SHARE: Final = 0.05  # a portion that closes less of its gap is not worth a suggestion
MOST_PER_TERM: Final = 2
SAME_TERM_AGAIN: Final = 0.5
SIDE_GAPS_COUNT: Final = 0.5  # a food is suggested for the nutrient of its list; what it adds elsewhere counts half
AS_GOOD: Final = 0.85  # of the best: among these the day and what the person buys decide
OFTEN_EATEN_COUNTS: Final = 2.0  # a food eaten on four days is drawn three times as readily as one never eaten
# Softly: a portion of 500 kcal, or with 2,300 mg of sodium (the label's Daily Value), counts half.
HALF_AT_KCAL: Final = 500.0
HALF_AT_SODIUM_MG: Final = 2300.0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A food, what a portion adds to every open gap (the main one first), and the reasons as data."""

    candidate: Candidate
    adds: tuple[Addition, ...]
    reasons: tuple[Reason, ...]

    @property
    def nutrient(self) -> str:
        return self.adds[0].nutrient


def suggest(
    gaps: Sequence[Gap], candidates: Iterable[Candidate], *, bounds: Bounds, limit: int = 3
) -> list[Suggestion]:
    """Up to `limit` foods for these gaps, best first.

    Each is the one that closes most of what the ones before it would leave open, large gaps counting more, energy
    and sodium softly against it, what the diary knows softly for it, with different terms before a term again. Among
    foods within 15 % of the best the seed in `bounds` draws one, foods that the person eats more readily. The same
    input gives the same answer; without a seed the best comes first, and ties go to the earlier list row.
    """
    largest = _largest(gaps)
    gaps = bounds.pushable(gaps)
    named = (_for_its_gap(candidate, gaps, bounds) for candidate in bounds.admitted(candidates))
    pool = [candidate for candidate in named if _is_worth_it(candidate, gaps)]
    chosen = _choose(_options(pool, gaps, bounds), gaps, bounds, limit)
    return [_suggestion(candidate, gaps, bounds, largest) for candidate in chosen]


def _largest(gaps: Sequence[Gap]) -> str:
    """The nutrient whose gap is larger than any other; empty where there is no such one."""
    shares = sorted((gap.share for gap in gaps), reverse=True)
    return "" if shares[:1] == shares[1:2] else next(gap.nutrient for gap in gaps if gap.share == shares[0])


def _for_its_gap(candidate: Candidate, gaps: Sequence[Gap], bounds: Bounds) -> Candidate:
    """A food from the diary stands on no list: it is taken for the gap whose target it serves most."""
    if bounds.stands_in(candidate) and any(gap.nutrient == VITAMIN_D.key for gap in gaps):
        return replace(candidate, nutrient=VITAMIN_D.key)
    if not candidate.own_diary:
        return candidate
    closed = {gap.nutrient: amount / gap.target for gap in gaps if (amount := candidate.counted(gap.nutrient))}
    return replace(candidate, nutrient=max(closed, key=closed.__getitem__, default=""))


def _is_worth_it(candidate: Candidate, gaps: Sequence[Gap]) -> bool:
    gap = next((gap for gap in gaps if gap.nutrient == candidate.nutrient), None)
    amount = candidate.counted(gap.nutrient) if gap else None
    return gap is not None and amount is not None and amount >= LEAST_SHARE * gap.amount


@dataclass(frozen=True, slots=True)
class _Option:
    """A candidate while it is weighed: `counted` by open nutrient.

    `weight` is 1 without energy, sodium and diary: less with the first two, more with the last.
    """

    candidate: Candidate
    counted: Mapping[str, float]
    weight: float


def _options(pool: Sequence[Candidate], gaps: Sequence[Gap], bounds: Bounds) -> list[_Option]:
    """An unknown energy or sodium counts like the middle one of the pool: neither for a food nor against it."""
    kcal, sodium = middle(pool, "energy"), middle(pool, "sodium")
    return [
        _Option(
            candidate,
            {gap.nutrient: amount for gap in gaps if (amount := candidate.counted(gap.nutrient))},
            bounds.acceptance.factor(candidate, bounds.meal)
            / (
                1
                + known(candidate.amount("energy"), kcal) / HALF_AT_KCAL
                + known(candidate.amount("sodium"), sodium) / HALF_AT_SODIUM_MG
            ),
        )
        for candidate in pool
    ]


def middle(pool: Sequence[Candidate], nutrient: str) -> float:
    """The median of the known amounts of a nutrient (registry key) in these portions; 0 where none is known."""
    amounts = [amount for candidate in pool if (amount := candidate.amount(nutrient)) is not None]
    return median(amounts) if amounts else 0.0


def known(amount: float | None, otherwise: float) -> float:
    return otherwise if amount is None else amount


def _choose(options: list[_Option], gaps: Sequence[Gap], bounds: Bounds, limit: int) -> list[Candidate]:
    """The best option for what is left, again and again; where nothing is left open, for the gaps as they were."""
    targets = {gap.nutrient: gap.target for gap in gaps}
    whole = {gap.nutrient: gap.amount for gap in gaps}
    left, chosen = whole, list[Candidate]()
    while len(chosen) < limit:
        options = [option for option in options if _is_different(option.candidate, chosen)]
        if not any(left[option.candidate.nutrient] > 0 for option in options):
            left = whole
        if not options:
            break
        best = _drawn(_may_be_next(options, chosen, bounds), left, targets, chosen, bounds)
        left = {key: max(amount - best.counted.get(key, 0), 0) for key, amount in left.items()}
        chosen.append(best.candidate)
    return chosen


def _may_be_next(options: list[_Option], chosen: Sequence[Candidate], bounds: Bounds) -> list[_Option]:
    """All of them but those that are not to stand first, as long as nothing does and something else can."""
    first = [option for option in options if chosen or bounds.cautions.may_stand_first(option.candidate)]
    return first or options


def _drawn(
    options: Sequence[_Option],
    left: Mapping[str, float],
    targets: Mapping[str, float],
    chosen: Sequence[Candidate],
    bounds: Bounds,
) -> _Option:
    """The best option; with a seed, one that is nearly as good."""
    worth = [_worth(option, left, targets, chosen) for option in options]
    best = max(worth)
    near = [
        option for option, each in zip(options, worth, strict=True) if each >= best * (AS_GOOD if bounds.seed else 1)
    ]
    return max(near, key=lambda option: _lot(option.candidate, bounds)) if bounds.seed else near[0]


def _lot(candidate: Candidate, bounds: Bounds) -> float:
    """A lot from 0 to 1 for this day and person, higher the more days the food was eaten.

    Weighted drawing by the greatest u^(1/w) (Efraimidis and Spirakis 2006, Inf Process Lett 97:181).
    """
    drawn = blake2b(f"{bounds.seed}:{candidate.food_id}".encode(), digest_size=8).digest()
    weight = 1 + OFTEN_EATEN_COUNTS * bounds.acceptance.familiarity(candidate)
    return math.pow(int.from_bytes(drawn) / 2**64, 1 / weight)


def _worth(
    option: _Option, left: Mapping[str, float], targets: Mapping[str, float], chosen: Sequence[Candidate]
) -> float:
    """The shares of the targets that a portion closes, each times the share that is open: large gaps come first."""
    own = option.candidate.nutrient
    if not left[own]:
        return 0.0
    gained = sum(
        min(amount, left[key]) * left[key] / targets[key] ** 2 * (1 if key == own else SIDE_GAPS_COUNT)
        for key, amount in option.counted.items()
    )
    again = SAME_TERM_AGAIN ** sum(_same_term(other, option.candidate) for other in chosen)
    return gained * option.weight * again


def _is_different(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    return (
        all(other.kin != candidate.kin and other.food_id != candidate.food_id for other in chosen)
        and sum(_same_term(other, candidate) for other in chosen) < MOST_PER_TERM
    )


def _same_term(one: Candidate, other: Candidate) -> bool:
    return (one.term, one.own_diary) == (other.term, other.own_diary)


def _suggestion(candidate: Candidate, gaps: Sequence[Gap], bounds: Bounds, largest: str) -> Suggestion:
    adds = sorted(
        additions([candidate], gaps),
        key=lambda addition: (addition.nutrient != candidate.nutrient, -addition.share_closed),
    )
    reasons = [Reason(ReasonKind.CLOSES, adds[0].nutrient, adds[0].share_closed)]
    if adds[0].nutrient == largest:
        reasons.append(Reason(ReasonKind.LARGEST_GAP, adds[0].nutrient))
    reasons += [Reason(ReasonKind.ALSO_ADDS, addition.nutrient, addition.share_closed) for addition in adds[1:]]
    return Suggestion(candidate, tuple(adds), tuple(reasons + reasons_of_food(candidate, gaps, bounds)))
