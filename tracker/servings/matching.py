"""A line of plain words, matched: each part with the foods it may mean and the portion it says.

The day page shows the rows to check and add together; a recipe's pasted lines are matched alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from foods.models import Food
from foods.names.asked import slots
from foods.names.wording import fold_word, tokens, word_set, words
from foods.own.said_supplement import SaidSupplement
from foods.quantities import LinePart
from foods.search import find as search
from tracker.person.diarist import Diarist
from tracker.servings.beside import usual_beside
from tracker.servings.doubts import remark, why_unticked
from tracker.servings.measured import Measured
from tracker.servings.own_supplements import OwnSupplements
from tracker.servings.plausible_amounts import AT_A_MEAL, Most
from tracker.servings.portions import PortionChoice, portion_choices
from tracker.servings.readings import Matched, matched
from tracker.servings.typed_line import TypedLine
from tracker.servings.usual import Use, last_uses, search_boost
from tracker.servings.usual_serving import serving_meant

MOST_ROWS: Final = 12  # each is a search
ALTERNATIVES: Final = 6
_HOT_DRINKS: Final = frozenset({"Coffee", "Tea"})  # groups of the survey table
_IN_DRINKS: Final = word_set("milk cream creamer sugar honey sweetener lemon")


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a line: the foods it may mean, best first, and the first one's portions with the one chosen.

    `foods` is empty and `said` None where nothing was found: the text is all that is known. It `is_sure` only where the
    food is what was said and the amount is one that it has: else `note` says what was not understood. `supplement` is
    the one that the words say: then the foods are the person's own of it.
    """

    part: LinePart
    foods: tuple[Food, ...] = ()
    choices: tuple[PortionChoice, ...] = ()
    said: Measured | None = None
    is_sure: bool = False
    note: str = ""
    supplement: SaidSupplement | None = None

    @property
    def food(self) -> Food | None:
        return self.foods[0] if self.foods else None

    @property
    def grams(self) -> float | None:
        """The weight of what was said; None where nothing was found."""
        return self.said.grams if self.said else None


class Matcher:
    """Searches for the parts of lines as one person, whose habits are read once for all of them.

    More of a food than `most` is not believed: a recipe may hold more than a meal.
    """

    def __init__(self, diarist: Diarist, *, most: Most = AT_A_MEAL) -> None:
        self.diarist = diarist
        self.most = most
        self._supplements = OwnSupplements(diarist)

    @cached_property
    def _boost(self) -> Mapping[int, float]:
        return search_boost(self.diarist.user)

    def find(self, text: str) -> list[Food]:
        if not text:
            return []
        return search.find(f"{text} ", user_id=self.diarist.user.pk, boost=self._boost, limit=ALTERNATIVES)

    def match(self, line: TypedLine, most: int | None = None) -> Iterator[Matched]:
        """Each of the line's first `most` parts with its foods; those of several joined foods apart."""
        composed, bases = line.composed, line.bases
        first: dict[int, LinePart] = {}  # of the foods that a part was divided into
        for part in self._supplements.divided(line.parts[:most]):
            base = bases.get(part.text) if part.quantity is None and part.unit is None else None
            base = first.get(id(base), base)
            for found in self._supplements.matched(part) or matched(part, self.find):
                first.setdefault(id(part), found.part)
                is_composed = found.is_composed or part.text in composed
                yield replace(found, beside=found.beside or base, is_composed=is_composed)

    def match_one(self, part: LinePart) -> Matched:
        """A part with its foods, as one whatever it says."""
        return next(iter(self._supplements.matched(part)), Matched(part, tuple(self.find(part.food))))

    def rows(self, found: Sequence[Matched]) -> list[Row]:
        """Rows with the first food of each chosen, in the portion that the part says."""
        chosen = [each.foods[0] for each in found if each.foods]
        prefetch_related_objects(chosen, "portions")
        last = last_uses(self.diarist.user, [food.pk for food in chosen])
        rows: dict[int, Row] = {}
        for each in found:
            rows[id(each.part)] = self._row(each, rows, last)
        return list(rows.values())

    def _row(self, found: Matched, before: Mapping[int, Row], last: Mapping[int, Use]) -> Row:
        if not found.foods or found.understanding is None:
            note = "" if found.supplement else _("No food found. Write it in other words.")
            return Row(found.part, note=note, supplement=found.supplement)
        part, food = found.part, found.foods[0]
        choices = portion_choices(food, self.diarist.profile)
        said = _beside(found, choices, before) or serving_meant(part, food, choices, last.get(food.pk), most=self.most)
        doubt = why_unticked(found, said)
        note = doubt or said.note or remark(found)
        return Row(part, found.foods, tuple(choices), said, not doubt, note, found.supplement)


def _beside(found: Matched, choices: Sequence[PortionChoice], before: Mapping[int, Row]) -> Measured | None:
    """What is usual of a food with the one that it stands with; None where that is not known."""
    base = before.get(id(found.beside)) if found.beside else _drink_before(found, before)
    if base is None or base.food is None or base.said is None:
        return None
    return usual_beside(found.foods[0], choices, base.food, base.choices, base.said)


def _drink_before(found: Matched, before: Mapping[int, Row]) -> Row | None:
    """The coffee or tea that milk and sugar listed right after it go into."""
    if found.part.quantity is not None or not _IN_DRINKS.issuperset(words(found.part.food)):
        return None
    for row in reversed(list(before.values())):
        if row.food and row.food.group in _HOT_DRINKS:
            return row
        if not _IN_DRINKS.issuperset(words(row.part.food)):
            return None
    return None


def missed_words(text: str, foods: Sequence[Food]) -> tuple[str, ...]:
    """The words of `text` that none of `foods` has in its names, in any spelling or synonym; numbers aside."""
    names = [frozenset(words(f"{food.name} {food.brand} {food.alternate_names}")) for food in foods]
    missed = [
        slot
        for slot in slots(text)
        if not any(_is_in(name, way) for name in names for way in (slot.typed, *slot.others))
        and not (slot.stem and any(word.startswith(slot.stem) for name in names for word in name))
    ]
    lacking = {word for slot in missed for word in slot.typed if word.isalpha()}
    return tuple(word for word in tokens(text) if fold_word(word) in lacking)


def _is_in(name: frozenset[str], way: tuple[str, ...]) -> bool:
    return name.issuperset(way)
