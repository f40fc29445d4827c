"""A line of plain words, matched: each part with the foods it may mean and the portion it says.

The day page shows the rows to check and add together; a recipe's pasted lines are matched alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db.models import prefetch_related_objects

from foods import search
from foods.models import Food
from foods.quantities import LinePart, parse_line
from foods.wording import Slot, slots, words
from tracker.line_portions import Measured, measured
from tracker.person import Diarist
from tracker.portions import PortionChoice, portion_choices
from tracker.usual_foods import Use, recent_uses, search_boost

MOST_ROWS: Final = 12  # each is a search
ALTERNATIVES: Final = 6
_JOINTS: Final = (" and ", " & ", " with ", " on ")
_JOINED: Final = frozenset({"and", "with", "on", "or"})


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a line: the foods it may mean, best first, and the first one's portions with the one chosen.

    `foods` is empty and `measured` None where nothing was found: the text is all that is known. `is_sure` is False
    where no word typed is one of the food's: then it is a guess at a typing error.
    """

    part: LinePart
    foods: tuple[Food, ...] = ()
    choices: tuple[PortionChoice, ...] = ()
    measured: Measured | None = None
    is_sure: bool = True

    @property
    def food(self) -> Food | None:
        return self.foods[0] if self.foods else None

    @property
    def grams(self) -> float | None:
        """The weight of what was said; None where nothing was found."""
        return self.measured.grams if self.measured else None


@dataclass(slots=True)
class _Matcher:
    """Searches as one person, who is read once for all parts."""

    diarist: Diarist
    boost: dict[int, float] = field(init=False)
    last_uses: dict[int, Use] | None = None

    def __post_init__(self) -> None:
        self.boost = search_boost(self.diarist.user)

    def find(self, text: str) -> list[Food]:
        if not text:
            return []
        return search.find(text, user_id=self.diarist.user.pk, boost=self.boost, limit=ALTERNATIVES)

    def last_use(self, food: Food) -> Use | None:
        if self.last_uses is None:
            self.last_uses = {use.food_id: use for use in reversed(recent_uses(self.diarist.user))}
        return self.last_uses.get(food.pk)

    def row(self, part: LinePart, foods: Sequence[Food]) -> Row:
        """The row of a part, the first of `foods` chosen; its portions have been fetched."""
        if not foods:
            return Row(part)
        food = foods[0]
        choices = portion_choices(food, self.diarist.profile)
        last = self.last_use(food) if part.unit is None else None
        found = measured(part, food, choices, last.portion_text if last else None)
        if last and part.quantity is None and part.size is None and found.chosen.text == last.portion_text:
            found = Measured(found.chosen, last.quantity)
        return Row(part, tuple(foods), tuple(choices), found, any(_met(food, part)))


def rows_of(text: str, diarist: Diarist) -> list[Row]:
    """The rows of a typed line (or lines), at most 12, in order; see `parse_line` for what a part is."""
    return rows_of_parts(parse_line(text), diarist)


def rows_of_parts(parts: Iterable[LinePart], diarist: Diarist) -> list[Row]:
    """The same of parts already read. Two to four queries a part, and a few for all."""
    matcher = _Matcher(diarist)
    matched: list[tuple[LinePart, list[Food]]] = []
    for part in parts:
        for smaller, foods in _matches(part, matcher):
            if len(matched) < MOST_ROWS:
                matched.append((smaller, foods))
    prefetch_related_objects([foods[0] for _part, foods in matched if foods], "portions")
    return [matcher.row(part, foods) for part, foods in matched]


def row_with(part: LinePart, foods: Sequence[Food], diarist: Diarist) -> Row:
    """The row of a part when the person has chosen the first of `foods`."""
    prefetch_related_objects(list(foods[:1]), "portions")
    return _Matcher(diarist).row(part, foods)


def _matches(part: LinePart, matcher: _Matcher) -> list[tuple[LinePart, list[Food]]]:
    """The foods of a part; of its two halves where they are better found ("2 eggs with toast")."""
    foods = matcher.find(part.food)
    if foods and all(_met(foods[0], part)) and (" " not in part.food or not _JOINED.isdisjoint(foods[0].name.split())):
        return [(part, foods)]
    for joint in _JOINTS:
        first, found, second = part.text.partition(joint)
        halves = [*parse_line(first), *parse_line(second)] if found else []
        matches = [(half, matcher.find(half.food)) for half in halves]
        if len(matches) == 2 and all(found and all(_met(found[0], half)) for half, found in matches):
            return matches
    return [(part, foods)]


def _met(food: Food, part: LinePart) -> list[bool]:
    """For each thing asked for, whether the food's name has it, or a synonym of it, or what it begins."""
    name = frozenset(words(food.name))
    return [_is_in(name, slot) for slot in slots(part.food)]


def _is_in(name: frozenset[str], slot: Slot) -> bool:
    return any(name.issuperset(way) for way in (slot.typed, *slot.others)) or (
        bool(slot.stem) and any(word.startswith(slot.stem) for word in name)
    )
