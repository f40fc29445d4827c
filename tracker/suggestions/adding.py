"""What a form sends for suggested portions, and what is logged of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from foods.models import Food, SourceFood
from tracker.assessment.health.cautions import ADULT_MONTHS
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.portions.sizes import share_of_portion
from tracker.models import Entry, Meal
from tracker.models.serving import NewEntry, serving_of
from tracker.servings.portions import SOURCE_PREFIX

OWN_PREFIX: Final = "f"  # then the number of a food of the diary
MOST_ITEMS: Final = 10
# As many digits as a database can hold, and the meal that goes with the food.
ITEM: Final = re.compile(rf"({SOURCE_PREFIX}|{OWN_PREFIX})([0-9]{{1,18}})@({'|'.join(Meal.values)})")


class ItemError(ValueError):
    """What was sent is no portion that can be logged. str() is a translated sentence."""


@dataclass(frozen=True, slots=True)
class SuggestedPortion:
    """A food, the portion × number in which it was suggested, and the meal that it goes with."""

    food: Food
    quantity: float
    portion_text: str
    portion_g: float
    meal: str


def item_of(food: Candidate, meal: str) -> str:
    """What a form sends for this portion: a row of the lists, or a food as last served; and its meal."""
    number = f"{OWN_PREFIX}{food.food_id}" if food.own_diary else f"{SOURCE_PREFIX}{food.key}"
    return f"{number}@{meal or Meal.SNACK}"


def portions_of(items: Sequence[str], user: User, *, age_months: int = ADULT_MONTHS) -> list[SuggestedPortion]:
    """The portions that a form sent, in its order, of a size for that age. Raises ItemError where one can't be logged
    (any more)."""
    portions = [_portion(item, user, age_months) for item in items[:MOST_ITEMS]]
    if not portions or None in portions:
        raise ItemError(_("That food can’t be added any more. Open the page again and choose another one."))
    return [portion for portion in portions if portion]


def _portion(item: str, user: User, age_months: int) -> SuggestedPortion | None:
    sent = ITEM.fullmatch(item)
    if not sent:
        return None
    number, meal = int(sent[2]), sent[3]
    return _listed(number, meal, age_months) if sent[1] == SOURCE_PREFIX else _last_served(number, meal, user)


def _listed(number: int, meal: str, age_months: int) -> SuggestedPortion | None:
    row = SourceFood.objects.select_related("food").filter(pk=number).first()
    if row is None:
        return None
    share = share_of_portion(row.portion_text, age_months)
    return SuggestedPortion(row.food, share, row.portion_text, row.portion_g, meal)


def _last_served(food_id: int, meal: str, user: User) -> SuggestedPortion | None:
    food = Food.objects.visible_to(user.pk).filter(pk=food_id).first()
    entries = Entry.objects.of(user).counted().filter(food_id=food_id, grams__isnull=False)
    last = entries.order_by("-date", "-created_at", "-key").first()
    if food is None or last is None or last.grams is None:
        return None
    return SuggestedPortion(food, last.quantity, last.portion_text, last.grams / last.quantity, meal)


def to_log(portions: Iterable[SuggestedPortion], *, meal: str) -> list[NewEntry]:
    """The portions as they are logged, in `meal`, else each in its own."""
    return [
        NewEntry(
            place,
            meal or portion.meal,
            serving_of(
                portion.food,
                quantity=portion.quantity,
                portion_text=portion.portion_text,
                portion_g=portion.portion_g,
            ),
        )
        for place, portion in enumerate(portions)
    ]
