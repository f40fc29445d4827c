"""What a tap adds by hand, with how much is in it.

Caffeine by SR Legacy (14209 coffee, 14210 espresso, 14355 black tea, 14148 cola, 14156 energy drink), for the amounts
that the words name. Alcohol is volume × strength × 0.789 g/mL, the density of ethanol.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.models.factor_kinds import SheetLine


@dataclass(frozen=True, slots=True)
class Item:
    """`amount` is in `unit`, that of the field that it adds to."""

    key: str
    name: str | Promise
    amount: int
    unit: str


ITEMS: Final[Mapping[SheetLine, Sequence[Item]]] = {
    SheetLine.CAFFEINE: (
        Item("coffee", _("Coffee, cup"), 95, "mg"),
        Item("espresso", _("Espresso"), 63, "mg"),
        Item("tea", _("Black tea, cup"), 47, "mg"),
        Item("cola", _("Cola, can"), 33, "mg"),
        Item("energy_drink", _("Energy drink, 250 mL"), 75, "mg"),
        Item("tablet", _("Tablet"), 100, "mg"),
    ),
    SheetLine.ALCOHOL: (
        Item("beer", _("Beer, 330 mL"), 13, "g"),
        Item("wine", _("Wine, 150 mL"), 14, "g"),
        Item("spirits", _("Spirits, 40 mL"), 13, "g"),
    ),
}
