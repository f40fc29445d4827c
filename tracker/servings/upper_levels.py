"""A serving that alone is above the upper level of a day: said before it is stored, stored once it is confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from foods.models import FoodKind
from tracker.assessment.reference.reference_intakes import ULScope
from tracker.assessment.reference.upper_levels import AboveLevel, above_upper_levels
from tracker.display.amounts import format_amount
from tracker.person.diarist import Diarist


@dataclass(frozen=True, slots=True)
class Excess:
    """What of a serving is above a day's level. `token` names it, so that a form can say what was confirmed."""

    token: str
    sentence: str


def excess_of(values: Mapping[str, object], diarist: Diarist) -> Excess | None:
    """What is above in a serving, given as its field values (`serving_of`); None where nothing is."""
    is_supplement = values["kind"] == FoodKind.SUPPLEMENT
    found = above_upper_levels(values, is_supplement=is_supplement, person=diarist.person, authority=diarist.authority)
    if not found:
        return None
    names = [f"{above.nutrient.key}={above.amount:.6g}" for above in found]
    return Excess(",".join([str(values["food_id"]), *names]), " ".join(_sentence(above, diarist) for above in found))


def unconfirmed(servings: Sequence[Mapping[str, object]], confirmed: str, diarist: Diarist) -> Excess | None:
    """What is above in servings that are stored together, each by its name where they are several; None where nothing
    is, or where it is what `confirmed` names.
    """
    found = [(values["name"], excess) for values in servings if (excess := excess_of(values, diarist)) is not None]
    token = ";".join(excess.token for _name, excess in found)
    if token == confirmed or not found:
        return None
    is_one = len(servings) == 1
    return Excess(token, " ".join(one.sentence if is_one else f"{name}: {one.sentence}" for name, one in found))


def confirm_words(excess: Excess) -> str:
    """What a form says before it stores it."""
    return _("%(excess)s Press the button again if it is right.") % {"excess": excess.sentence}


class ConfirmingForm(forms.Form):
    """A form that stores servings. `above` names what was said to be too much; sent again, it is confirmed."""

    above = forms.CharField(widget=forms.HiddenInput, required=False)

    def confirms(self, servings: Sequence[Mapping[str, object]], diarist: Diarist) -> bool:
        """Whether a valid form may be stored: what is above an upper level is said first, and stored once confirmed."""
        excess = unconfirmed(servings, self.cleaned_data["above"], diarist)
        if excess is not None:
            self.data = {**dict(self.data.items()), "above": excess.token}
            self.add_error(None, confirm_words(excess))
        return excess is None


def tick_words(excess: Excess) -> str:
    """What stands beside a row that is not ticked for it."""
    return _("%(excess)s Tick it only if that is right.") % {"excess": excess.sentence}


def _sentence(above: AboveLevel, diarist: Diarist) -> str:
    unit = diarist.profile.vitamin_d_unit
    words = (
        _("That is %(amount)s of %(nutrient)s in one go. The upper level for a day from supplements is %(level)s.")
        if above.scope is ULScope.SUPPLEMENTS
        else _("That is %(amount)s of %(nutrient)s in one go. The upper level for a day is %(level)s.")
    )
    return words % {
        "amount": format_amount(above.amount, above.nutrient, unit),
        "nutrient": _(above.nutrient.in_sentence),
        "level": format_amount(above.level, above.nutrient, unit),
    }
