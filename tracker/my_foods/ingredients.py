"""The ingredients of a recipe's form: rows of what was typed, the foods behind them and their portions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils.translation import gettext

from foods.models import Food, FoodKind, Ingredient
from foods.own.recipe_rows import MOST_INGREDIENTS, Weighed
from foods.quantities import QuantityError, format_quantity
from tracker.models import Profile
from tracker.person.diarist import Diarist
from tracker.servings.fields import food_number
from tracker.servings.matching import Matcher, Row
from tracker.servings.plausible_amounts import IN_A_RECIPE
from tracker.servings.portions import MeasureError, PortionChoice, measured, portion_choices
from tracker.servings.readings import Matched
from tracker.servings.said import rough_choices
from tracker.servings.typed_line import TypedLine
from tracker.servings.usual_serving import usual_serving

MOST_LINES: Final = 40  # each is a search or two


@dataclass(frozen=True, slots=True)
class IngredientRow:
    """One ingredient as the form shows it. `source` is a food, or what is kept of one that is gone.

    Where what was typed can be read, `weighed` has it, else `error` says why not.
    """

    source: Food | Ingredient
    choices: Sequence[PortionChoice]
    quantity: str
    portion: str
    weighed: Weighed | None
    error: str = ""
    note: str = ""
    is_new: bool = False

    @property
    def food_id(self) -> str:
        return str(self.source.pk) if isinstance(self.source, Food) else ""

    @property
    def kept_id(self) -> str:
        return "" if isinstance(self.source, Food) else str(self.source.pk)


def read_row(
    source: Food | Ingredient,
    choices: Sequence[PortionChoice],
    quantity: str,
    portion: str,
    *,
    note: str = "",
    is_new: bool = False,
) -> IngredientRow:
    """The row for what was typed; a portion that the food doesn't have (any more) becomes its first one."""
    by_value = {choice.value: choice for choice in choices}
    if portion not in by_value:
        portion = choices[0].value
    weighed, problem = None, ""
    try:
        number, chosen = measured(quantity, portion, by_value)
        assert chosen.weight_g is not None  # noqa: S101 - only doses have none, and supplements are no ingredients
        weighed = Weighed(source, number, chosen.text, number * chosen.weight_g)
    except (QuantityError, MeasureError) as error:
        problem = gettext(str(error))
    return IngredientRow(source, choices, quantity, portion, weighed, problem, note, is_new)


class Ingredients:
    """The rows of a recipe's form: what was typed, with the foods behind it (3 queries, however many rows)."""

    def __init__(self, user: User, profile: Profile) -> None:
        self.user, self.profile = user, profile
        self.rows: list[IngredientRow] = []

    @classmethod
    def typed(cls, data: QueryDict, user: User, profile: Profile) -> "Ingredients":
        ingredients = cls(user, profile)
        foods, kept = data.getlist("ingredient"), data.getlist("kept")
        lines = zip(foods, kept, data.getlist("quantity"), data.getlist("portion"), strict=False)
        ingredients._fill(list(lines)[:MOST_INGREDIENTS])
        return ingredients

    @classmethod
    def of_recipe(cls, rows: Sequence[Ingredient], user: User, profile: Profile) -> "Ingredients":
        ingredients = cls(user, profile)
        foods = ingredients._foods(row.food_id for row in rows)
        for row in rows:
            source = row if row.food_id is None else foods.get(row.food_id, row)
            rough = next((each.value for each in rough_choices() if each.text == row.portion_text), "")
            choices = ingredients._choices(source, rough)
            chosen = next((choice for choice in choices if choice.text == row.portion_text), None)
            number = row.quantity if chosen else row.grams
            ingredients.rows.append(
                read_row(source, choices, format_quantity(number), (chosen.value if chosen else "g"))
            )
        return ingredients

    def add(self, food: Food) -> None:
        """One more, in its usual portion, while there is room."""
        if self.is_full:
            return
        choices = self._choices(food)
        usual = usual_serving(food, choices, None)
        self.rows.append(read_row(food, choices, format_quantity(usual.quantity), usual.chosen.value, is_new=True))

    def add_lines(self, text: str, diarist: Diarist) -> str:
        """One more for each part of the lines that was understood; the lines that were not.

        Some five queries for a part.
        """
        matcher, left = Matcher(diarist, most=IN_A_RECIPE), []
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        for line in lines[:MOST_LINES]:
            found = matcher.rows(list(map(_no_supplements, matcher.match(TypedLine.read(line)))))
            if found and all(row.is_sure for row in found) and not self.is_full:
                for row in found:
                    self._add_matched(row)
            else:
                left.append(line)
        return "\n".join([*left, *lines[MOST_LINES:]])

    def _add_matched(self, row: Row) -> None:
        if row.food is None or row.said is None:
            return
        number, chosen = row.said.quantity, row.said.chosen.value
        choices = self._choices(row.food, chosen)
        if row.said.grams is not None and chosen not in {choice.value for choice in choices}:
            number, chosen = row.said.grams, "g"
        self.rows.append(read_row(row.food, choices, format_quantity(number), chosen, note=row.note))

    def remove(self, place: str) -> None:
        if place.isdecimal() and int(place) < len(self.rows):
            del self.rows[int(place)]

    @property
    def weighed(self) -> list[Weighed]:
        """The rows that can be read; all of them where `are_valid`."""
        return [row.weighed for row in self.rows if row.weighed]

    @property
    def is_full(self) -> bool:
        return len(self.rows) >= MOST_INGREDIENTS

    @property
    def are_valid(self) -> bool:
        return bool(self.rows) and not any(row.error for row in self.rows)

    @property
    def food_ids(self) -> list[int]:
        return [row.source.pk for row in self.rows if isinstance(row.source, Food)]

    def find(self, food_id: str) -> Food | None:
        """A food that may be an ingredient: one that this person sees, and no supplement."""
        number = food_number(food_id)
        return self._foods([number]).get(number)

    def _fill(self, lines: Sequence[tuple[str, str, str, str]]) -> None:
        foods = self._foods([food_number(food) for food, *_rest in lines])
        gone: Mapping[int | None, Ingredient] = Ingredient.objects.of(self.user).in_bulk(
            _known(food_number(kept) for _food, kept, *_rest in lines)
        )
        for food, kept, quantity, portion in lines:
            source = foods.get(food_number(food)) or gone.get(food_number(kept))
            if source:
                self.rows.append(read_row(source, self._choices(source, portion), quantity, portion))

    def _foods(self, ids: Iterable[int | None]) -> Mapping[int | None, Food]:
        numbers = _known(ids)
        foods = Food.objects.visible_to(self.user.pk).filter(kind=FoodKind.FOOD).prefetch_related("portions")
        return foods.in_bulk(numbers) if numbers else {}

    def _choices(self, source: Food | Ingredient, chosen: str = "") -> list[PortionChoice]:
        """What an ingredient can be measured in; a rough measure only where it was `chosen`."""
        if isinstance(source, Food):
            rough = [choice for choice in rough_choices() if choice.value == chosen]
            return rough + portion_choices(source, self.profile)
        same = PortionChoice("same", source.portion_text, source.grams / source.quantity)
        weights = portion_choices(None, self.profile)
        return weights if source.portion_text in {choice.text for choice in weights} else [same, *weights]


def _no_supplements(found: Matched) -> Matched:
    return replace(found, foods=tuple(food for food in found.foods if not food.is_supplement))


def _known(numbers: Iterable[int | None]) -> list[int]:
    return [number for number in numbers if number is not None]
