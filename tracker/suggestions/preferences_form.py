"""What a person wants of suggestions, as a form."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.assessment.suggesting.combinations import Aim
from tracker.assessment.suggesting.preferences import FEWEST_PORTIONS, MOST_PORTIONS, Allergen, Diet
from tracker.models import FoodPreferences

NOT_OFFERED: Final = _("Choose from what is offered.")
ERRORS: Final = {
    "required": NOT_OFFERED,
    "invalid": NOT_OFFERED,
    "invalid_choice": NOT_OFFERED,
    "invalid_list": NOT_OFFERED,
}


class PreferencesForm(forms.ModelForm):  # type: ignore[type-arg]
    """Everything may be left as it is: then nothing is ruled out."""

    diet = forms.ChoiceField(
        label=_("What you eat"),
        choices=[(diet.value, _(diet.label)) for diet in Diet],
        widget=forms.RadioSelect,
        error_messages=ERRORS,
    )
    allergies = forms.MultipleChoiceField(
        label=_("Allergies and intolerances"),
        help_text=_("A food that may hold one of these is left out; so is any food of which that is not known."),
        choices=[(allergen.value, _(allergen.label)) for allergen in Allergen],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages=ERRORS,
    )
    aim = forms.ChoiceField(
        label=_("Several foods together are to have"),
        choices=[(aim.value, _(aim.label)) for aim in Aim],
        widget=forms.RadioSelect,
        error_messages=ERRORS,
    )
    portion_budget = forms.TypedChoiceField(
        label=_("Most portions together"),
        choices=[(count, str(count)) for count in range(FEWEST_PORTIONS, MOST_PORTIONS + 1)],
        coerce=int,
        error_messages=ERRORS,
    )
    extras = forms.BooleanField(label=_("Suggest foods outside the article too, marked so"), required=False)

    class Meta:
        model = FoodPreferences
        fields = ("diet", "allergies", "aim", "portion_budget", "extras")

    @property
    def groups(self) -> list[forms.BoundField]:
        """The fields of which each choice has a button or box of its own."""
        return [self[name] for name in ("diet", "allergies", "aim")]
