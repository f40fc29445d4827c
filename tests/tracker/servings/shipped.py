"""A food of the shipped table with its portions, as a line meets it; no database."""

from functools import cache

from foods.importers import embedded
from foods.importers.record import FoodRecord
from foods.models import Food
from foods.nutrients import AMOUNT_FIELDS, ML_PER_FLUID_OUNCE
from foods.quantities import GRAMS, MILLILITRES
from tracker.servings.portions import FLUID_OUNCE_TEXT, PortionChoice


@cache
def records() -> dict[tuple[str, str], FoodRecord]:
    return {(food.source, food.code): food for food in embedded.read()}


def food_of(record: FoodRecord) -> Food:
    first = record.usual_portion
    return Food(
        source=record.source,
        name=record.name,
        group=record.group,
        portion_text=first.text if first else "",
        portion_g=first.weight_g if first else None,
        **{field: getattr(record.amounts, field) for field in AMOUNT_FIELDS},
    )


def choices_of(record: FoodRecord) -> list[PortionChoice]:
    """The food's portions, grams and ounces, and for drinks volumes, in the order in which a form offers them."""
    found = [PortionChoice(f"p{rank}", text.text, text.weight_g) for rank, text in enumerate(record.portions)]
    found += [PortionChoice(unit, unit, GRAMS[unit], is_unit=True) for unit in ("g", "oz")]
    ounce = next((portion.weight_g for portion in record.portions if portion.text == FLUID_OUNCE_TEXT), None)
    if ounce:
        per_ml = ounce / ML_PER_FLUID_OUNCE
        found += [PortionChoice(unit, unit, per_ml * MILLILITRES[unit], is_unit=True) for unit in ("ml", "fl oz")]
    return found


def named(name: str) -> FoodRecord:
    """The food of that name, of the survey's table where it has one."""
    found = [food for food in records().values() if food.name == name]
    assert found, name
    return min(found, key=lambda food: ("fndds", "sr_legacy", "foundation").index(food.source))
