"""What a search has found, ready to draw: a row a food with its portion and the amounts in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.models import Food, FoodSource
from foods.nutrients import Nutrient
from foods.quantities import LinePart
from tracker.display.amounts import format_figure
from tracker.person.diarist import Diarist
from tracker.servings.doubts import leaves_a_question
from tracker.servings.kinds import OfferedKinds
from tracker.servings.tags import offered_words
from tracker.servings.usual import Habits
from tracker.servings.usual_serving import Offered

UNKNOWN: Final = "?"
_LETTERS: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One food of the results. `place` is its number, "3-1" for the first kind folded beneath the third.

    `name` has the typed letters marked, `brand` is the maker's where that is not what the row is called, `label` says
    the whole row for a screen reader, `cells` are the amounts. `logs`: nothing is left to ask, so that a tap logs it;
    else a tap opens its form. Both at `address`. So many `kinds` are folded beneath it.
    """

    place: str
    food: Food
    address: str
    name: SafeString
    brand: str
    label: str
    portion: str
    cells: SafeString
    is_usual: bool
    logs: bool
    kinds: int = 0
    ends_kinds: bool = False

    @property
    def kinds_words(self) -> str:
        """ "3 more kinds"."""
        return ngettext("%(number)s more kind", "%(number)s more kinds", self.kinds) % {"number": self.kinds}

    @property
    def is_of_open_food_facts(self) -> bool:
        return self.food.source == FoodSource.OPEN_FOOD_FACTS


class Asker:
    """Who searches for what on which day: the person and their `habits`, the words `typed`, and where an amount was
    typed too, `said`: all of it, and `part`, what it says.
    """

    def __init__(
        self,
        diarist: Diarist,
        day: date,
        habits: Habits,
        *,
        typed: str = "",
        said: str = "",
        part: LinePart | None = None,
    ) -> None:
        self.diarist, self.habits, self.part = diarist, habits, part
        self._letters = _typed_letters(typed)
        self._address = reverse("tracker:add", args=[day, 0])
        self._query = f"?{urlencode({'said': said})}" if said else ""

    def hits(self, rows: Sequence[OfferedKinds]) -> list[Hit]:
        """The rows and the kinds folded beneath each, in the order in which they are drawn."""
        return list(self._hits(rows))

    def _hits(self, rows: Sequence[OfferedKinds]) -> Iterator[Hit]:
        for number, row in enumerate(rows, 1):
            last = len(row.others)
            yield self._hit(f"{number}", row.lead, row.lead.food.shown_name, kinds=last)
            for place, kind in enumerate(row.others, 1):
                yield self._hit(f"{number}-{place}", kind.offer, kind.difference, ends_kinds=place == last)

    def _hit(self, place: str, offer: Offered, name: str, *, kinds: int = 0, ends_kinds: bool = False) -> Hit:
        food, profile = offer.food, self.diarist.profile
        is_usual = food.pk in self.habits.usual
        portion, amounts = offered_words(offer, profile.mass_unit), offer.amounts
        figures = [
            (nutrient, _figure(getattr(amounts, nutrient.field), nutrient, profile.vitamin_d_unit))
            for nutrient in profile.amounts_beside
        ]
        said = [food.shown_name, food.brand, portion, _("usual") if is_usual else ""]
        said += [f"{nutrient.symbol} {figure}" for nutrient, figure in figures]
        return Hit(
            place=place,
            food=food,
            address=f"{self._address.removesuffix('0/')}{food.pk}/{self._query}",
            name=_marked(name, self._letters),
            brand="" if food.brand == name else food.brand,
            label=", ".join(filter(None, said)),
            portion=portion,
            cells=_cells(figures),
            is_usual=is_usual,
            logs=(is_usual or self.part is not None) and not leaves_a_question(self.part, offer.serving),
            kinds=kinds,
            ends_kinds=ends_kinds,
        )


def _figure(amount: float | None, nutrient: Nutrient, vitamin_d_unit: str) -> str:
    return UNKNOWN if amount is None else format_figure(amount, nutrient, vitamin_d_unit)


def _cells(figures: Sequence[tuple[Nutrient, str]]) -> SafeString:
    """A cell an amount; keys of the registry and figures hold nothing to escape."""
    return mark_safe("".join(f'<i class="{nutrient.key}">{figure}</i>' for nutrient, figure in figures))  # noqa: S308


def _typed_letters(typed: str) -> re.Pattern[str] | None:
    """Where words begin with what was typed; None where no letter was."""
    words = sorted(set(_LETTERS.findall(typed)), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})", re.IGNORECASE) if words else None


def _marked(name: str, typed: re.Pattern[str] | None) -> SafeString:
    """A name, escaped, its typed letters marked."""
    pieces = typed.split(name) if typed else [name]
    drawn = (f"<mark>{escape(piece)}</mark>" if at % 2 else escape(piece) for at, piece in enumerate(pieces))
    return mark_safe("".join(drawn))  # noqa: S308 - each piece is escaped
