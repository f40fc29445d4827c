"""The amounts beside a number and a portion in a form, and what the script beside them needs to follow both."""

from collections.abc import Mapping
from dataclasses import dataclass

from foods.models import Food
from foods.nutrients import Amounts, Nutrient
from foods.quantities import QuantityError
from tracker.models import Serving
from tracker.servings.portions import UNIT_TEXTS, MeasureError, PortionChoice, measured


@dataclass(frozen=True, slots=True)
class LiveAmounts:
    """What is in `of` grams, or in `of` portions where it is not counted `by_weight`; and how much stands in a form.

    `said` is the number and the portion meant, None where they can't be read: then no amount is shown. `portions` are
    those to choose from, by their value in the form.
    """

    amounts: Amounts
    of: float
    by_weight: bool
    portions: Mapping[str, PortionChoice]
    said: tuple[float, PortionChoice] | None

    @property
    def grams(self) -> float | None:
        """The weight of what is said; None where it can't be read or has none."""
        number, chosen = self.said or (0.0, None)
        return None if chosen is None or chosen.weight_g is None else number * chosen.weight_g

    def now(self, nutrient: Nutrient) -> float | None:
        """The amount in what is said; None where it was not measured or what is said can't be read."""
        amount: float | None = getattr(self.amounts, nutrient.field)
        if self.said is None or amount is None:
            return None
        measure = self.grams if self.by_weight else self.said[0]
        return None if measure is None else amount * measure / self.of

    @property
    def weights(self) -> dict[str, float | None]:
        """The grams of one portion by its value in the form; None of a dose."""
        return {value: choice.weight_g for value, choice in self.portions.items()}

    @property
    def units(self) -> dict[str, float | None]:
        """The grams of one unit that may be typed beside the number."""
        texts = {text: unit for unit, text in UNIT_TEXTS.items()}
        choices = [choice for choice in self.portions.values() if choice.is_unit and choice.text in texts]
        return {texts[choice.text]: choice.weight_g for choice in choices}


def live_amounts(
    source: Food | Serving, quantity: str, portion: str, portions: Mapping[str, PortionChoice]
) -> LiveAmounts:
    """The amounts of a food, of a dose of a supplement, or of an entry as it stands in the diary, for what is typed."""
    said = _said(quantity, portion, portions)
    if isinstance(source, Serving):
        of, by_weight = (source.quantity, False) if source.grams is None else (source.grams, True)
        return LiveAmounts(source.amounts, of, by_weight, portions, said)
    if source.is_supplement:
        return LiveAmounts(source.amounts, 1.0, False, portions, said)
    return LiveAmounts(source.amounts, 100.0, True, portions, said)


def _said(quantity: str, portion: str, portions: Mapping[str, PortionChoice]) -> tuple[float, PortionChoice] | None:
    try:
        return measured(quantity, portion, portions) if portion in portions else None
    except (QuantityError, MeasureError):
        return None
