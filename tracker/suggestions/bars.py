"""What foods would do to each gap: a bar and its words, for one food and for several together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from foods.nutrients import BY_KEY, Nutrient
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.suggesting.gaps import Gap
from tracker.person.diarist import Diarist
from tracker.person.reading import Reading


@dataclass(frozen=True, slots=True)
class Bar:
    """One nutrient, what is there and what would be added; shares are of the target, 0 to 1.

    `unknown`: something eaten has no value, so more than the known share may be there already. `adds` says in words
    what would be added ("+156 mg", "at least +30 mg", "no figure", "62% → 85%").
    """

    nutrient: Nutrient
    known_share: float
    added_share: float
    unknown: bool
    adds: str


def bars(foods: Sequence[Candidate], gaps: Iterable[Gap], diarist: Diarist) -> list[Bar]:
    return [_bar(foods, gap, diarist) for gap in gaps]


def _bar(foods: Sequence[Candidate], gap: Gap, diarist: Diarist) -> Bar:
    nutrient = BY_KEY[gap.nutrient]
    counted = [amount for food in foods if (amount := food.counted(gap.nutrient)) is not None]
    missing = any(food.amount(gap.nutrient) is None for food in foods)
    return Bar(
        nutrient=nutrient,
        known_share=1 - gap.share,
        added_share=sum(counted) / gap.target,
        unknown=gap.at_most,
        adds=_words(counted, missing=missing, reading=Reading.of(diarist, nutrient)),
    )


def _words(counted: Sequence[float], *, missing: bool, reading: Reading) -> str:
    """What is counted, and what is honest to say of the rest: no figure, or an amount that is hardly absorbed."""
    if not counted:
        return _("no figure") if missing else _("hardly absorbed")
    amount = f"+{reading.amount(sum(counted))}"
    return _("at least %(amount)s") % {"amount": amount} if missing else amount
