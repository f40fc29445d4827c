"""What a typed line may mean: which of its parts are one food's name, and which are several foods joined."""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from foods.models import Food
from foods.names.asked import slots
from foods.names.qualifiers import ADDITIONS
from foods.names.wording import word_set, words
from foods.own.said_supplement import SaidSupplement, read_supplement
from foods.quantities import LinePart, as_one, is_line_cut, parse_line, read_line
from foods.search.known import known
from foods.search.understanding import Understanding, understand

_JOINT: Final = re.compile(r"\s(?:and|&|with|w/|on)\s", re.IGNORECASE)
_BESIDE: Final = re.compile(r"with|w/|on", re.IGNORECASE)
_MOST_PIECES: Final = 6  # each is searched by itself
_MOST_IN_A_NAME: Final = 6  # commas and joints divide no name oftener
_FIRST: Final = 3  # of the foods found: one of these with all the words is what was meant ("sardines with bones")
_JOINED: Final = frozenset({"and", "with", "on", "or"})
_GATHERS: Final = frozenset({"with", "of", "made of", "made with", "containing", "w/"})
_DISHES: Final = word_set(
    "bowl burrito casserole curry omelet plate salad sandwich shake smoothie soup stew stir fry wrap",
)
_SPICES: Final = "Spices and Herbs"  # a group of USDA's SR Legacy
_BY_THE_PINCH: Final = frozenset({"tsp", "pinch", "dash"})
_OTHERS: Final = 2
_BRACKETS: Final = re.compile(r"\(.*?\)")

Find = Callable[[str], list[Food]]


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line as it was typed, read once: its parts, whatever stands between commas put together where it is a name, and
    the meal and time it names. It `is_cut` where it is too long to be read whole.
    """

    text: str
    parts: tuple[LinePart, ...]
    meal: str | None = None
    time: datetime.time | None = None
    is_cut: bool = False

    @classmethod
    def read(cls, text: str) -> "TypedLine":
        line = read_line(text)
        return cls(line.text, tuple(_names_whole(line.text, line.parts)), line.meal, line.time, is_line_cut(text))

    @property
    def composed(self) -> frozenset[str]:
        """The dishes that only gather what follows: "a salad" of "a salad with spinach, feta and olive oil"."""
        found = set[str]()
        for part, following in pairwise(self.parts):
            between = self.text.partition(part.text)[2].partition(following.text)[0]
            if between.strip(" :,").casefold() in _GATHERS and _gathers(part, following):
                found.add(part.text)
        return frozenset(found)

    @property
    def part(self) -> LinePart | None:
        """Its first part; None where nothing was typed."""
        return self.parts[0] if self.parts else None

    @property
    def words(self) -> str:
        """The words that name one food: "2 eggs" searches eggs. "" where its amounts say that it is a line."""
        if len(self.parts) > 1 and any(part.quantity is not None for part in self.parts):
            return ""
        if self.parts and (self.meal or self.time):
            return ""
        first = self.parts[0] if len(self.parts) == 1 else None
        is_said = first is not None and first.food and (first.quantity is not None or first.unit)
        return first.food if first and is_said else self.text.strip()

    def is_list(self, found: Sequence[Food]) -> bool:
        """Whether it lists foods ("eggs, toast") and is no food's own name ("Cheese, ched").

        "Eggs and toast" is a list too, where no food found has both, and so is a supplement, which is no food.
        """
        if not self.words or any(read_supplement(part.text) for part in self.parts):
            return True
        typed = " ".join(self.text.casefold().split())
        if len(self.parts) == 1 and found and len(pieces(self.parts[0])) > 1:
            return not any(understand(self.parts[0].food, food).is_whole for food in found)
        return len(self.parts) > 1 and not any(food.name.casefold().startswith(typed) for food in found)


def _names_whole(text: str, parts: Sequence[LinePart]) -> Iterator[LinePart]:
    """The parts, but those that together are one food's name as one: "100 g Milk, whole", "beans, kidney, 1 cup"."""
    begin = 0
    while begin < len(parts):
        for end in range(min(len(parts), begin + _MOST_IN_A_NAME), begin, -1):
            if one := _one_name(text, parts[begin:end]):
                yield one
                begin = end
                break
        else:
            yield parts[begin]
            begin += 1


def _one_name(text: str, parts: Sequence[LinePart]) -> LinePart | None:
    """The parts as one where together they are a food's name; None where they are not."""
    start = text.find(parts[0].text)
    if start < 0 or (end := text.find(parts[-1].text, start)) < 0:
        return None
    span = text[start : end + len(parts[-1].text)]
    one = as_one(span)
    if known().names.foods_named(one.food):
        return one if len(parts) > 1 or one.food != parts[0].food else None
    first, *others = parts
    if len(parts) > 1 and not any(part.food and as_one(part.text).quantity is not None for part in others):
        whole = parse_line(span.replace(",", " "))
        if len(whole) == 1 and known().names.is_kind(first.food, [part.food for part in others if part.food]):
            return replace(whole[0], text=span)
    return None


