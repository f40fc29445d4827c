"""A line of plain words, matched: each part with the foods it may mean and the portion it says.

The day page shows the rows to check and add together; a recipe's pasted lines are matched alike.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from foods.models import Food
from foods.names.wording import Slot, fold_word, slots, tokens, words
from foods.quantities import LinePart, parse_line
from foods.search import find as search
from tracker.person.diarist import Diarist
from tracker.servings.portions import PortionChoice, portion_choices
from tracker.servings.said import Measured, portion_said
from tracker.servings.usual import Use, recent_uses, search_boost

MOST_ROWS: Final = 12  # each is a search
ALTERNATIVES: Final = 6
_JOINTS: Final = (" and ", " & ", " with ", " on ")
_FIRST: Final = 3  # of the foods found: one of these with all the words is what was meant ("sardines with bones")
_MOST_JOINTS: Final = 4  # each half is searched by itself
_JOINED: Final = frozenset({"and", "with", "on", "or"})


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a line: the foods it may mean, best first, and the first one's portions with the one chosen.

    `foods` is empty and `said` None where nothing was found: the text is all that is known. `is_sure` is False
    where no word typed is one of the food's: then it is a guess at a typing error; and where two things were joined and
    the food is not both. `missed` are the words typed that the food's names lack.
    """

    part: LinePart
    foods: tuple[Food, ...] = ()
    choices: tuple[PortionChoice, ...] = ()
    said: Measured | None = None
    is_sure: bool = True
    missed: tuple[str, ...] = ()

    @property
    def food(self) -> Food | None:
        return self.foods[0] if self.foods else None

    @property
    def grams(self) -> float | None:
        """The weight of what was said; None where nothing was found."""
        return self.said.grams if self.said else None

    @property
    def note(self) -> str:
        """What to look at twice: the portion, or words that the food's names lack; "" where there is nothing."""
        if self.said and self.said.note:
            return self.said.note
        return _("“%(words)s” is not in its name.") % {"words": " ".join(self.missed)} if self.missed else ""


class Matcher:
    """Searches for the parts of lines as one person, whose habits are read once for all of them."""

    def __init__(self, diarist: Diarist) -> None:
        self.diarist = diarist

    @cached_property
    def _boost(self) -> dict[int, float]:
        return search_boost(self.diarist.user)

    @cached_property
    def _last_uses(self) -> dict[int, Use]:
        return {use.food_id: use for use in reversed(recent_uses(self.diarist.user))}

    def find(self, text: str) -> list[Food]:
        if not text:
            return []
        return search.find(f"{text} ", user_id=self.diarist.user.pk, boost=self._boost, limit=ALTERNATIVES)

    def match(self, parts: Iterable[LinePart]) -> Iterator[tuple[LinePart, list[Food]]]:
        """Each part with its foods; the two halves of one where they are better found ("2 eggs with toast")."""
        for part in parts:
            yield from self._halves(part) or [(part, _whole_first(self.find(part.food), part))]

    def rows(self, matched: Sequence[tuple[LinePart, Sequence[Food]]]) -> list[Row]:
        """Rows with the first food of each chosen, in the portion that the part says."""
        prefetch_related_objects([foods[0] for _part, foods in matched if foods], "portions")
        return [self._row(part, foods) if foods else Row(part) for part, foods in matched]

    def _halves(self, part: LinePart) -> list[tuple[LinePart, list[Food]]]:
        """The halves of a part around "and", "with" or "on", unless one food has all of it in its name."""
        joint = _joint(part)
        if joint is None or sum(map(part.text.count, _JOINTS)) > _MOST_JOINTS or self._is_one_food(part):
            return []
        first, _between, second = part.text.partition(joint)
        halves = list(self.match((*parse_line(first), *parse_line(second))))  # "oj and toast with butter" has three
        is_better = len(halves) >= 2 and all(foods and all(_met(foods[0], half)) for half, foods in halves)
        return halves if is_better else []

    def _is_one_food(self, part: LinePart) -> bool:
        return any(_joins_both(food, part) for food in self.find(part.food)[:_FIRST])

    def _row(self, part: LinePart, foods: Sequence[Food]) -> Row:
        food = foods[0]
        choices = portion_choices(food, self.diarist.profile)
        last = self._last_uses.get(food.pk) if part.unit is None else None
        said = portion_said(part, food, choices, last.portion_text if last else None)
        if last and part.quantity is None and part.size is None and said.chosen.text == last.portion_text:
            said = Measured(said.chosen, last.quantity)
        met = _met(food, part)
        is_sure = all(met) if _joint(part) else any(met)
        return Row(part, tuple(foods), tuple(choices), said, is_sure, missed_words(part.food, [food]))


def searched_words(query: str) -> str:
    """The words of a query that name one food: "2 eggs" searches eggs. "" where its amounts say that it is a line."""
    parts = parse_line(query)
    if len(parts) > 1 and any(part.quantity is not None for part in parts):
        return ""
    is_said = len(parts) == 1 and parts[0].food and (parts[0].quantity is not None or parts[0].unit)
    return parts[0].food if is_said else query.strip()


def is_list(query: str, asked: str, found: Sequence[Food]) -> bool:
    """Whether a query that searches for `asked` lists foods ("eggs, toast") and is no food's own name ("Cheese, ched").

    "Eggs and toast" is a list too, where no food found has both.
    """
    if not asked:
        return True
    typed = " ".join(query.casefold().split())
    parts = parse_line(query)
    if len(parts) == 1 and found and _joint(parts[0]):
        return not any(all(_met(food, parts[0])) for food in found)
    return len(parts) > 1 and not any(food.name.casefold().startswith(typed) for food in found)


def _joint(part: LinePart) -> str | None:
    """The first word that joins two things in a part's food, "and", "with" or "on"; None where there is none."""
    return next((joint for joint in _JOINTS if joint in part.text and joint in f" {part.food} "), None)


def _whole_first(foods: list[Food], part: LinePart) -> list[Food]:
    """The foods in their order, but where two things are joined, those of the first that have both."""
    if _joint(part) is None:
        return foods
    return [*sorted(foods[:_FIRST], key=lambda food: not _joins_both(food, part)), *foods[_FIRST:]]


def _joins_both(food: Food, part: LinePart) -> bool:
    """Whether a food is both things joined: "(coffee cream or table cream)" is no coffee with cream."""
    outside_brackets = re.sub(r"\(.*?\)", "", food.name)
    return all(_met(food, part)) and not _JOINED.isdisjoint(outside_brackets.split())


def missed_words(text: str, foods: Sequence[Food]) -> tuple[str, ...]:
    """The words of `text` that none of `foods` has in its names, in any spelling or synonym; numbers aside."""
    names = [_names(food) for food in foods]
    missed = [slot for slot in slots(text) if not any(_is_in(name, slot) for name in names)]
    lacking = {word for slot in missed for word in slot.typed if word.isalpha()}
    return tuple(word for word in tokens(text) if fold_word(word) in lacking)


def _met(food: Food, part: LinePart) -> list[bool]:
    """For each thing asked for, whether the food's name has it, or a synonym of it, or what it begins."""
    names = _names(food)
    return [_is_in(names, slot) for slot in slots(part.food)]


def _names(food: Food) -> frozenset[str]:
    return frozenset(words(f"{food.name} {food.brand} {food.alternate_names}"))


def _is_in(name: frozenset[str], slot: Slot) -> bool:
    return any(name.issuperset(way) for way in (slot.typed, *slot.others)) or (
        bool(slot.stem) and any(word.startswith(slot.stem) for word in name)
    )
