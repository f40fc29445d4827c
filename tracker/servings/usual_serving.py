"""What this person would log of a food now: one answer for chips, search results, lines and forms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.contrib.auth.models import User
from django.db.models import prefetch_related_objects

from foods.models import Food
from foods.models.food import foods_by_id
from foods.nutrients import Amounts, scale
from foods.quantities import LinePart, format_quantity
from tracker.display.portion_words import UNIT_SIGNS
from tracker.models import Entry
from tracker.person.diarist import Diarist
from tracker.servings.doses import doses_meant
from tracker.servings.fields import sent_key
from tracker.servings.measured import Measured, without_portion
from tracker.servings.plausible_amounts import AT_A_MEAL, Most
from tracker.servings.portions import PortionChoice, portion_choices, same_portion, usual_choice
from tracker.servings.readings import SPICES
from tracker.servings.said import portion_said, rough_choices
from tracker.servings.usual import Use, last_uses

LAST_PREFIX: Final = "e"  # then the key of the entry whose portion is none of the food's any more


@dataclass(frozen=True, slots=True)
class Offered:
    """A food with the portion × number that its form opens with; `asks_number`: only the person knows how many."""

    food: Food
    serving: Measured
    asks_number: bool = False

    @property
    def quantity_text(self) -> str:
        """The number as a form holds it."""
        return format_quantity(self.serving.quantity)

    @property
    def amounts(self) -> Amounts:
        """The amounts in the serving; None where the food was not measured."""
        if self.food.is_supplement:
            return self.food.amounts.times(self.serving.quantity)
        return Amounts(*(scale(amount, self.serving.grams) for amount in self.food.amounts))


def usual_serving(food: Food, choices: Sequence[PortionChoice], last: Use | None) -> Measured:
    """The portion × number last logged, else the food's usual portion once, 100 g where it has none.

    The last one is taken by its words from `choices` (the food's, as forms list them) or the rough measures; a portion
    that is none of these any more weighs what it did. A dose that was renamed is another dose.
    """
    chosen = _last_choice(food, choices, last) if last else None
    if last is not None and chosen is not None:
        return Measured(chosen, last.quantity)
    usual = usual_choice(food, choices, None)
    return without_portion(usual) if usual.is_unit else Measured(usual, 1.0)


def _last_choice(food: Food, choices: Sequence[PortionChoice], last: Use) -> PortionChoice | None:
    for choice in choices if food.is_supplement else (*choices, *rough_choices()):
        if choice.text == last.portion_text:
            return choice
    if food.is_supplement or last.portion_g is None or last.key is None:
        return None
    is_unit = last.portion_text in UNIT_SIGNS
    return PortionChoice(f"{LAST_PREFIX}{last.key}", last.portion_text, last.portion_g, is_unit=is_unit)


def serving_meant(
    part: LinePart | None, food: Food, choices: Sequence[PortionChoice], last: Use | None, *, most: Most = AT_A_MEAL
) -> Measured:
    """What `part` of a line says of a food; where it says no amount, what this person would log of it now.

    More than `most` is a guess, and says so.
    """
    if part is not None and food.is_supplement:
        return doses_meant(part, food, choices) or usual_serving(food, choices, last)
    if part is not None and _is_to_taste(part) and food.group == SPICES:
        part = replace(part, unit="pinch")
    if part is None or not _says_amount(part):
        return usual_serving(food, choices, last)
    last_text = last.portion_text if last and part.unit is None else None
    return portion_said(part, food, choices, last_text, most=most)


def _says_amount(part: LinePart | None) -> bool:
    return part is not None and not (part.quantity is None and part.unit is None and part.size is None)


def _is_to_taste(part: LinePart | None) -> bool:
    """Whether it says "to taste" and no amount: of a spice, a pinch is meant."""
    return part is not None and not _says_amount(part) and "to taste" in part.comment


def offered(foods: Sequence[Food], diarist: Diarist, part: LinePart | None = None) -> list[Offered]:
    """The foods in their order, each as its form would open for what `part` says (2 queries, however many)."""
    if not foods:
        return []
    last = last_uses(diarist.user, [food.pk for food in foods])
    if _says_amount(part) or _is_to_taste(part):
        plain: set[Food] = set()
    else:  # the usual portion stands with the food, so that no others are read
        plain = {food for food in foods if food.portion_text and food.pk not in last and not food.is_supplement}
    prefetch_related_objects([food for food in foods if food not in plain], "portions")
    return [
        Offered(food, Measured(PortionChoice("", food.portion_text, food.portion_g), 1.0))
        if food in plain
        else _offered(food, part, last.get(food.pk), diarist)
        for food in foods
    ]


def offered_again(uses: Sequence[Use], diarist: Diarist) -> list[Offered]:
    """The foods of these uses in their order, each as its form opens (2 queries, however many)."""
    foods = foods_by_id([use.food_id for use in uses])
    prefetch_related_objects([*foods.values()], "portions")
    return [_offered(foods[use.food_id], None, use, diarist) for use in uses if use.food_id in foods]


def _offered(food: Food, part: LinePart | None, last: Use | None, diarist: Diarist) -> Offered:
    serving = serving_meant(part, food, portion_choices(food, diarist.profile), last)
    asks_number = food.is_supplement and serving.is_guess
    return Offered(food, replace(serving, quantity=1.0) if asks_number else serving, asks_number)


def logged_portions(values: Iterable[str], food: Food, user: User) -> list[PortionChoice]:
    """The portions of earlier entries of a food that a form sent; nothing for other values."""
    keys = [key for value in values if value.startswith(LAST_PREFIX) and (key := sent_key(value[len(LAST_PREFIX) :]))]
    entries = Entry.objects.of(user).filter(food=food, key__in=keys, grams__isnull=False) if keys else []
    return [_logged(entry) for entry in entries]


def _logged(entry: Entry) -> PortionChoice:
    same = same_portion(entry)
    return PortionChoice(f"{LAST_PREFIX}{entry.key}", same.text, same.weight_g, is_unit=same.is_unit)