@dataclass(frozen=True)
class Matched:
    """A part with the foods it may mean, best first.

    It stands `beside` another where it only goes with that ("milk" of "coffee with milk"), is one `of_a_dish` that is
    offered whole as well, or `is_composed` of what follows. Of a `supplement` the foods are the person's own.
    """

    part: LinePart
    foods: tuple[Food, ...]
    beside: LinePart | None = None
    of_a_dish: str = ""
    is_composed: bool = False
    supplement: SaidSupplement | None = None

    @cached_property
    def understanding(self) -> Understanding | None:
        """What the first food meets of the words; None where there is none."""
        return understand(self.part.food, self.foods[0]) if self.foods else None

    @property
    def is_understood(self) -> bool:
        return self.understanding is not None and self.understanding.is_whole


def matched(part: LinePart, find: Find) -> list[Matched]:
    """A part as the food it means, or as several where no food is all that was joined ("2 eggs with toast")."""
    joined = pieces(part)
    if len(joined) < 2 or known().names.foods_named(part.food):
        return [Matched(part, _found(part, find))]
    foods = find(part.food)
    dish = next((food for food in foods[:_FIRST] if _is_dish(food, part)), None)
    if dish is not None:
        whole = Matched(part, (dish, *(food for food in foods if food != dish)))
        apart = _apart(joined, find, of_a_dish=part.text) if len(joined) > 2 else []
        return [whole, *apart]
    apart = _apart(joined, find)
    if len(joined) > 2 or (len(apart) >= 2 and all(each.is_understood for each in apart)):
        return apart
    return [Matched(part, tuple(foods))]


def pieces(part: LinePart) -> list[tuple[str, bool]]:
    """The things joined in a part by "and", "with" or "on", each with whether it goes with what stands before it.

    What only says how the food is ("with skin") is no thing of its own.
    """
    if not _JOINT.search(f" {part.food} "):
        return [(part.text, False)]
    found: list[tuple[str, bool]] = []
    start, beside = 0, False
    for joint in [*_JOINT.finditer(part.text), None]:
        end = joint.start() if joint else len(part.text)
        found.append((part.text[start:end], beside))
        if joint:
            start, beside = joint.end(), beside or bool(_BESIDE.search(joint[0]))
    names = all(any(slot.names for slot in slots(f"{text} ")) for text, _beside in found)
    return found if names and len(found) <= _MOST_PIECES else [(part.text, False)]


def _apart(joined: Sequence[tuple[str, bool]], find: Find, *, of_a_dish: str = "") -> list[Matched]:
    found: list[Matched] = []
    for text, beside in joined:
        base = found[0].part if beside and found else None
        for part in parse_line(text):
            beside_it = base if part.quantity is None and part.unit is None else None
            found.append(Matched(part, _found(part, find), beside_it, of_a_dish))
    if any(map(_is_spice, found)):  # "salt and pepper"
        found = [
            each if each.part.unit else replace(each, foods=_spices_first(each.part, each.foods, find))
            for each in found
        ]
    if joined[1][1] and len(found) > 1 and _gathers(found[0].part, found[1].part):
        found[0] = replace(found[0], is_composed=True)
    return found


def _gathers(part: LinePart, first: LinePart) -> bool:
    """Whether a part is the mere name of a dish and what follows is what it is made of, no dressing."""
    return bool(part.food) and _DISHES.issuperset(words(part.food)) and ADDITIONS.isdisjoint(words(first.food))


def _found(part: LinePart, find: Find) -> tuple[Food, ...]:
    """The foods that a part may mean, best first: by the can, canned ones; by the teaspoon or pinch, a spice so called.

    Where it was left open which of two, the other is among them.
    """
    asked = f"{part.food} canned" if part.unit == "can" and part.food else part.food
    foods = tuple(_understood_first(part, find(asked)))
    if is_left_open(part):
        foods = tuple(dict.fromkeys((*foods[:1], *find(part.instead)[:_OTHERS], *foods[1:])))
    return _spices_first(part, foods, find) if part.unit in _BY_THE_PINCH else foods


def is_left_open(part: LinePart) -> bool:
    """Whether "or" stands between two foods ("butter or margarine") and not two kinds ("brown or green lentils")."""
    return bool(part.instead) and _last_name(part.instead) != _last_name(part.food)


def _last_name(text: str) -> tuple[str, ...]:
    return next((slot.typed for slot in reversed(slots(f"{text} ")) if slot.names), ())


def _spices_first(part: LinePart, foods: tuple[Food, ...], find: Find) -> tuple[Food, ...]:
    if not foods or foods[0].group == _SPICES:
        return foods
    spices = (food for food in find(f"spices {part.food}") if food.group == _SPICES)
    spice = next((food for food in spices if understand(part.food, food).is_whole), None)
    return foods if spice is None else (spice, *(food for food in foods if food != spice))


def _is_spice(found: Matched) -> bool:
    return bool(found.foods) and found.foods[0].group == _SPICES


def _understood_first(part: LinePart, foods: Sequence[Food]) -> list[Food]:
    """The foods in their order, but the first that is all that was said before those that are not."""
    for place, food in enumerate(foods):
        if understand(part.food, food).is_whole:
            return [food, *foods[:place], *foods[place + 1 :]]
    return list(foods)


def _is_dish(food: Food, part: LinePart) -> bool:
    """Whether a food is all things joined: "(coffee cream or table cream)" is no coffee with cream."""
    outside_brackets = _BRACKETS.sub("", food.name)
    if _JOINED.isdisjoint(outside_brackets.split()):
        return False
    understanding = understand(part.food, food)
    return understanding.is_whole and understanding.called
