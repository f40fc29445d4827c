"""Two to four portions that together close today's or a week's gaps: plain values in and out.

The problem, exactly, so that an optimum exists to compare with. Given open gaps k of amount n_k > 0 that may be
pushed, with weights w_k (each gap's share of its target, made to sum to 1), and admitted candidates i, one portion
each, with

    a_ik  what portion i surely adds to gap k (0 where it is unknown or hardly absorbed)
    u_ij  what it adds of a nutrient j with room r_j below its upper level, or kept low by a caution (0 where unknown)
    c_i   = kcal_i + sodium_mg_i × 500/2300, an unknown one being the median of the pool (it speaks neither way)

choose a set S of 2 to m portions (m = the person's budget, at most 4), no two of one kin and no two of one family
of the article's terms (FAMILIES: not two sorts of leafy greens), with sum u_ij <= r_j for every j.

* If some such S covers every gap (sum a_ik >= n_k for all k): LEAST_ENERGY takes the cover of least sum c_i;
  FEWEST_ITEMS the cover of fewest portions, and of these the one of least sum c_i.
* If none does: the greatest sum over k of w_k × min(1, sum a_ik / n_k) - sum p_i, where the price p_i of a portion is
  c_i/5000 for LEAST_ENERGY (100 kcal must bring 2 % of the gaps) and 1/20 + c_i/20000 for FEWEST_ITEMS.

Further answers leave out what earlier ones had: all of it, or all but the portion that brings each earlier answer
most, so that no answer shares more than half its foods with an earlier one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from random import Random
from typing import Final

from foods.nutrients import gettext_noop
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.gaps import Gap
from tracker.assessment.suggesting.portion_search import Item, Problem, pruned, solve
from tracker.assessment.suggesting.preferences import FEWEST_PORTIONS, MOST_PORTIONS
from tracker.assessment.suggesting.reasons import Addition, Reason, ReasonKind, additions, reasons_of_food
from tracker.assessment.suggesting.suggestions import (
    HALF_AT_KCAL,
    HALF_AT_SODIUM_MG,
    LEAST_SHARE,
    Suggestion,
    known,
    middle,
)

KCAL_PER_SODIUM_MG: Final = HALF_AT_KCAL / HALF_AT_SODIUM_MG
KCAL_WORTH_ALL_GAPS: Final = 5000.0
KCAL_WORTH_ALL_GAPS_IF_FEW: Final = 20000.0
PORTION_WORTH: Final = 0.05
AS_GOOD_AS_THE_FIRST: Final = 0.8  # of what the first answer covers, for an answer that shares nothing with it
WORTH_SHOWING: Final = 0.5
LEFT_OUT_AGAIN: Final = 0.25
# Terms of the article that name the same family of foods.
FAMILIES: Final = {
    "spinach": "leafy greens",
    "beans": "legumes",
    "fortified dairy": "dairy",
    "canned fish with bones": "fatty fish",
    "avocados": "avocado",
}


class Aim(StrEnum):
    """What a combination is to have least of; the person chooses. `label` is a msgid."""

    LEAST_ENERGY = "least_energy"
    FEWEST_ITEMS = "fewest_items"

    @property
    def label(self) -> str:
        return AIM_LABELS[self]


AIM_LABELS: Final = {
    Aim.LEAST_ENERGY: gettext_noop("Least energy"),
    Aim.FEWEST_ITEMS: gettext_noop("Fewest foods"),
}


@dataclass(frozen=True, slots=True)
class Combination:
    """Portions, the most useful first, and what they add together to each open gap.

    `energy_kcal` and `sodium_mg` are what is known; a nutrient without a figure in some portion stands in `reasons`
    as NO_FIGURE (registry key, energy and sodium too). `covers`: every gap that may be pushed is closed.
    """

    portions: tuple[Suggestion, ...]
    adds: tuple[Addition, ...]
    energy_kcal: float
    sodium_mg: float
    covers: bool
    reasons: tuple[Reason, ...]

    @property
    def foods(self) -> frozenset[int]:
        """The numbers of its foods."""
        return frozenset(part.candidate.food_id for part in self.portions)


def combine(
    gaps: Sequence[Gap],
    candidates: Iterable[Candidate],
    *,
    bounds: Bounds,
    aim: Aim = Aim.LEAST_ENERGY,
    answers: int = 3,
    seed: int = 0,
) -> list[Combination]:
    """Up to `answers` combinations for these gaps, the best first; empty where two portions cannot be found.

    Seed 0 is the problem as stated; any other leaves a quarter of the pool out by chance, for "another". Where
    energy may not be judged (an eating disorder) nothing is pushed, and so nothing is combined.
    """
    gaps = bounds.pushable(gaps)
    pool = [food for food in _once_each(bounds.admitted(candidates)) if _may_be_combined(food, gaps, bounds)]
    if seed:
        chance = Random(seed)  # noqa: S311 - a choice among foods, not a secret
        pool = [food for food in pool if chance.random() >= LEFT_OUT_AGAIN]
    problem = problem_of(gaps, pool, bounds, aim)
    return [_combination([pool[item.number] for item in chosen], gaps, bounds) for chosen in _answers(problem, answers)]


def problem_of(gaps: Sequence[Gap], pool: Sequence[Candidate], bounds: Bounds, aim: Aim) -> Problem:
    """The problem of the module's docstring in bare numbers; `Item.number` is the place in `pool`."""
    rooms = {key: room for key, room in bounds.all_rooms.items() if _may_be_passed(key, room, pool)}
    kcal, sodium = middle(pool, "energy"), middle(pool, "sodium")
    all_shares = sum(gap.share for gap in gaps)

    few = aim is Aim.FEWEST_ITEMS

    def item(number: int, food: Candidate) -> Item:
        cost = known(food.amount("energy"), kcal) + known(food.amount("sodium"), sodium) * KCAL_PER_SODIUM_MG
        return Item(
            number,
            tuple(known(food.counted(gap.nutrient), 0.0) / gap.amount for gap in gaps),
            tuple(known(food.amount(key), 0.0) / room for key, room in rooms.items()),
            cost,
            PORTION_WORTH + cost / KCAL_WORTH_ALL_GAPS_IF_FEW if few else cost / KCAL_WORTH_ALL_GAPS,
            food.kin,
            FAMILIES.get(food.term, food.term) or food.kin,
        )

    return Problem(
        tuple(item(number, food) for number, food in enumerate(pool)),
        tuple(gap.share / all_shares for gap in gaps),
        FEWEST_PORTIONS,
        min(max(bounds.preferences.portion_budget, FEWEST_PORTIONS), MOST_PORTIONS),
        few,
    )


