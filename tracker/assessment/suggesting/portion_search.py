"""The search behind combinations.py, on bare numbers: two to four portions that cover some needs at least cost.

A greedy choice is improved by swapping, dropping and adding; then a bounded branching looks for a cheaper cover, or
for any cover at all. Its bounds: with `slots` portions to go, some portion must bring at least 1/slots of what a need
still lacks, and no need can be met cheaper than at the best rate on offer.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import inf
from operator import add, attrgetter, ge, mul, neg, sub
from typing import Final, NamedTuple

# At an item while branching: counts and not times, so that every machine finds the same.
LOOKS: Final = 1500
QUICK_LOOKS: Final = 100
POLISH_LOOKS: Final = 60
STARTS: Final = 200  # over the number of items: a small pool, where one room can block much, is tried from every item
NEARLY: Final = 1e-9
FULL: Final = 1 + NEARLY


Merits = tuple[float, ...]  # of an item: the more the better


@dataclass(frozen=True, slots=True)
class Item:
    """One portion. `shares` of each need and `uses` of each room, 1 = all of it.

    `cost` counts where the needs are covered, `price` (in covered share) where they cannot be. Items of one kin
    exclude each other, and so do items of one family.
    """

    number: int
    shares: tuple[float, ...]
    uses: tuple[float, ...]
    cost: float
    price: float
    kin: str
    family: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Choose `least` to `most` of the items; `weights` of the needs sum to 1.

    A cover costs the sum of its items; with `fewest`, a smaller one is preferred to any cheaper one.
    """

    items: tuple[Item, ...]
    weights: tuple[float, ...]
    least: int
    most: int
    fewest: bool = False

    def covered(self, chosen: Iterable[Item]) -> float:
        """The weighted share of the needs that is covered, 0 to 1."""
        return _weighted(self.weights, _sums(chosen, len(self.weights)))

    def covers(self, chosen: Sequence[Item]) -> bool:
        return all(total >= 1 - NEARLY for total in _sums(chosen, len(self.weights)))

    def richest(self) -> list[Item]:
        """For each need the item that brings most of it."""
        return [max(self.items, key=lambda item: item.shares[need]) for need in range(len(self.weights))]

    def value(self, chosen: Sequence[Item]) -> float:
        return self.covered(chosen) - sum(item.price for item in chosen)


class _Ranked(NamedTuple):
    """An item with its value alone, and with each of its shares times the need's weight."""

    worth: float
    weighted: tuple[float, ...]
    item: Item


def pruned(problem: Problem) -> Problem:
    """The same problem without the items that another of their kin and family beats in every respect."""
    return replace(problem, items=tuple(_undominated(problem.items)))


