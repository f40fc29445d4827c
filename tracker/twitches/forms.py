"""The form of one twitch: everything in it may be left out, and every refusal says what to do."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.models import Twitch
from tracker.models.twitch_details import (
    LEAST_STRENGTH,
    LONGEST_MINUTES,
    MOST_STRENGTH,
    PLACES,
    Circumstance,
    Place,
    Site,
    Symptom,
    TwitchDetails,
    TwitchKind,
)
from tracker.person.diarist import Diarist
from tracker.servings.fields import PastDayField, TimeOfDayField

OUT_OF_DATE = _("Open this form again.")
STRENGTH_WORDS = (_("0: barely"), _("1: weak"), _("2: moderate"), _("3: strong"), _("4: very strong"))


class TwitchForm(forms.Form):
    """`details`, of a valid form, are what is sealed."""

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": OUT_OF_DATE, "invalid": OUT_OF_DATE})
    kind = forms.ChoiceField(
        label=_("What"),
        widget=forms.RadioSelect,
        choices=TwitchKind.choices,
        error_messages={"required": _("Choose twitch or cramp.")},
    )
    places = forms.MultipleChoiceField(
        label=_("Where"), required=False, choices=[(place.key, place.name) for place in PLACES.values()]
    )
    strength = forms.TypedChoiceField(
        label=_("Strength"),
        widget=forms.RadioSelect,
        required=False,
        coerce=int,
        empty_value=None,
        choices=[(number, STRENGTH_WORDS[number]) for number in range(LEAST_STRENGTH, MOST_STRENGTH + 1)],
        error_messages={"invalid_choice": _("Choose a strength from 0 to 4.")},
    )
    circumstances = forms.MultipleChoiceField(
        label=_("When"), widget=forms.CheckboxSelectMultiple, required=False, choices=Circumstance.choices
    )
    symptoms = forms.MultipleChoiceField(
        label=_("Together with"), widget=forms.CheckboxSelectMultiple, required=False, choices=Symptom.choices
    )
    local_time = TimeOfDayField()
    minutes = forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=1,
        max_value=LONGEST_MINUTES,
        localize=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Write whole minutes, like 5, or leave it empty."),
            "min_value": _("Write at least 1 minute, or leave it empty."),
            "max_value": _("Write at most 1440 minutes, which are a day."),
        },
    )

    def __init__(self, *args: Any, diarist: Diarist, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.diarist = diarist
        self.fields["day"] = PastDayField(today=diarist.today)
        self.initial.setdefault("key", uuid4())
        self.initial.setdefault("kind", TwitchKind.TWITCH)

    @classmethod
    def initial_of(cls, twitch: Twitch) -> dict[str, Any]:
        """What stands in the form of a twitch that is there."""
        details = twitch.details or TwitchDetails()
        return {
            "key": twitch.key,
            "kind": twitch.kind,
            "day": twitch.date,
            "local_time": twitch.local_time,
            "places": list(details.places),
            "strength": details.strength,
            "minutes": details.minutes,
            "circumstances": list(details.circumstances),
            "symptoms": list(details.symptoms),
        }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        day, at = data.get("day"), data.get("local_time")
        if day and at and self.diarist.moment(day, at) > self.diarist.now:
            self.add_error("local_time", gettext("That time has not come yet. Choose an earlier one."))
        return data

    @property
    def details(self) -> TwitchDetails:
        return TwitchDetails.of(self.cleaned_data)

    @property
    def chosen_places(self) -> set[str]:
        return set(self["places"].value() or ())

    @property
    def sites(self) -> list[tuple[str, list[Place]]]:
        """Each site with its two places."""
        return [(str(site.label), [place for place in PLACES.values() if place.site == site]) for site in Site]
