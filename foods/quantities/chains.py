"""Where "and" stands twice or more and joins foods each time: "salmon and potatoes and salad"."""

from collections.abc import Collection, Sequence
from typing import Final

from foods.quantities.segments import waits
from foods.quantities.set_names import is_one_food
from foods.quantities.tokens import Token

AND: Final = frozenset({"and", "&", "n"})


def joints_of_chain(
    tokens: Sequence[Token], begin: int, food_from: int, end: int, bracketed: Collection[int]
) -> frozenset[int]:
    """The places of the joints between `begin` and `end`, where the first food starts at `food_from`; none where they
    join no foods.
    """
    joints = [at for at in range(begin, end) if _joins(tokens, at) and at not in bracketed]
    if not joints or sum(tokens[at].plain in AND for at in range(begin, end)) < 2:
        return frozenset()
    starts, ends = [food_from, *(joint + 1 for joint in joints)], [*joints, end]
    named = [tokens[start:stop] for start, stop in zip(starts, ends, strict=True)]
    if not all(food and not all(waits(token) for token in food) for food in named):
        return frozenset()
    return frozenset(joints)


def _joins(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].plain in AND and not is_one_food(tokens, at)
