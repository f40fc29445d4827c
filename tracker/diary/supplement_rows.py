"""What a line's row offers where a supplement was said that is not among the person's own, or may be another one."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from foods.models import FoodKind
from foods.own.said_supplement import SaidSupplement
from foods.own.supplement_offers import Offer, is_share_unknown, offers_of
from foods.own.supplements import Unlisted
from tracker.person.diarist import Diarist
from tracker.servings.upper_levels import excess_of


@dataclass(frozen=True, slots=True)
class Button:
    """One tap: `value` is the reading that it sends, and `warning` says where it is above a day's upper level."""

    value: str
    name: str
    warning: str


@dataclass(frozen=True, slots=True)
class SupplementOffer:
    """The buttons under a row, and the address of the form for what no button knows.

    `question` is what to think of before, `taken` what a button takes for granted.
    """

    question: str
    buttons: tuple[Button, ...]
    taken: str
    form: str
    says_form: str


def supplement_offer(said: SaidSupplement, diarist: Diarist, *, has_own: bool) -> SupplementOffer:
    """What is offered for a supplement; with an own one of it in the row, only something else to add."""
    offers = offers_of(said)
    buttons = tuple(Button(offer.reading.value, offer.name, _warning(said, offer, diarist)) for offer in offers)
    fields = {"name": said.name} | ({"dose": f"1 {said.form}"} if said.form else {})
    address = f"{reverse('tracker:new_supplement')}?{urlencode(fields)}"
    return SupplementOffer(
        question="" if has_own else _question(said, offers),
        buttons=buttons,
        taken=_taken(said) if offers else "",
        form=address,
        says_form=_("Fill in its label instead") if offers else _("Add it from its label"),
    )


def _question(said: SaidSupplement, offers: tuple[Offer, ...]) -> str:
    """What has to be known before it is added; "" where one button says it all."""
    values = {"supplement": said.name, "dose": said.dose, "salt": said.salt}
    if not offers and said.dose is not None and not said.is_mixed:
        return _("No dose of “%(supplement)s” holds %(dose)s. Compare number and unit with the label.") % values
    if not offers:
        return _("“%(supplement)s” is none of your supplements yet, and its amounts are not said.") % values
    if len(offers) > 1:
        return _("Is %(dose)s the weight of the %(salt)s, or of the mineral in it? The label says.") % values
    if is_share_unknown(said):
        return _("How much of the %(salt)s is the mineral is not known. %(dose)s is taken as the mineral’s.") % values
    return ""


def _taken(said: SaidSupplement) -> str:
    """What is taken of all that was not said."""
    if said.substance is None or said.substance.unlisted is Unlisted.UNKNOWN:
        return _("What else is in it is not known, so that totals of that day will say “at least”.")
    if said.nutrient is None:
        return _("Nothing that is counted here is taken to be in it.")
    return _("Nothing else that is counted here is taken to be in it.")


def _warning(said: SaidSupplement, offer: Offer, diarist: Diarist) -> str:
    if offer.amount is None or said.nutrient is None:
        return ""
    values = {
        "kind": FoodKind.SUPPLEMENT,
        "food_id": None,
        said.nutrient.field: offer.amount * (1.0 if said.count is None else said.count),
    }
    excess = excess_of(values, diarist)
    return excess.sentence if excess else ""