def solve(problem: Problem, *, quick: bool = False) -> list[Item]:
    """The cheapest cover that is found, else the choice of greatest value; empty where too few items fit together.

    `quick` is a tenth of the work, for answers that need not be the best.
    """
    if not problem.items:
        return []
    order = _by_worth(problem)
    rough = _improved(problem, [], order)
    known = rough if len(rough) >= problem.least and problem.covers(rough) else []
    if cover := _cover(problem, known, QUICK_LOOKS if quick else LOOKS):
        return cover
    starts = [] if quick else [*problem.richest(), *(ranked.item for ranked in order[: STARTS // len(order)])]
    others = [_improved(problem, [item], order) for item in dict.fromkeys(starts)]
    whole = [chosen for chosen in (rough, *others) if len(chosen) >= problem.least]
    return max(whole, key=problem.value, default=[])


def _cover(problem: Problem, known: list[Item], looks: int) -> list[Item]:
    """The cheapest cover, or of the smallest covers the cheapest, `known` being one; empty where none is found."""
    sizes = range(problem.least, problem.most + 1) if problem.fewest else [problem.most]
    for most in sizes:
        if found := _Branching(problem, most, known if len(known) <= most else [], looks).run():
            return found
    return []


def fits(chosen: Sequence[Item], item: Item) -> bool:
    """Whether an item may join others: another kin, another family, no room passed."""
    for other in chosen:
        if other.kin == item.kin or other.family == item.family:
            return False
    return not item.uses or max(map(sum, zip(item.uses, *(other.uses for other in chosen), strict=True))) <= FULL


def _sums(chosen: Iterable[Item], needs: int) -> tuple[float, ...]:
    sums = (0.0,) * needs
    for item in chosen:
        sums = tuple(map(add, sums, item.shares))
    return sums


def _weighted(weights: Sequence[float], sums: Sequence[float]) -> float:
    return sum([weight * min(total, 1.0) for weight, total in zip(weights, sums, strict=True)])


def _undominated(items: Sequence[Item]) -> list[Item]:
    """Of each kin and family, of which one may be chosen, only those that no other beats in every respect."""
    groups: dict[tuple[str, str], list[tuple[Merits, Item]]] = {}
    for item in items:
        merits = (*item.shares, *map(neg, item.uses), -item.cost, -item.price)
        groups.setdefault((item.kin, item.family), []).append((merits, item))
    return [
        item
        for group in groups.values()
        for merits, item in group
        if not any(_beats(others, other.number, merits, item.number) for others, other in group)
    ]


def _beats(mine: Merits, my_number: int, theirs: Merits, their_number: int) -> bool:
    """At least as good in everything, and better in something or earlier on the list."""
    return all(map(ge, mine, theirs)) and (mine != theirs or my_number < their_number)


def _improved(problem: Problem, chosen: list[Item], order: Sequence[_Ranked]) -> list[Item]:
    """Local search by value: fills up greedily, then the best swap, drop or addition for as long as one helps."""
    while len(chosen) < problem.least:
        joined = _best_join(problem, chosen, order)
        if not joined:
            return chosen
        chosen = joined
    while better := _better(problem, chosen, order):
        chosen = better
    return chosen


def _by_worth(problem: Problem) -> list[_Ranked]:
    """The greatest value alone first."""
    ranked = []
    for item in problem.items:
        weighted = tuple(map(mul, problem.weights, item.shares))
        ranked.append(_Ranked(sum(map(min, weighted, problem.weights)) - item.price, weighted, item))
    return sorted(ranked, key=lambda each: (-each.worth, each.item.number))


def _better(problem: Problem, chosen: list[Item], order: Sequence[_Ranked]) -> list[Item]:
    """The best of all choices one move away; empty where none is better."""
    without = [chosen[:place] + chosen[place + 1 :] for place in range(len(chosen))]
    moves = [_best_join(problem, rest, order) for rest in without]
    if len(chosen) < problem.most:
        moves.append(_best_join(problem, chosen, order))
    if len(chosen) > problem.least:
        moves += without
    best = max(moves, key=lambda move: problem.value(move) if move else -1.0)
    return best if best and problem.value(best) > problem.value(chosen) + NEARLY else []


def _best_join(problem: Problem, rest: list[Item], order: Sequence[_Ranked]) -> list[Item]:
    """The rest with the item that gains most; no item gains more beside others than it is worth alone."""
    have = _sums(rest, len(problem.weights))
    open_ = [weight * max(1.0 - had, 0.0) for weight, had in zip(problem.weights, have, strict=True)]
    best, most_gained = None, -inf
    for worth, weighted, item in order:
        if worth <= most_gained:
            break
        gained = sum(map(min, weighted, open_)) - item.price
        if gained > most_gained and fits(rest, item):
            best, most_gained = item, gained
    return [*rest, best] if best else []


class _Branching:
    """Looks for a cover of up to `most` items that costs less than `known` (empty for none), within `looks`."""

    def __init__(self, problem: Problem, most: int, known: list[Item], looks: int) -> None:
        self.problem, self.most, self.looks = problem, most, looks
        self.best, self.least_cost = known, sum(item.cost for item in known) if known else inf
        self.needs = range(len(problem.weights))
        self.cheapest = sorted(problem.items, key=attrgetter("cost", "number"))
        self.richest = [sorted(self.cheapest, key=lambda item: -item.shares[need]) for need in self.needs]
        self.richness = [[-item.shares[need] for item in self.richest[need]] for need in self.needs]
        totals = sorted((sum(min(share, 1.0) for share in item.shares) for item in problem.items), reverse=True)
        self.reach = [sum(totals[:slots]) for slots in range(most)]
        self.rates = [
            min((item.cost / item.shares[need] for item in problem.items if item.shares[need] > 0), default=0.0)
            for need in self.needs
        ]

    def run(self) -> list[Item]:
        """The cover, empty where none is found."""
        self._branch([], self._left([]), 0.0, frozenset())
        while self.looks <= 0 and self._polish():
            pass
        return self.best

    def _polish(self) -> bool:
        """Where the looks did not suffice: keeps all but two of the best cover and looks for cheaper others."""
        before = self.least_cost
        for kept in combinations(self.best, self.most - 2):
            self.looks = POLISH_LOOKS
            self._branch(list(kept), self._left(kept), sum(item.cost for item in kept), frozenset())
        self.looks = 0
        return self.least_cost < before

    def _left(self, chosen: Iterable[Item]) -> tuple[float, ...]:
        return tuple(1.0 - NEARLY - total for total in _sums(chosen, len(self.needs)))

    def _branch(self, chosen: list[Item], left: tuple[float, ...], cost: float, done: frozenset[int]) -> None:
        """`left` is what each need still lacks, negative where there is more; `done` has been looked at."""
        slots = self.most - len(chosen)
        if slots == 1:
            self._close(chosen, left, cost, done)
            return
        for item in self._strong(left, slots, done):
            self.looks -= 1
            if self.looks <= 0 or cost + item.cost >= self.least_cost:
                return
            done |= {item.number}
            after = tuple(map(sub, left, item.shares))
            if (
                self._is_in_reach(after, slots - 1)
                and cost + item.cost + self._least_more(after) < self.least_cost
                and fits(chosen, item)
            ):
                self._keep_or_branch([*chosen, item], after, cost + item.cost, done)

    def _keep_or_branch(self, chosen: list[Item], left: tuple[float, ...], cost: float, done: frozenset[int]) -> None:
        if max(left) <= 0 and len(chosen) >= self.problem.least:
            self.best, self.least_cost = chosen, cost
        else:
            self._branch(chosen, left, cost, done)

    def _close(self, chosen: list[Item], left: tuple[float, ...], cost: float, done: frozenset[int]) -> None:
        """The cheapest single item that covers all that is left."""
        for item in self._rich_enough(left, 1):
            if (
                cost + item.cost < self.least_cost
                and all(map(ge, item.shares, left))
                and item.number not in done
                and fits(chosen, item)
            ):
                self.best, self.least_cost = [*chosen, item], cost + item.cost

    def _strong(self, left: tuple[float, ...], slots: int, done: frozenset[int]) -> list[Item]:
        """The items of which one is in every cover from here, the cheapest first."""
        strong = [item for item in self._rich_enough(left, slots) if item.number not in done]
        return sorted(strong, key=attrgetter("cost", "number"))

    def _rich_enough(self, left: tuple[float, ...], slots: int) -> list[Item]:
        """Those that bring at least 1/slots of what is left of the scarcest need."""
        enough = [bisect_right(self.richness[need], -left[need] / slots) for need in self.needs]
        scarcest = min(self.needs, key=enough.__getitem__)
        return self.richest[scarcest][: enough[scarcest]]

    def _is_in_reach(self, left: tuple[float, ...], slots: int) -> bool:
        """False where the items that bring most to all needs together could not bring what is left."""
        return sum(amount for amount in left if amount > 0) <= self.reach[slots]

    def _least_more(self, left: tuple[float, ...]) -> float:
        bounds: Iterable[float] = map(mul, self.rates, left)
        return max(0.0, *bounds)
