"""Which foods of the article's lists the suggestions page shows."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from foods.models import SourceFood
from foods.nutrients import TRACKED
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.portions.remarks import GOOD
from tracker.assessment.suggesting.preferences import suits
from tracker.models import FoodPreferences
from tracker.person.diarist import Diarist
from tracker.suggestions.source_lists import candidates_of

ALL: Final = ""


class ListFilter(forms.Form):
    """Boxes that narrow the lists, and one that adds foods outside the article; what is unreadable narrows nothing."""

    nutrient = forms.ChoiceField(
        label=_("Nutrient"),
        required=False,
        choices=[(ALL, _("All of them")), *((each.key, _(each.name)) for each in TRACKED)],
    )
    good = forms.BooleanField(label=_("Only good sources"), required=False)
    suits = forms.BooleanField(label=_("Only what suits my preferences and health answers"), required=False)
    extras = forms.BooleanField(label=_("Also foods outside the article"), required=False)

    @property
    def boxes(self) -> list[forms.BoundField]:
        return [self[name] for name in ("good", "suits", "extras")]

    @property
    def asked(self) -> dict[str, object]:
        self.is_valid()
        return self.cleaned_data


def filtered(form: ListFilter, diarist: Diarist) -> list[Candidate]:
    """The foods that the filter leaves (one query; three where it asks what suits)."""
    asked = form.asked
    rows = SourceFood.objects.all() if asked.get("extras") else SourceFood.objects.listed()
    foods = candidates_of(rows)
    if nutrient := asked.get("nutrient"):
        foods = [food for food in foods if food.nutrient == nutrient]
    if asked.get("good"):
        foods = [food for food in foods if food.good_source == GOOD]
    if asked.get("suits"):
        preferences = FoodPreferences.objects.preferences_of(diarist.user).value()
        cautions = diarist.cautions
        foods = [food for food in foods if food.nutrient not in cautions.held and cautions.allow(food)]
        foods = [food for food in foods if suits(food, preferences)]
    return foods
