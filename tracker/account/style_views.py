"""The style page: every part that pages are made of, in every state, drawn by the templates that draw it elsewhere.

It is there where DEBUG is on, for whoever changes a part and wants to see all of it at once.
"""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from foods.nutrients import TRACKED
from tracker.display.food_line import FoodLine

MESSAGES = (
    (messages.INFO, _("Something is to be known."), ""),
    (messages.SUCCESS, _("Something is done, and can be undone."), "."),
    (messages.ERROR, _("Something did not work."), ""),
)
TWELVE = "Egg, whole wheat bread, butter, banana, oats, milk, almonds, salmon, spinach, lentils, yogurt, apple"


class StyleForm(forms.Form):
    """A field of every kind; sent empty, each but the switch is wrong."""

    name = forms.CharField(label=_("Name"), help_text=_("A help that says what the field is for."))
    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput)
    number = forms.IntegerField(label=_("A label so long that it takes a second line"))
    unit = forms.ChoiceField(label=_("Unit"), choices=[("", "---------"), ("g", _("grams (g)"))])
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    words = forms.CharField(label=_("Several lines"), widget=forms.Textarea(attrs={"rows": 2}))
    agreed = forms.BooleanField(label=_("A box of its own"))
    switched = forms.BooleanField(
        label=_("A switch"), required=False, widget=forms.CheckboxInput(attrs={"role": "switch"})
    )
    amount = forms.IntegerField(label=_("A slider"), widget=forms.NumberInput(attrs={"type": "range"}))
    basis = forms.ChoiceField(
        label=_("One of a few"),
        choices=[("serving", _("per serving")), ("100", _("per 100 g"))],
        widget=forms.RadioSelect,
        initial="100",
    )
    kinds = forms.MultipleChoiceField(
        label=_("Any of several"),
        choices=[("milk", _("Milk")), ("fish", _("Fish and what swims with it, in a label of more than one line"))],
        widget=forms.CheckboxSelectMultiple,
        initial=["milk"],
    )


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    lines = [
        FoodLine(nutrient.name, "1 cup", nutrient, share, 0.4, "+120", "mg", unknown=share > 1)
        for nutrient, share in zip(TRACKED, (0.1, 0.5, 0.9, 1.3), strict=True)
    ]
    context = {
        "new": StyleForm(prefix="new"),
        "wrong": StyleForm({}, prefix="wrong"),
        "said": [Message(level, str(text), extra_tags=undo) for level, text, undo in MESSAGES],
        "lines": lines,
        "twelve": TWELVE,
        "long_name": "Lopadotemachoselachogaleokranioleipsanodrimhypotrimmatosilphiokarabomelitokatakechymenokichlepi",
    }
    return render(request, "tracker/account/style.html", context)
