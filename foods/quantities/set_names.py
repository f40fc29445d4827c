"""Which "and" joins the words of one food ("mac and cheese"), and which pepper is black."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from foods.quantities.line_part import LinePart
from foods.quantities.measures import listed
from foods.quantities.numbers import plain_at
from foods.quantities.preparations import GROUND, HOW, ONE_FOOD
from foods.quantities.tokens import Token

_SHAPES: Final = frozenset((name.index("and"), len(name)) for name in ONE_FOOD)
_BEFORE_PEPPER: Final = GROUND | HOW | listed("black white fresh cracked cayenne pink red")
_MILLED: Final = listed("ground cracked milled crushed")
_NAMED_SO: Final = listed("black white cayenne pink red")


def is_one_food(tokens: Sequence[Token], at: int) -> bool:
    """Whether the "and" at `at` belongs to a set name."""
    for where, length in _SHAPES:
        words = [plain_at(tokens, place) for place in range(at - where, at - where + length)]
        if (*words[:where], "and", *words[where + 1 :]) in ONE_FOOD:
            return True
    return False


def with_black_pepper(parts: Sequence[LinePart]) -> Iterator[LinePart]:
    """The parts, with the pepper that is ground, or stands next to salt, by its name: it is no sweet pepper."""
    for at, part in enumerate(parts):
        if "pepper" not in part.food.casefold():
            yield part
            continue
        words = part.food.casefold().split()
        is_ground = not _MILLED.isdisjoint([*words, *part.comment.casefold().replace(",", " ").split()])
        if words[-1:] == ["pepper"] and _BEFORE_PEPPER.issuperset(words[:-1]) and _NAMED_SO.isdisjoint(words):
            beside = parts[max(0, at - 1) : at + 2]
            is_seasoning = (
                is_ground
                or part.comment == "to taste"
                or any(other.food.casefold().endswith("salt") for other in beside)
            )
            yield replace(part, food="black pepper") if is_seasoning else part
        else:
            yield part
