"""A person's own supplements, and which of them the parts of a line mean."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from foods.models import Food, FoodKind
from foods.names.wording import words
from foods.nutrients import VITAMIN_D
from foods.own.dose_text import read_dose
from foods.own.labels import Unit
from foods.own.said_supplement import SaidSupplement, read_supplement
from foods.own.strengths import is_of
from foods.quantities import LinePart, parse_line
from foods.search import find as search
from tracker.person.diarist import Diarist
from tracker.servings.doses import counted_doses
from tracker.servings.readings import Matched

_JOINTS: Final = (" and ", " & ", " with ", " plus ", " + ", " then ", " in ")
_NEAREST: Final = 3


class OwnSupplements:
    """A person's own supplements, read when the first part says one (1 query)."""

    def __init__(self, diarist: Diarist) -> None:
        self.diarist = diarist
        self._read: dict[str, SaidSupplement | None] = {}

    @cached_property
    def own(self) -> list[Food]:
        """Those that are neither archived nor put away, the newest first."""
        own = Food.objects.of(self.diarist.user).present().filter(kind=FoodKind.SUPPLEMENT, archived_at__isnull=True)
        return list(own.order_by("-pk"))

    def said(self, text: str) -> SaidSupplement | None:
        """The supplement that `text` says; None where it is food: of the tables, or one that the person has made."""
        if text not in self._read:
            said = read_supplement(text)
            is_food = said is not None and (_is_food(said.unknown) or said.name.casefold() in self._own_foods)
            self._read[text] = None if is_food else said
        return self._read[text]

    @cached_property
    def _own_foods(self) -> frozenset[str]:
        """The names of what the person has made and eats as food: "creatine" by the spoon (1 query)."""
        own = Food.objects.of(self.diarist.user).present().filter(kind=FoodKind.FOOD)
        return frozenset(name.casefold() for name in own.values_list("name", flat=True))

    def matched(self, part: LinePart) -> list[Matched]:
        """A part that says a supplement, with the own ones that it may mean, best first; nothing where it says none."""
        said = self.said(part.text)
        return [] if said is None else [Matched(part, tuple(self._of(said)), supplement=said)]

    def _of(self, said: SaidSupplement) -> list[Food]:
        found = [(counted_doses(said, food), food) for food in self.own if is_of(said, food.name, food.amounts)]
        found.sort(key=lambda pair: (not pair[0].is_sure, pair[0].quantity != 1))
        return [food for _counted, food in found]

    def divided(self, parts: Iterable[LinePart]) -> Iterator[LinePart]:
        """The parts, and what is joined in one where a supplement is: "magnesium and zinc", "vitamin D with coffee".

        A food that holds one stays whole ("orange juice with calcium"), and so does "vitamin D and K2 5,000 IU".
        """
        waiting: LinePart | None = None
        for part in parts:
            both = self._one_of(waiting, part) if waiting else None
            if waiting and not both:
                yield from self._divided(waiting)
            waiting = both or part
        if waiting:
            yield from self._divided(waiting)

    def _one_of(self, first: LinePart, second: LinePart) -> LinePart | None:
        """Two parts as one, where the dose of the second can only be the first's: "D3 + K2 5000 IU", "zinc, 25 mg"."""
        if read_dose(second.text) and self.said(f"{first.text} {second.text}"):
            return LinePart(text := f"{first.text}, {second.text}", text)
        one, other = self.said(first.text), self.said(second.text)
        if not (one and other and one.dose is None and other.dose and other.dose.unit is Unit.IU):
            return None
        is_of_first = one.nutrient is VITAMIN_D and other.substance and other.substance.unit is not Unit.IU
        return LinePart(text := f"{first.text} + {second.text}", text) if is_of_first else None

    def _divided(self, part: LinePart) -> list[LinePart]:
        for joint in _JOINTS:
            first, found, second = part.text.partition(joint)
            if found and self._are_two(part.text, first, second):
                return [*self._halves(first), *self._halves(second)]
        return [part]

    def _are_two(self, whole: str, first: str, second: str) -> bool:
        one, other, both = self.said(first), self.said(second), self.said(whole)
        if one is None:
            return other is not None and bool(other.dose or other.form) and bool(words(first))
        if other is None:
            return both is None and bool(words(second))
        if both is None or one.dose is not None or other.dose is None:
            return True
        return both.is_mixed and not other.doubts  # "calcium and vitamin D 600 mg/400 IU" is one

    def _halves(self, text: str) -> list[LinePart]:
        if self.said(text) is None:
            return list(parse_line(text))
        return self._divided(LinePart(text.strip(), text.strip()))


def _is_food(typed: Sequence[str]) -> bool:
    """Whether these words are a food's name, or half of one: "made" alone is none, though many names have it."""
    asked = " ".join(typed)
    wanted = set(words(asked))
    if not wanted:
        return False
    names = [set(words(food.name)) for food in search.find(f"{asked} ", user_id=None, limit=_NEAREST)]
    return any(wanted <= name and len(name) <= 2 * len(wanted) + 1 for name in names)


def which_of_several(said: SaidSupplement, foods: Sequence[Food]) -> str:
    """The question which of a person's own is meant; "" where it is the first."""
    first, *others = (counted_doses(said, food) for food in foods)
    is_open = any(other.is_sure and (other.quantity == 1 or first.quantity != 1) for other in others)
    return _("Several of yours may be meant. Choose one, and tick it.") if is_open else ""
