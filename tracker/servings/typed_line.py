"""A line as it was typed, read once: which of its parts are one food's name, and what goes with what."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from foods.models import Food
from foods.names.asked import reread
from foods.names.qualifiers import DISTINGUISHING
from foods.names.wording import fold_word, word_set
from foods.own.said_supplement import read_supplement
from foods.quantities import LinePart, as_one, is_line_cut, names_number, parse_line, read_line
from foods.search import find as search
from foods.search.known import known
from foods.search.understanding import names_no_food, understand
from tracker.servings.readings import beside_each_other, gathers, pieces

_MOST_IN_A_NAME: Final = 6  # commas and joints divide no name oftener
_WORD: Final = re.compile(r"[^\s,;:()]+")
_MOST_BEFORE: Final = 3  # words
_NOT_EATEN: Final = word_set("no not never skipped missed forgot wanted craving avoided refused instead without")
_WITH: Final = frozenset({"with", "w/", "on"})
_GATHERS: Final = frozenset({"with", "of", "made of", "made with", "containing", "w/"})
_ALSO: Final = frozenset({"", "and", "&", "+"})  # "" is a comma


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line: its parts, whatever stands between commas put together where it is a name, the meal and time it names.

    It `is_cut` where it is too long to be read whole.
    """

    text: str
    parts: tuple[LinePart, ...]
    meal: str | None = None
    time: datetime.time | None = None
    says_when: bool = False
    is_cut: bool = False

    @classmethod
    def read(cls, text: str) -> "TypedLine":
        line = read_line(text)
        whole = _names_whole(line.text, list(_with_what_says_how(line.text, line.parts)))
        parts = tuple(_by_neighbours([_without_lead_in(part) for part in whole]))
        return cls(line.text, parts, line.meal, line.time, line.says_when, is_line_cut(text))

    @property
    def composed(self) -> frozenset[str]:
        """The dishes that only gather what follows: "a salad" of "a salad with spinach, feta and olive oil"."""
        return frozenset(
            part.text for part, joint, following in self._joined() if joint in _GATHERS and gathers(part, following)
        )

    @property
    def bases(self) -> Mapping[str, LinePart]:
        """What a part without an amount goes with: "milk" with "tea", of "tea with 2 sugars and milk"."""
        found: dict[str, LinePart] = {}
        for part, joint, following in self._joined():
            before = found.get(part.text) or (part if any(beside for _text, beside in pieces(part)) else None)
            base = part if joint in _WITH else before if joint in _ALSO else None
            if base is not None:
                found[following.text] = base
        return found

    def _joined(self) -> Iterator[tuple[LinePart, str, LinePart]]:
        """Each part and the next, with the words between them."""
        for part, following in pairwise(self.parts):
            between = self.text.partition(part.text)[2].partition(following.text)[0]
            yield part, between.strip(" :,").casefold(), following

    @property
    def part(self) -> LinePart | None:
        """Its first part; None where nothing was typed."""
        return self.parts[0] if self.parts else None

    @property
    def words(self) -> str:
        """The words that name one food: "2 eggs" searches eggs. "" where its amounts say that it is a line."""
        if len(self.parts) > 1 and any(part.quantity is not None for part in self.parts):
            return ""
        if self.parts and (self.meal or self.says_when):
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
        names = (name.casefold() for food in found for name in (food.name, food.shown_name))
        return len(self.parts) > 1 and not any(name.startswith(typed) for name in names)


def _with_what_says_how(text: str, parts: Sequence[LinePart]) -> Iterator[LinePart]:
    """The parts, each with those behind it that only say how its food is: "potatoes, new, boiled, 150 g"."""
    begin = 0
    while begin < len(parts):
        end = begin + 1
        while end < len(parts) and _says_how(parts[begin], parts[end]):
            end += 1
        yield _as_one_food(text, parts[begin:end]) if end > begin + 1 else parts[begin]
        begin = end


def _says_how(before: LinePart, part: LinePart) -> bool:
    is_amount_open = not (_has_amount(before) and _has_amount(part))
    return bool(before.food and part.food) and is_amount_open and names_no_food(part.food)


def _as_one_food(text: str, parts: Sequence[LinePart]) -> LinePart:
    measured = next((part for part in parts if _has_amount(part)), parts[0])
    return replace(measured, text=_span(text, parts), food=" ".join(part.food for part in parts))


def _span(text: str, parts: Sequence[LinePart]) -> str:
    """The stretch of `text` from the first of the parts to the last; "" where they do not stand there in order."""
    start = text.find(parts[0].text)
    end = text.find(parts[-1].text, start) if start >= 0 else -1
    return text[start : end + len(parts[-1].text)] if end >= 0 else ""


def _without_lead_in(part: LinePart) -> LinePart:
    """A part without what stands before its amount and is no food: "polished off a pizza", "only half a bagel"."""
    words_said = list(_WORD.finditer(part.text)) if part.quantity is None and part.unit is None else []
    begin = next((at for at, word in enumerate(words_said) if names_number(word[0].casefold())), 0)
    if not 0 < begin <= _MOST_BEFORE or begin + 1 == len(words_said):
        return part
    before = {fold_word(word[0].casefold()) for word in words_said[:begin]}
    if not before.isdisjoint(_NOT_EATEN | (known().names.heads.keys() - DISTINGUISHING)):
        return part
    return as_one(part.text[words_said[begin].start() :])


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


def _by_neighbours(parts: Sequence[LinePart]) -> Iterator[LinePart]:
    """Each part as it is meant beside the one before and the one after it."""
    for at, part in enumerate(parts):
        yield beside_each_other(part, [other.food for other in (*parts[max(at - 1, 0) : at], *parts[at + 1 : at + 2])])


def _one_name(text: str, parts: Sequence[LinePart]) -> LinePart | None:
    """The parts as one where together they are a food's name; None where they are not."""
    if not (span := _span(text, parts)):
        return None
    one = as_one(span)
    if len(parts) > 1 and known().names.is_list(one.food, [part.food for part in parts]):
        return None
    if search.named(one.food):
        return one if len(parts) > 1 or one.food != parts[0].food else None
    first, *others = parts
    further = [part.food for part in others if part.food]
    if not further or not known().names.is_kind(reread(first.food), further):
        return None
    if any(part.food and _has_amount(as_one(part.text)) for part in others):
        return None
    whole = parse_line(span.replace(",", " "))
    return replace(whole[0], text=span) if len(whole) == 1 else None


def _has_amount(part: LinePart) -> bool:
    return part.quantity is not None or part.unit is not None
