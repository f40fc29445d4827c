"""How much of a thing goes with another where nobody says: the dash of milk in a coffee, the butter on a toast.

USDA's survey table gives usual amounts for such things ("Usual amount per slice of bread/roll"); they are its figures.
"""

from collections.abc import Sequence
from typing import Final

from foods.models import Food
from foods.names.qualifiers import ADDITIONS
from foods.names.wording import words
from foods.quantities import MILLILITRES
from tracker.servings.measured import Measured
from tracker.servings.portions import FLUID_OUNCE_TEXT, PortionChoice

_USUAL: Final = "usual amount"
_CUP: Final = "1 cup"
_SPOON: Final = "1 tablespoon"
_OF_A_CUP_ON_CEREAL: Final = 0.5  # as the labels of cereals in the United States count it
_SMALL_G: Final = 30.0
_MOST_TIMES: Final = 4
_LAID_ON: Final = frozenset(
    {"sandwich", "burger", "wrap", "bagel", "roll", "bread", "toast", "bun", "tortilla", "taco"}
)
_SLICED: Final = frozenset(["tomato", "onion", "cucumber", "pickle", "pepper", "avocado", "radish", "beet"])
# What a food is by words of its group or name, and how the table calls the amount that goes with one of it.
_PIECES: Final = (
    (frozenset({"sandwich"}), "on regular sandwich"),
    (frozenset({"frankfurter", "burger"}), "per hot dog or per hamburger"),
    (frozenset({"burger", "wrap", "taco", "tortilla", "burrito"}), "on regular sandwich"),
    (
        frozenset({"bread", "roll", "bagel", "muffin", "biscuit", "toast", "pancake", "waffle"}),
        "per slice of bread/roll",
    ),
    (frozenset({"salad"}), "in salad"),
)
_CUPS: Final = (
    (frozenset({"oatmeal", "grit", "porridge"}), "per cup of hot cereal"),
    (frozenset({"vegetable", "broccoli", "bean", "corn", "carrot", "spinach", "cabbage"}), "per cup of vegetable"),
)
_TOPPING: Final = "as topping"


def is_addition(food: Food, choices: Sequence[PortionChoice]) -> bool:
    """Whether a food is one that people add to others: it has a usual amount with them, or is called like one."""
    named_so = not ADDITIONS.isdisjoint(words(food.name.split(",")[0]))
    return named_so or any(_usual(choices, phrase) for phrase in ("beverage", "bread/roll", "sandwich", "cereal"))


def usual_beside(
    food: Food, choices: Sequence[PortionChoice], base: Food, base_choices: Sequence[PortionChoice], said: Measured
) -> Measured | None:
    """The usual amount of `food` with as much of `base` as was `said`; None where `food` is no mere addition."""
    if slices := _in_slices(food, choices, base):
        return slices
    if not is_addition(food, choices):
        return None
    spoon = next((choice for choice in choices if choice.text.startswith(_SPOON)), None)
    for phrase, times in _with(base, base_choices, said):
        if chosen := _usual(choices, phrase):
            return _measured_out(chosen, times, choices)
    cup = next((choice for choice in choices if choice.text == _CUP), None)
    if cup and _weight(choices, FLUID_OUNCE_TEXT) and "cereal" in base.group.casefold():
        return Measured(cup, _OF_A_CUP_ON_CEREAL)
    usual = choices[0]
    if usual.weight_g is not None and usual.weight_g <= _SMALL_G and not usual.is_unit:
        return None
    return Measured(spoon, 1.0) if spoon else None


def _in_slices(food: Food, choices: Sequence[PortionChoice], base: Food) -> Measured | None:
    """Two slices of a tomato, an onion, a cucumber on bread or a burger; None for what is not laid on so."""
    kinds = frozenset(words(f"{base.group} {base.name.split(',')[0]}"))
    if not kinds & _LAID_ON or not _SLICED.intersection(words(food.name.split(",")[0])):
        return None
    thin = [choice for choice in choices if "slice" in choice.text and choice.weight_g and choice.weight_g <= _SMALL_G]
    return Measured(thin[0], 2.0) if thin else None


def _measured_out(chosen: PortionChoice, times: float, choices: Sequence[PortionChoice]) -> Measured:
    """So many usual amounts; where they are many or no whole number, in half tablespoons or millilitres."""
    if (times <= _MOST_TIMES and times.is_integer()) or not chosen.weight_g:
        return Measured(chosen, round(times, 2))
    grams = times * chosen.weight_g
    for choice in choices:
        if choice.weight_g and choice.text.startswith(_SPOON):
            return Measured(choice, max(0.5, round(2 * grams / choice.weight_g) / 2))
        if choice.weight_g and choice.is_unit and choice.value in MILLILITRES:
            return Measured(choice, max(5.0, 5.0 * round(grams / choice.weight_g / 5)))
    return Measured(chosen, round(times, 2))


def _with(base: Food, choices: Sequence[PortionChoice], said: Measured) -> list[tuple[str, float]]:
    """What the amount that goes with `base` may be called, the likeliest first, each with how many of it."""
    kinds = frozenset(words(f"{base.group} {base.name.split(',')[0]}"))
    grams = said.grams or 0.0
    ounce, cup = _weight(choices, FLUID_OUNCE_TEXT), _weight(choices, _CUP)
    found: list[tuple[str, float]] = []
    if ounce and not kinds & {"milk", "yogurt", "soup"}:
        found.append(("per fl oz of beverage", grams / ounce))
    found += [(phrase, _pieces(base, said)) for words_of, phrase in _PIECES if kinds & words_of]
    found += [(phrase, grams / cup) for words_of, phrase in _CUPS if kinds & words_of and cup]
    return [*found, (_TOPPING, 1.0)]


def _pieces(base: Food, said: Measured) -> float:
    """How many pieces were said, by their weight where they were weighed."""
    if said.chosen.is_unit and base.portion_g and said.grams:
        return max(1.0, said.grams / base.portion_g)
    return said.quantity


def _usual(choices: Sequence[PortionChoice], phrase: str) -> PortionChoice | None:
    return next((each for each in choices if each.text.lower().startswith(_USUAL) and phrase in each.text), None)


def _weight(choices: Sequence[PortionChoice], text: str) -> float | None:
    return next((choice.weight_g for choice in choices if choice.text.startswith(text)), None)
