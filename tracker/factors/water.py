"""Plain water by the glass: an entry of the food table's tap water, so that its minerals count, and count once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from foods.models import Food, FoodSource
from foods.quantities import format_quantity
from tracker.display.amounts import NO_BREAK_SPACE, format_number
from tracker.models import Entry, FactorPreferences
from tracker.person.diarist import Diarist
from tracker.servings.portions import PortionChoice, portion_choices

TAP_WATER: Final = "94000100"  # in every release of FNDDS
MILLILITRE: Final = "ml"  # as forms of portions call it


@dataclass(frozen=True, slots=True)
class Glass:
    """What the button logs; `logged` are the day's entries of it, the latest last."""

    food: Food
    portion: PortionChoice
    glass_ml: int
    logged: Sequence[Entry]

    @property
    def size(self) -> str:
        return f"{format_number(self.glass_ml)}{NO_BREAK_SPACE}mL"

    @property
    def quantity(self) -> str:
        """As the form of an entry reads it."""
        return format_quantity(self.glass_ml)

    @property
    def in_all(self) -> str:
        """The water of this food so far, in mL; "" for none."""
        grams = sum(entry.grams or 0.0 for entry in self.logged)
        return f"{format_number(grams / (self.portion.weight_g or 1.0))}{NO_BREAK_SPACE}mL" if grams else ""

    @property
    def latest(self) -> Entry | None:
        return self.logged[-1] if self.logged else None


def glass_of(diarist: Diarist, day: date, preferences: FactorPreferences) -> Glass | None:
    """None where the food table has no tap water that can be measured (3 queries)."""
    waters = Food.objects.filter(owner=None, source=FoodSource.FNDDS, code=TAP_WATER)
    food = waters.prefetch_related("portions").order_by("-release").first()
    choices = portion_choices(food, diarist.profile) if food else []
    portion = next((choice for choice in choices if choice.value == MILLILITRE), None)
    if food is None or portion is None:
        return None
    logged = Entry.objects.of(diarist.user).on(day).counted().filter(food=food).order_by("created_at", "key")
    return Glass(food, portion, preferences.glass_ml, list(logged))
