"""What can be asked about: factors by name, their usual lag, and which of their days a ratio names first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from foods.nutrients import BY_KEY, CAFFEINE, Nutrient
from tracker.assessment.association.question import (
    DAY_BEFORE,
    SAME_AND_DAY_BEFORE,
    SAME_DAY,
    THREE_DAYS_BEFORE,
    Lag,
    Third,
)
from tracker.display.amounts import format_amount
from tracker.models.asked_question import NUTRIENTS_ASKED, LagKind

LAGS: Final[Mapping[LagKind, Lag]] = {
    LagKind.THREE_DAYS_BEFORE: THREE_DAYS_BEFORE,
    LagKind.SAME_AND_DAY_BEFORE: SAME_AND_DAY_BEFORE,
    LagKind.SAME_DAY: SAME_DAY,
    LagKind.DAY_BEFORE: DAY_BEFORE,
    LagKind.TWO_DAYS_BEFORE: Lag(2, 2, needed=1),
}
# Intake after the twitch never counts, and of one day it is not known which came first (method.md 13.1).
OF_NUTRIENTS: Final = (LagKind.THREE_DAYS_BEFORE, LagKind.DAY_BEFORE, LagKind.TWO_DAYS_BEFORE)
OF_OTHERS: Final = (LagKind.SAME_AND_DAY_BEFORE, LagKind.SAME_DAY, LagKind.DAY_BEFORE, LagKind.TWO_DAYS_BEFORE)


@dataclass(frozen=True, slots=True)
class Factor:
    """`name` stands within a sentence; `lags` begin with the usual one; `compared` is named first in a ratio.

    `missing` says why a day of it is unknown. `amount` writes a mean, given the profile's unit of vitamin D.
    """

    key: str
    name: str | Promise
    lags: tuple[LagKind, ...]
    compared: Third
    missing: str | Promise
    amount: Callable[[float, str], str]

    @property
    def title(self) -> str:
        return str(capfirst(str(self.name)))


def _of_food(nutrient: Nutrient, lags: tuple[LagKind, ...], compared: Third) -> Factor:
    return Factor(
        nutrient.key,
        _(nutrient.in_sentence),
        lags,
        compared,
        _("without complete days of food before"),
        lambda mean, vitamin_d_unit: format_amount(mean, nutrient, vitamin_d_unit),
    )


FACTORS: Final[Mapping[str, Factor]] = {
    **{key: _of_food(BY_KEY[key], OF_NUTRIENTS, Third.LOWEST) for key in NUTRIENTS_ASKED},
    CAFFEINE.key: _of_food(CAFFEINE, OF_OTHERS, Third.HIGHEST),
}
