"""What a day leaves open, in words above the suggestions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from foods.nutrients import BY_KEY, TRACKED, VITAMIN_D, Nutrient
from tracker.assessment.suggesting.gaps import Gap
from tracker.assessment.suggesting.preferences import Diet
from tracker.person.diarist import Diarist
from tracker.person.reading import Reading
from tracker.suggestions.offer import Offer


@dataclass(frozen=True, slots=True)
class Left:
    """`still_open`: "108 mg magnesium", largest first; `there`: the nutrients whose target is reached. What a health
    answer holds is in neither. `vegan_vitamin_d`: vitamin D is open for somebody who is offered hardly any source.
    """

    still_open: Sequence[str]
    there: Sequence[Nutrient]
    vegan_vitamin_d: bool


def left_of(diarist: Diarist, gaps: Sequence[Gap], pushed: Sequence[Gap], offer: Offer) -> Left:
    """`pushed` are those of the `gaps` for which food may be suggested."""
    unreached = {gap.nutrient for gap in gaps} | offer.cautions.held
    is_vegan = offer.preferences.diet is Diet.VEGAN
    return Left(
        [_open(diarist, gap) for gap in pushed],
        [nutrient for nutrient in TRACKED if nutrient.key not in unreached],
        is_vegan and any(gap.nutrient == VITAMIN_D.key for gap in pushed),
    )


def _open(diarist: Diarist, gap: Gap) -> str:
    nutrient = BY_KEY[gap.nutrient]
    words = _("at most %(amount)s %(nutrient)s") if gap.at_most else _("%(amount)s %(nutrient)s")
    return words % {"amount": Reading.of(diarist, nutrient).amount(gap.amount), "nutrient": _(nutrient.in_sentence)}
