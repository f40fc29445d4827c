"""What can be asked about: factors by name, their usual lag, and which of their days a ratio names first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foods.nutrients import BY_KEY, Nutrient
from tracker.assessment.association.question import (
    DAY_BEFORE,
    SAME_AND_DAY_BEFORE,
    SAME_DAY,
    THREE_DAYS_BEFORE,
    Lag,
    Third,
)
from tracker.display.amounts import NO_BREAK_SPACE, format_amount, format_number
from tracker.fluids.lines import volume_words
from tracker.models import Profile
from tracker.models.asked_question import NUTRIENTS_ASKED, LagKind
from tracker.models.factor_kinds import MOST_STRESS, FactorKind
from tracker.models.profile import VolumeUnit

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

    `missing` says why a day of it is unknown; `amount` writes a mean as this person reads it.
    """

    key: str
    name: str | Promise
    lags: tuple[LagKind, ...]
    compared: Third
    missing: str | Promise
    amount: Callable[[float, Profile], str]

    @property
    def title(self) -> str:
        return str(capfirst(str(self.name)))


def _of_food(nutrient: Nutrient) -> Factor:
    return Factor(
        nutrient.key,
        _(nutrient.in_sentence),
        OF_NUTRIENTS,
        Third.LOWEST,
        _("without complete days of food before"),
        lambda mean, profile: format_amount(mean, nutrient, profile.vitamin_d_unit),
    )


def _of_day(
    kind: FactorKind, name: Promise, compared: Third, missing: Promise, amount: Callable[[float, Profile], str]
) -> Factor:
    return Factor(kind.value, name, OF_OTHERS, compared, missing, amount)


def _with_unit(unit: str | Promise, decimals: int = 0) -> Callable[[float, Profile], str]:
    return lambda mean, _profile: f"{format_number(mean, decimals)}{NO_BREAK_SPACE}{unit}"


def _of_most(most: int) -> Callable[[float, Profile], str]:
    return lambda mean, _profile: gettext("%(mean)s of %(most)s") % {"mean": format_number(mean, 1), "most": most}


_OTHERS: Final = (
    _of_day(FactorKind.CAFFEINE, _("caffeine"), Third.HIGHEST, _("with caffeine not known"), _with_unit("mg")),
    _of_day(
        FactorKind.FLUIDS,
        _("fluid"),
        Third.LOWEST,
        _("with fluid not known"),
        lambda mean, profile: volume_words(mean, VolumeUnit(profile.volume_unit)),
    ),
    _of_day(FactorKind.STRESS, _("stress"), Third.HIGHEST, _("with stress not known"), _of_most(MOST_STRESS)),
    _of_day(FactorKind.SLEEP, _("sleep"), Third.LOWEST, _("with sleep not known"), _with_unit(_("h"), 1)),
    _of_day(
        FactorKind.EXERCISE,
        _("exercise"),
        Third.HIGHEST,
        _("with exercise not known"),
        _with_unit(_("minutes × effort")),
    ),
    _of_day(FactorKind.ALCOHOL, _("alcohol"), Third.HIGHEST, _("with alcohol not known"), _with_unit("g")),
)
FACTORS: Final[Mapping[str, Factor]] = {
    factor.key: factor for factor in (*(_of_food(BY_KEY[key]) for key in NUTRIENTS_ASKED), *_OTHERS)
}
