"""The portions a food can be logged in: household measures, the person's units of weight and, for drinks, volume."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from foods.models import Food, FoodKind
from foods.nutrients import ML_PER_FLUID_OUNCE, gettext_noop
from foods.own.dose_text import Dose, read_dose
from foods.own.strengths import Strength, strength_of
from foods.quantities import GRAMS, MILLILITRES, Quantity, format_quantity, parse_quantity
from foods.quantities.amounts import read_amount
from foods.quantities.measure_names import measure_of
from foods.quantities.measures import Amount
from foods.quantities.numbers import plain_at
from foods.quantities.tokens import tokenise
from tracker.display.portion_words import UNIT_SIGNS
from tracker.models import Profile, Serving
from tracker.models.serving import MOST_GRAMS

SAME: Final = "same"
DOSE: Final = "dose"
SOURCE_PREFIX: Final = "s"  # then the number of a row on the article's lists
FLUID_OUNCE_TEXT: Final = "1 fl oz"
LEAST: Final = 0.001
METRIC_VOLUMES: Final = frozenset({"ml", "cl", "dl", "l"})
UNIT_TEXTS: Final = {"g": "g", "kg": "kg", "oz": "oz", "ml": "mL", "fl oz": "fl oz"}


MESSAGES: Final = {
    "no_volume": gettext_noop("This food has no measure of volume. Write grams or ounces."),
    "no_measure": gettext_noop("This food has no such measure. Choose one from the list, or write grams or ounces."),
    "counted": gettext_noop("This is counted, not weighed. Write how many, without a unit."),
    "too_heavy": gettext_noop("That is more than 10 kg. Write a smaller number."),
    "part_of_dose": gettext_noop("A dose holds %(each)s: %(amount)s are %(number)s. Write that if it is right."),
    "too_light": gettext_noop("That is too little to count. Write at least 0.001 g."),
}


class MeasureError(ValueError):
    """Why a food can't be logged in what was typed. `code` is a key of MESSAGES; str() is its English sentence.

    A sentence with `values` in it is translated already.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(gettext(MESSAGES[code]) % values if values else MESSAGES[code])
        self.code = code


@dataclass(frozen=True, slots=True)
class PortionChoice:
    """A portion as a form offers it: its value in the form, its words, and the grams of one of it.

    `weight_g` is None for a dose of a supplement, and for "the same portion" of an entry whose weight is unknown.
    `holds` is what of its substance is in a dose, where it is of one.
    """

    value: str
    text: str
    weight_g: float | None
    is_unit: bool = False
    holds: Strength | None = None


def portion_choices(food: Food | None, profile: Profile) -> list[PortionChoice]:
    """Household measures, then this person's unit of weight, the other one, and volume where a density is known.

    A supplement has doses only.
    """
    if food and food.is_supplement:
        return [PortionChoice(DOSE, food.portion_text, None, holds=strength_of(food.name, food.amounts))]
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


def measured(text: str, value: str, choices: Mapping[str, PortionChoice]) -> tuple[float, PortionChoice]:
    """What was typed beside a portion: the number, and the portion meant, since "150 g" overrules what is selected.

    Beside a dose, "400 mg" is as many as hold it. Raises QuantityError for what is no quantity and MeasureError for one
    that this food can't have.
    """
    chosen = choices[value]
    if chosen.weight_g is None and (dose := read_dose(text)) is not None:
        return _doses(dose, chosen), chosen
    typed = parse_quantity(text)
    number = typed.number
    if typed.unit and typed.unit != chosen.value:
        found = in_unit(typed, list(choices.values()), chosen)
        if found is None:
            raise MeasureError(_why_not(typed, choices.values()))
        number, chosen = found
    if chosen.weight_g is not None and number * chosen.weight_g >= MOST_GRAMS:
        raise MeasureError("too_heavy")
    if number < LEAST:
        raise MeasureError("too_light")
    return number, chosen


def _doses(dose: Dose, chosen: PortionChoice) -> float:
    """How many of a portion that is counted hold `dose`; a weight is never itself a count."""
    doses = chosen.holds.doses(dose) if chosen.holds else None
    if doses is None:
        raise MeasureError("counted")
    if not doses.is_whole:
        raise MeasureError("part_of_dose", each=doses.each, amount=dose, number=format_quantity(doses.number))
    return doses.number


def in_unit(
    typed: Quantity, choices: Sequence[PortionChoice], chosen: PortionChoice | None = None
) -> tuple[float, PortionChoice] | None:
    """How many of which portion a number with a unit is; None where none of `choices` fits.

    A measure is `chosen` or the food's own where it has one ("1 cup"), else a volume weighs as the food's others do.
    """
    if typed.unit in GRAMS:
        return _in_weight(typed, choices) if _is_weighed(choices) else None
    if (same := _offered(typed.unit, choices)) is not None:
        return typed.number, same
    measures = [(choice, amount) for choice in choices if (amount := _measure(choice.text)) is not None]
    own = [(choice, amount) for choice, amount in measures if amount.unit == typed.unit]
    if own:
        choice, amount = min(own, key=lambda pair: (pair[0] != chosen, len(tokenise(pair[0].text))))
        return _rounded(typed.number / amount.quantity), choice
    return _in_volume(typed, choices, measures) if typed.unit in MILLILITRES else None


