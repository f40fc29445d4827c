"""The exact optimum of a portion problem, by scipy's MILP (HiGHS): what the search is compared with."""

from collections.abc import Sequence

import numpy as np
from scipy import optimize

from tracker.assessment.suggesting.portion_search import Item, Problem

_Row = tuple[list[float], float, float]


def least_cost_of_a_cover(problem: Problem, most: int) -> float | None:
    """The cost of the cheapest cover of up to `most` items; None where there is none."""
    needs = [([item.shares[need] for item in problem.items], 1.0, np.inf) for need in range(len(problem.weights))]
    costs = [item.cost for item in problem.items]
    answer = _solve(costs, [*needs, *_choices(problem, most)])
    return None if answer is None else float(answer)


def smallest_cover(problem: Problem) -> tuple[int, float] | None:
    """How many items the smallest cover has, and the cost of the cheapest of these; None where there is none."""
    for most in range(problem.least, problem.most + 1):
        cost = least_cost_of_a_cover(problem, most)
        if cost is not None:
            return most, cost
    return None


def greatest_value(problem: Problem) -> float:
    """The greatest covered share less the prices: with one continuous variable a need for what of it is covered."""
    count, needs = len(problem.items), range(len(problem.weights))
    shares = [[item.shares[need] for item in problem.items] for need in needs]
    rows: list[_Row] = [([*shares[need], *(-float(other == need) for other in needs)], 0.0, np.inf) for need in needs]
    rows += [([*row, *(0.0 for _ in needs)], low, high) for row, low, high in _choices(problem, problem.most)]
    costs = [*(item.price for item in problem.items), *(-weight for weight in problem.weights)]
    answer = _solve(costs, rows, continuous=len(needs))
    assert answer is not None, count
    return -answer


def _choices(problem: Problem, most: int) -> list[_Row]:
    """How many items, none twice of a kin or of a family, no room passed: row, from, to."""
    items = problem.items
    rows: list[_Row] = [([1.0] * len(items), float(problem.least), float(most))]
    rows += [(_marks(items, "kin", kin), 0.0, 1.0) for kin in {item.kin for item in items}]
    rows += [(_marks(items, "family", family), 0.0, 1.0) for family in {item.family for item in items}]
    rows += [([item.uses[room] for item in items], 0.0, 1.0) for room in range(len(items[0].uses))]
    return rows


def _marks(items: Sequence[Item], field: str, value: str) -> list[float]:
    return [float(getattr(item, field) == value) for item in items]


def _solve(costs: Sequence[float], rows: Sequence[_Row], continuous: int = 0) -> float | None:
    matrix, low, high = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    whole = [1] * (len(costs) - continuous) + [0] * continuous
    answer = optimize.milp(
        np.array(costs),
        constraints=optimize.LinearConstraint(matrix, low, high),
        integrality=np.array(whole),
        bounds=optimize.Bounds(0, 1),
        options={"mip_rel_gap": 1e-5},
    )
    return float(answer.fun) if answer.status == 0 else None
