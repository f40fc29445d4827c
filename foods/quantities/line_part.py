"""One food of a typed line, as it was understood; and how long a line may be."""

from dataclasses import dataclass
from typing import Final

from foods.nutrients import gettext_noop
from foods.quantities.measures import Amount

MAX_LINE_CHARACTERS: Final = 500
DOUBTS: Final = {
    "thousands": gettext_noop("Is that a thousand or a decimal? Write 1500 or 1.5, without a mark between thousands."),
}
LINE_CUT: Final = gettext_noop("Only the first 500 characters were read. Add the rest in a second line.")


@dataclass(frozen=True, slots=True)
class LinePart:
    """One food of a line.

    `text` is what was typed; `food` the words to search, "" where none were understood; `quantity` the number (the low
    end, `quantity_high` the other) and `unit` its measure ("cup", "g", "slice", "handful" …), both None where nothing
    was said; `size` "small" to "extra large". `each` is what one of them weighs or holds ("2 15-oz cans"), `also` the
    whole amount in another measure ("1 cup (240 ml)"), `comment` what no search needs ("finely chopped"). `doubt` is a
    key of DOUBTS where the number can be read in two ways, else "". `instead` is what it was left open to be ("or
    margarine": "margarine"); it stands in `comment` too.
    """

    text: str
    food: str
    quantity: float | None = None
    quantity_high: float | None = None
    unit: str | None = None
    size: str | None = None
    each: Amount | None = None
    also: Amount | None = None
    comment: str = ""
    doubt: str = ""
    instead: str = ""

    @property
    def amount(self) -> Amount | None:
        """The number with its unit; None where no number was said."""
        return None if self.quantity is None else Amount(self.quantity, self.unit, self.quantity_high)

    @property
    def weight_g(self) -> float | None:
        """Grams, where the part says a weight; of a range the middle."""
        return self._measured("weight_g")

    @property
    def volume_ml(self) -> float | None:
        """Millilitres, where the part says a volume; of a range the middle."""
        return self._measured("volume_ml")

    def _measured(self, kind: str) -> float | None:
        whole = self.amount
        if whole is None:
            return None
        for amount, times in ((whole, 1.0), (self.also, 1.0), (self.each, whole.middle)):
            measured: float | None = getattr(amount, kind, None)
            if measured is not None:
                return measured * times
        return None


def is_line_cut(text: str) -> bool:
    """Whether a line is too long to be read whole: then LINE_CUT is the sentence to show."""
    return len(text.rstrip()) > MAX_LINE_CHARACTERS