def _offered(unit: str | None, choices: Iterable[PortionChoice]) -> PortionChoice | None:
    text = UNIT_TEXTS.get(unit or "")
    return next((choice for choice in choices if choice.is_unit and choice.text == text), None)


def _in_weight(typed: Quantity, choices: Sequence[PortionChoice]) -> tuple[float, PortionChoice] | None:
    if typed.unit == "kg":
        return typed.number, PortionChoice("kg", UNIT_TEXTS["kg"], GRAMS["kg"], is_unit=True)
    unit = "oz" if typed.unit in {"oz", "lb"} else "g"
    found = _offered(unit, choices)
    return None if found is None else (_rounded((typed.weight_g or 0.0) / GRAMS[unit]), found)


def _in_volume(
    typed: Quantity, choices: Sequence[PortionChoice], measures: Sequence[tuple[PortionChoice, Amount]]
) -> tuple[float, PortionChoice] | None:
    """In millilitres where the volume is metric, else in cups or spoons of its own, by the food's density."""
    millilitre = _offered("ml", choices)
    volumes = sorted(measures, key=lambda pair: len(tokenise(pair[0].text)))
    weighed = (choice.weight_g / ml for choice, amount in volumes if choice.weight_g and (ml := amount.volume_ml))
    per_ml = millilitre.weight_g if millilitre else next(weighed, None)
    if per_ml is None or typed.unit is None:
        return None
    if typed.unit in METRIC_VOLUMES:
        return _rounded(typed.volume_ml or 0.0), PortionChoice("ml", UNIT_TEXTS["ml"], per_ml, is_unit=True)
    is_sign = typed.unit in UNIT_TEXTS
    text = UNIT_TEXTS[typed.unit] if is_sign else f"1 {typed.unit}"
    return typed.number, PortionChoice(typed.unit, text, per_ml * MILLILITRES[typed.unit], is_unit=is_sign)


def _measure(text: str) -> Amount | None:
    """What a portion is measured in: half a cup for "½ cup, sliced", a slice for "1 slice"; None for "1 small"."""
    tokens = tokenise(text)
    reading = read_amount(tokens, 0)
    if reading is None or reading.quantity is None or reading.is_length or reading.size:
        return None
    unit = reading.unit
    if unit is None and reading.end < len(tokens) and plain_at(tokens, reading.end + 1) in {"", ",", "("}:
        unit = measure_of(tokens[reading.end].text)
    return Amount(reading.quantity, unit) if unit else None


def _rounded(number: float) -> float:
    return round(number, 6)


def _why_not(typed: Quantity, choices: Iterable[PortionChoice]) -> str:
    if not _is_weighed(choices):
        return "counted"
    return "no_volume" if typed.unit in MILLILITRES else "no_measure"


def _is_weighed(choices: Iterable[PortionChoice]) -> bool:
    return any(choice.is_unit and choice.text in {"g", "oz"} for choice in choices)


def same_portion(serving: Serving) -> PortionChoice:
    """The portion that a serving already has, whatever became of its food."""
    return PortionChoice(
        SAME,
        serving.portion_text,
        serving.grams / serving.quantity if serving.grams is not None else None,
        is_unit=serving.portion_text in UNIT_SIGNS,
        holds=_held_by(serving),
    )


def _held_by(serving: Serving) -> Strength | None:
    """What is in one dose of a supplement that was logged, by its own amounts."""
    if serving.kind != FoodKind.SUPPLEMENT:
        return None
    return strength_of(serving.name, serving.amounts.times(1 / serving.quantity))


def usual_choice(food: Food, choices: Sequence[PortionChoice], last_text: str | None) -> PortionChoice:
    """What is preselected: the last used portion, else the food's usual one, else the first.

    Of two measures with the usual one's name ("1 biscuit" of 58 g and of 43 g) it is the one that weighs as much.
    """
    last = next((choice for choice in choices if choice.text == last_text), None)
    usual = (choice for choice in choices if choice.text == food.portion_text)
    return last or min(usual, key=lambda choice: choice.weight_g != food.portion_g, default=choices[0])


def source_portions(food: Food) -> list[PortionChoice]:
    """The realistic portions that the article's lists give for this food: suggestions are added in them."""
    rows = food.source_lists.all()
    return [PortionChoice(f"{SOURCE_PREFIX}{row.pk}", row.portion_text, row.portion_g) for row in rows]