def _may_be_passed(nutrient: str, room: float, pool: Sequence[Candidate]) -> bool:
    """Whether the portions richest in it could pass the room together; a room that they cannot pass is no bound.

    A portion that alone passes it has not been admitted, so a room of zero bounds nothing that is left.
    """
    richest = sorted((known(food.amount(nutrient), 0.0) for food in pool), reverse=True)
    return sum(richest[:MOST_PORTIONS]) > room > 0


def _once_each(pool: Iterable[Candidate]) -> list[Candidate]:
    """Each food on the first of its lists."""
    first: dict[int, Candidate] = {}
    for food in pool:
        first.setdefault(food.food_id, food)
    return list(first.values())


def _may_be_combined(food: Candidate, gaps: Sequence[Gap], bounds: Bounds) -> bool:
    """Whether a food brings anything, and may stand first: a combination stands above single foods."""
    return bounds.cautions.may_stand_first(food) and any(
        known(food.counted(gap.nutrient), 0.0) >= LEAST_SHARE * gap.amount for gap in gaps
    )


@lru_cache(maxsize=32)  # a page that is opened anew asks the same of an unchanged day
def _answers(problem: Problem, limit: int) -> tuple[tuple[Item, ...], ...]:
    """The best choice, then others as long as they cover at least half as much."""
    problem = pruned(problem)
    found: list[list[Item]] = []
    while len(found) < limit:
        chosen = _another(problem, found)
        if not chosen or problem.covered(chosen) < WORTH_SHOWING * problem.covered(found[0] if found else chosen):
            break
        found.append(chosen)
    return tuple(map(tuple, found))


def _another(problem: Problem, found: Sequence[Sequence[Item]]) -> list[Item]:
    """A choice that shares nothing with the earlier ones; if that covers far less, at most one portion with each."""
    if not found:
        return solve(problem)
    apart = solve(_without(problem, [item for chosen in found for item in chosen]), quick=True)
    if problem.covered(apart) >= AS_GOOD_AS_THE_FIRST * problem.covered(found[0]):
        return apart
    main = {max(chosen, key=lambda item: problem.covered([item])).number for chosen in found}
    near = solve(_without(problem, [i for chosen in found for i in chosen if i.number not in main]), quick=True)
    return max(apart, near, key=problem.covered)


def _without(problem: Problem, items: Iterable[Item]) -> Problem:
    kins = {item.kin for item in items}
    left = tuple(item for item in problem.items if item.kin not in kins)
    return replace(problem, items=left)


def _combination(foods: Sequence[Candidate], gaps: Sequence[Gap], bounds: Bounds) -> Combination:
    parts = [_part(food, gaps, bounds) for food in foods]
    adds = additions(foods, gaps)
    looked_at = (*(gap.nutrient for gap in gaps), "energy", "sodium")
    missing = [key for key in looked_at if any(food.amount(key) is None for food in foods)]
    return Combination(
        portions=tuple(sorted(parts, key=lambda part: -sum(addition.share_closed for addition in part.adds))),
        adds=tuple(adds),
        energy_kcal=_total(foods, "energy"),
        sodium_mg=_total(foods, "sodium"),
        covers=len(adds) == len(gaps) and all(addition.share_closed >= 1 for addition in adds),
        reasons=(
            *(Reason(ReasonKind.CLOSES, addition.nutrient, addition.share_closed) for addition in adds),
            *(Reason(ReasonKind.NO_FIGURE, key) for key in missing),
        ),
    )


def _part(food: Candidate, gaps: Sequence[Gap], bounds: Bounds) -> Suggestion:
    """One portion with its reasons; the meal is none of them, for it has no part in the choice."""
    adds = sorted(additions([food], gaps), key=lambda addition: -addition.share_closed)
    closes = [Reason(ReasonKind.CLOSES, addition.nutrient, addition.share_closed) for addition in adds]
    return Suggestion(food, tuple(adds), (*closes, *reasons_of_food(food, gaps, replace(bounds, meal=""))))


def _total(foods: Iterable[Candidate], nutrient: str) -> float:
    return sum(amount for food in foods if (amount := food.amount(nutrient)) is not None)
