"""What a part of a typed line may mean: one food, or several that were joined."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Final

from foods.models import Food
from foods.names.asked import slots
from foods.names.qualifiers import ADDITIONS, FOODS_TOO, KINDRED, LOOSE, QUALIFIERS
from foods.names.wording import fold_word, word_set, words
from foods.own.said_supplement import SaidSupplement
from foods.quantities import LinePart, as_one, parse_line
from foods.search import find as search
from foods.search.known import known
from foods.search.understanding import Understanding, understand

_JOINT: Final = re.compile(r"\s(?:and|&|with|w/|on)\s", re.IGNORECASE)
_BESIDE: Final = re.compile(r"with|w/|on", re.IGNORECASE)
_MOST_PIECES: Final = 6  # each is searched by itself
_FIRST: Final = 3  # of the foods found: one of these with all the words is what was meant ("sardines with bones")
_JOINED: Final = frozenset({"and", "with", "on", "or"})
_DISHES: Final = word_set(
    "bowl burrito casserole curry frittata omelet omelette plate salad sandwich shake smoothie soup stew wrap",
)
_SIDES: Final = ADDITIONS | word_set(
    "baguette bread bun cracker crouton flatbread naan pita roll sandwich toast tortilla",
    "beer coffee juice tea water wine",
)
_HOW: Final = (QUALIFIERS | LOOSE) - FOODS_TOO
_BASES: Final = word_set("toast bagel rice crumpet cracker")
_SPREAD: Final = {"buttered": "butter"}
_ON_BREAD: Final = re.compile(r"(?:rye|white|wheat|whole ?wheat|wholemeal|brown|sourdough|granary)$", re.IGNORECASE)
# What some words mean beside others, as in Britain: these foods, beside those words.
_BY_NEIGHBOUR: Final = {
    "chip": ("fries", word_set("fish cod haddock scampi steak egg sausage gammon pie burger schnitzel")),
    "bean": ("baked beans", word_set("toast sausage egg bacon jacket")),
}
_IN_SHOPS: Final = frozenset({"bag", "package", "container"})
SPICES: Final = "Spices and Herbs"  # a group of USDA's SR Legacy
_BY_THE_PINCH: Final = frozenset({"tsp", "pinch", "dash", "shake", "grind", "twist"})
# What is sold in cubes to be dissolved, by the words that name it as soup.
_DISSOLVED: Final = word_set("stock broth bouillon")
_BEEF_CUBE: Final = "beef broth cubed dry"
_OTHERS: Final = 2
_BRACKETS: Final = re.compile(r"\(.*?\)")

Find = Callable[[str], list[Food]]


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
    part = _named_whole(part)
    joined = pieces(part)
    if len(joined) < 2 or search.named(part.food):
        found = Matched(part, _found(part, find))
        return [found] if found.is_understood else _on_bread(part, find) or _listed(part, find) or [found]
    foods = find(part.food)
    dish = next((food for food in foods[:_FIRST] if _is_dish(food, part) and _has_each(food, joined)), None)
    if dish is not None:
        whole = Matched(part, (dish, *(food for food in foods if food != dish)))
        apart = _apart(joined, find, of_a_dish=part.text) if len(joined) > 2 else []
        return [whole, *apart]
    apart = _apart(joined, find)
    if len(joined) > 2 or any(each.is_understood for each in apart):
        return apart
    return [Matched(part, tuple(foods))]


def _on_bread(part: LinePart, find: Find) -> list[Matched]:
    """What is named after what stands on it ("avocado toast", "curd rice"), apart; none where it is not understood."""
    *upon, base = part.food.split() or [""]
    if not upon or fold_word(base) not in _BASES:
        return []
    first = replace(part, food=base)
    said = " ".join(upon)
    apart = [Matched(first, _found(first, find)), Matched(LinePart(said, _SPREAD.get(said, said)), (), first)]
    apart[1] = replace(apart[1], foods=_found(apart[1].part, find))
    return apart if all(each.is_understood for each in apart) else []


def _listed(part: LinePart, find: Find) -> list[Matched]:
    """What its commas list, apart ("1 tub of yoghurt, pear"); none where not each of it is understood."""
    texts = [text.strip() for text in part.text.split(",")]
    if not 1 < len(texts) <= _MOST_PIECES or "(" in part.text:
        return []
    apart = [Matched(each, _found(each, find)) for each in map(as_one, texts)]
    return apart if all(each.is_understood for each in apart) else []


def pieces(part: LinePart) -> list[tuple[str, bool]]:
    """The things joined in a part by "and", "with" or "on", each with whether it goes with what stands before it.

    What only says how the food is ("with skin") is no thing of its own.
    """
    if not _JOINT.search(f" {part.food} "):
        return [(part.text, False)]
    found: list[tuple[str, bool]] = []
    start, beside, upon = 0, False, ""
    for joint in [*_JOINT.finditer(part.text), None]:
        end = joint.start() if joint else len(part.text)
        found.append((f"{part.text[start:end]}{upon}", beside))
        if joint:
            start, beside = joint.end(), beside or bool(_BESIDE.search(joint[0]))
            upon = " bread" if _ON_BREAD.match(part.text[start:]) and "on" in joint[0] else ""
    names = all(set(words(text)) - _HOW for text, _beside in found[1:])
    return found if names and len(found) <= _MOST_PIECES else [(part.text, False)]


def _apart(joined: Sequence[tuple[str, bool]], find: Find, *, of_a_dish: str = "") -> list[Matched]:
    found: list[Matched] = []
    for text, beside in joined:
        base = found[0].part if beside and found else None
        for part in map(partial(_by_neighbour, joined), parse_line(text)):
            beside_it = base if part.quantity is None and part.unit is None else None
            each = Matched(part, _found(part, find), beside_it, of_a_dish)
            found += [each] if each.is_understood else _on_bread(part, find) or [each]
    if any(map(_is_spice, found)):  # "salt and pepper"
        found = [
            each if each.part.unit else replace(each, foods=_spices_first(each.part, each.foods, find))
            for each in found
        ]
    if joined[1][1] and len(found) > 1 and gathers(found[0].part, found[1].part):
        found[0] = replace(found[0], is_composed=True)
    return found


def _by_neighbour(joined: Sequence[tuple[str, bool]], part: LinePart) -> LinePart:
    """A part with the words that it has beside what it is joined to: chips beside fish are fries."""
    return beside_each_other(part, [text for text, _beside in joined])


def beside_each_other(part: LinePart, others: Sequence[str]) -> LinePart:
    """A part with the words that it has beside `others`: chips beside fish are fries, but not a bag of them."""
    meant, beside = _BY_NEIGHBOUR.get(" ".join(words(part.food)), ("", frozenset[str]()))
    is_so = part.unit not in _IN_SHOPS and any(not beside.isdisjoint(words(text)) for text in others)
    return replace(part, food=meant) if is_so else part


def gathers(part: LinePart, first: LinePart) -> bool:
    """Whether a part is the mere name of a dish and what follows is what it is made of, no dressing and no side."""
    said = words(part.food)
    is_dish = bool(said) and (_DISHES.issuperset(said) or said == ["stir", "fry"])
    return is_dish and _SIDES.isdisjoint(words(first.food))


def _found(part: LinePart, find: Find) -> tuple[Food, ...]:
    """The foods that a part may mean, best first: by the can, canned ones; by the teaspoon or pinch, a spice so called.

    Where it was left open which of two, the other is among them.
    """
    foods = tuple(_canned(part, find) or _understood_first(part, find(part.food)))
    if is_left_open(part):
        foods = tuple(dict.fromkeys((*foods[:1], *find(part.instead)[:_OTHERS], *foods[1:])))
    return _spices_first(part, foods, find) if part.unit in _BY_THE_PINCH else foods


def _canned(part: LinePart, find: Find) -> list[Food]:
    """The foods that are canned, of what is said by the can; none where the first is not: "1 can cream soda"."""
    if part.unit != "can" or not part.food:
        return []
    foods = _understood_first(part, find(f"{part.food} canned"))
    return foods if foods and "canned" in words(foods[0].name) else []


def _named_whole(part: LinePart) -> LinePart:
    """A part with its measure in the name, where that is another food: a cube of stock is a stock cube, and dry."""
    said = set(words(part.food))
    if (part.unit != "cube" and "cube" not in said) or said.isdisjoint(_DISSOLVED):
        return part
    return replace(part, food=_BEEF_CUBE if "beef" in said else f"{part.food} cube" if part.unit else part.food)


def is_left_open(part: LinePart) -> bool:
    """Whether "or" stands between two foods ("butter or margarine") and not two kinds ("brown or green lentils")."""
    last = [words(text)[-1:] for text in (part.instead, part.food)]
    if not part.instead or (last[0] == last[1] and KINDRED.issuperset(last[0])):
        return False
    return bool(_names(part.instead)) and _names(part.instead) != _names(part.food)


def _names(text: str) -> set[tuple[str, ...]]:
    """The words of a text that name a food, as far as the table has them: "quartered, depending" has none."""
    words_known = known().everyday
    asked = [slot for slot in slots(f"{text} ") if slot.names and all(word in words_known for word in slot.typed)]
    return {slot.typed for slot in asked if not {*slot.typed} <= QUALIFIERS | LOOSE}


def _spices_first(part: LinePart, foods: tuple[Food, ...], find: Find) -> tuple[Food, ...]:
    if not foods or foods[0].group == SPICES:
        return foods
    spices = (food for food in find(f"spices {part.food}") if food.group == SPICES)
    spice = next((food for food in spices if understand(part.food, food).is_whole), None)
    return foods if spice is None else (spice, *(food for food in foods if food != spice))


def _is_spice(found: Matched) -> bool:
    return bool(found.foods) and found.foods[0].group == SPICES


def _understood_first(part: LinePart, foods: Sequence[Food]) -> list[Food]:
    """The foods in their order, but the first that is all that was said before those that are not."""
    for place, food in enumerate(foods):
        if understand(part.food, food).answers:
            return [food, *foods[:place], *foods[place + 1 :]]
    return list(foods)


def _has_each(food: Food, joined: Sequence[tuple[str, bool]]) -> bool:
    """Whether a dish is called by each thing joined: a granola bar that may have raisins is no flapjack and raisins."""
    return all(understand(as_one(text).food, food).in_name for text, _beside in joined)


def _is_dish(food: Food, part: LinePart) -> bool:
    """Whether a food is all things joined and no more: "(coffee cream or table cream)" is no coffee with cream,
    "Pasta with tomato sauce and cheese" no pasta with tomato sauce, and fried rice no rice.
    """
    outside_brackets = _BRACKETS.sub("", food.name)
    if _JOINED.isdisjoint(outside_brackets.split()) or "fried" in {*words(food.name)} - {*words(part.food)}:
        return False
    understanding = understand(part.food, food)
    is_all = understanding.is_whole and QUALIFIERS.issuperset(map(fold_word, understanding.unsaid))
    return is_all and understanding.called and not understanding.unasked
