"""The portions a food can be logged in: household measures, the person's units of weight and, for drinks, volume."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from foods.models import Food
from foods.nutrients import ML_PER_FLUID_OUNCE, gettext_noop
from foods.quantities import GRAMS, MILLILITRES, parse_quantity
from tracker.display.amounts import UNIT_SIGNS
from tracker.models import Profile, Serving
from tracker.models.serving import MOST_GRAMS

SAME: Final = "same"
DOSE: Final = "dose"
SOURCE_PREFIX: Final = "s"  # then the number of a row on the article's lists
FLUID_OUNCE_TEXT: Final = "1 fl oz"
UNIT_TEXTS: Final = {"g": "g", "kg": "kg", "oz": "oz", "ml": "mL", "fl oz": "fl oz"}


MESSAGES: Final = {
    "no_volume": gettext_noop("This food has no measure of volume. Write grams or ounces."),
    "counted": gettext_noop("This is counted, not weighed. Write how many, without a unit."),
    "too_heavy": gettext_noop("That is more than 10 kg. Write a smaller number."),
}


class MeasureError(ValueError):
    """Why a food can't be logged in what was typed. `code` is a key of MESSAGES; str() is its English sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(MESSAGES[code])
        self.code = code


@dataclass(frozen=True, slots=True)
class PortionChoice:
    """A portion as a form offers it: its value in the form, its words, and the grams of one of it.

    `weight_g` is None for a dose of a supplement, and for "the same portion" of an entry whose weight is unknown.
    """

    value: str
    text: str
    weight_g: float | None
    is_unit: bool = False


def portion_choices(food: Food | None, profile: Profile) -> list[PortionChoice]:
    """Household measures, then this person's unit of weight, the other one, and volume where a density is known.

    A supplement has doses only.
    """
    if food and food.is_supplement:
        return [PortionChoice(DOSE, food.portion_text, None)]
    portions = list(food.portions.all()) if food else []
    choices = [PortionChoice(f"p{portion.rank}", portion.text, portion.weight_g) for portion in portions]
    weights = ("g", "oz") if profile.mass_unit == "g" else ("oz", "g")
    choices += [PortionChoice(unit, UNIT_TEXTS[unit], GRAMS[unit], is_unit=True) for unit in weights]
    fluid_ounce = next((portion.weight_g for portion in portions if portion.text == FLUID_OUNCE_TEXT), None)
    if fluid_ounce:
        per_ml = fluid_ounce / ML_PER_FLUID_OUNCE
        volumes = ("ml", "fl oz") if profile.volume_unit == "ml" else ("fl oz", "ml")
        choices += [PortionChoice(unit, UNIT_TEXTS[unit], per_ml * MILLILITRES[unit], is_unit=True) for unit in volumes]
    return choices


def with_unit(unit: str, choices: Sequence[PortionChoice]) -> PortionChoice | None:
    """The choice for a unit that was typed beside the number; None where this food has no such measure."""
    if unit == "kg" and _is_weighed(choices):
        return PortionChoice("kg", UNIT_TEXTS["kg"], GRAMS["kg"], is_unit=True)
    return next((choice for choice in choices if choice.is_unit and choice.text == UNIT_TEXTS[unit]), None)


def measured(text: str, value: str, choices: Mapping[str, PortionChoice]) -> tuple[float, PortionChoice]:
    """What was typed beside a portion: the number, and the portion meant, since "150 g" overrules what is selected.

    Raises QuantityError for what is no quantity and MeasureError for one that this food can't have.
    """
    typed = parse_quantity(text)
    chosen = choices[value]
    if typed.unit and typed.unit != chosen.value:
        found = with_unit(typed.unit, list(choices.values()))
        if found is None:
            raise MeasureError("no_volume" if _is_weighed(choices.values()) else "counted")
        chosen = found
    if chosen.weight_g is not None and typed.number * chosen.weight_g >= MOST_GRAMS:
        raise MeasureError("too_heavy")
    return typed.number, chosen


def _is_weighed(choices: Iterable[PortionChoice]) -> bool:
    return any(choice.is_unit and choice.text in {"g", "oz"} for choice in choices)


def same_portion(serving: Serving) -> PortionChoice:
    """The portion that a serving already has, whatever became of its food."""
    return PortionChoice(
        SAME,
        serving.portion_text,
        serving.grams / serving.quantity if serving.grams is not None else None,
        is_unit=serving.portion_text in UNIT_SIGNS,
    )


def usual_choice(food: Food, choices: Sequence[PortionChoice], last_text: str | None) -> PortionChoice:
    """What is preselected: the last used portion, else the food's usual one, else the first."""
    for text in (last_text, food.portion_text):
        for choice in choices:
            if choice.text == text:
                return choice
    return choices[0]


def source_portions(food: Food) -> list[PortionChoice]:
    """The realistic portions that the article's lists give for this food: suggestions are added in them."""
    rows = food.source_lists.all()
    return [PortionChoice(f"{SOURCE_PREFIX}{row.pk}", row.portion_text, row.portion_g) for row in rows]
