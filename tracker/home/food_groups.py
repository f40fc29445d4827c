"""The article's food groups with what a portion gives, and how a person or a visitor comes to log one."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from foods.models import SourceFood
from foods.nutrients import Nutrient, scale
from tracker.display.amounts import format_figure, unit_of
from tracker.display.food_line import FoodLine
from tracker.display.portion_words import format_portion
from tracker.home.article import COMPARED, Compared, FoodGroup
from tracker.models import Meal
from tracker.models.profile import VitaminDUnit
from tracker.person.diarist import Diarist
from tracker.servings.portions import SOURCE_PREFIX


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group by one food of its list; `item` is what the form that logs it sends, "" for a visitor."""

    listed: SourceFood
    line: FoodLine
    item: str

    @property
    def said(self) -> str:
        """The food in words, for a button that would else only say that it logs."""
        return f"{self.line.name}, {self.line.portion}"


@dataclass(frozen=True, slots=True)
class NutrientPart:
    """One nutrient's part of the page. `aim`: what a portion stands against; None where a health answer holds it."""

    compared: Compared
    aim: float | None
    rows: Sequence[GroupRow]

    @property
    def nutrient(self) -> Nutrient:
        return self.compared.nutrient

    @property
    def template(self) -> str:
        return f"tracker/home/about/_{self.nutrient.key}.html"


def nutrient_parts(diarist: Diarist | None) -> list[NutrientPart]:
    """The nutrients with their food groups, the richest portion first (one query); groups the table lacks are left out.

    A portion stands against this person's target, a visitor's against the Daily Value of US labels.
    """
    numbers = {group.fdc_id for compared in COMPARED for group in compared.groups}
    listed = SourceFood.objects.listed().filter(food__source_id__in=numbers).select_related("food")
    by_group = {(row.nutrient, row.term, row.food.source_id): row for row in listed}
    return [_part(compared, by_group, diarist) for compared in COMPARED]


def _part(
    compared: Compared, by_group: Mapping[tuple[str, str, str], SourceFood], diarist: Diarist | None
) -> NutrientPart:
    nutrient, aim = compared.nutrient, _aim(compared.nutrient, diarist)
    found = [(group, by_group.get((nutrient.key, group.term, group.fdc_id))) for group in compared.groups]
    portions = [(group, listed, _amount(listed, nutrient)) for group, listed in found if listed]
    portions.sort(key=lambda portion: math.inf if portion[2] is None else -portion[2])
    rows = [
        GroupRow(
            listed,
            _line(group, listed, amount, nutrient, aim, diarist),
            item_to_log(listed, diarist) if diarist else "",
        )
        for group, listed, amount in portions
    ]
    return NutrientPart(compared, aim, rows)


def _aim(nutrient: Nutrient, diarist: Diarist | None) -> float | None:
    if diarist is None:
        return nutrient.daily_value
    return None if nutrient.key in diarist.cautions.held else diarist.aim(nutrient)


def _amount(listed: SourceFood, nutrient: Nutrient) -> float | None:
    return scale(getattr(listed.food, nutrient.field), listed.portion_g)


def _line(
    group: FoodGroup,
    listed: SourceFood,
    amount: float | None,
    nutrient: Nutrient,
    aim: float | None,
    diarist: Diarist | None,
) -> FoodLine:
    unit = diarist.profile.vitamin_d_unit if diarist else VitaminDUnit.MICROGRAM
    portion = format_portion(1, listed.portion_text)
    return FoodLine(
        name=_(group.name),
        portion=f"{_(group.food)}, {portion}" if group.food else portion,
        nutrient=nutrient,
        known_share=amount / aim if amount is not None and aim else None,
        added_share=0.0,
        gain=format_figure(amount, nutrient, unit),
        unit="" if amount is None else unit_of(nutrient, unit),
        address=listed.food.get_absolute_url() if diarist else "",
    )


def item_to_log(listed: SourceFood, diarist: Diarist) -> str:
    """What the form of suggested foods sends for this food in the portion of its list, in the meal by the clock."""
    return f"{SOURCE_PREFIX}{listed.pk}@{Meal.at(diarist.local_time.hour)}"
