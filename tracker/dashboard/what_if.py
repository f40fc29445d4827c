"""What if: more of one nutrient, or a food from the lists, on every day, and what the verdicts would be then."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foods.models import SourceFood, SourceFoodQuerySet
from foods.nutrients import BY_KEY, TRACKED, Amounts, Nutrient, scale
from tracker.assessment.intake.totals import FOOD, EntryRow
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.portions.remarks import SUGGESTABLE
from tracker.assessment.suggesting.preferences import suits
from tracker.assessment.verdicts.verdict import Verdict
from tracker.assessment.verdicts.what_if import amount_alone
from tracker.dashboard.spans import Span
from tracker.display.amounts import format_percent
from tracker.display.portion_words import format_portion
from tracker.models import FoodPreferences
from tracker.person.diarist import Diarist
from tracker.person.reading import Reading
from tracker.suggestions.source_lists import candidates_of
from tracker.verdicts.logged import Logged, verdicts_on

MOST_PERCENT: Final = 100
STEP_PERCENT: Final = 5
PERCENTS: Final = [str(percent) for percent in range(0, MOST_PERCENT + 1, STEP_PERCENT)]  # as they are sent


def may_be_asked(diarist: Diarist) -> bool:
    """What may be suggested may be tried out."""
    return bool(diarist.cautions.pushed)


class WhatIfForm(forms.Form):
    """More of one nutrient, in per cent of its target, and a portion of a food; either may be left as it is."""

    nutrient = forms.ChoiceField(
        label=gettext_lazy("More of"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose a nutrient from the list.")},
    )
    percent = forms.IntegerField(
        label=gettext_lazy("How much more"),
        required=False,
        min_value=0,
        max_value=MOST_PERCENT,
        widget=forms.NumberInput(attrs={"type": "range", "min": 0, "max": MOST_PERCENT, "step": STEP_PERCENT}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            gettext_lazy("Move the slider to a share from nothing to the whole of the target."),
        ),
    )
    food = forms.ModelChoiceField(
        SourceFood.objects.none(),
        label=gettext_lazy("And a portion of"),
        required=False,
        empty_label=gettext_lazy("no further food"),
        error_messages={"invalid_choice": gettext_lazy("Choose a food from the list.")},
    )

    def __init__(self, data: Mapping[str, str], *, diarist: Diarist) -> None:
        super().__init__(data)
        rows = SourceFood.objects.listed().filter(good_source__in=SUGGESTABLE).select_related("food")
        self.fields["nutrient"].choices = [  # type: ignore[attr-defined]
            (each.key, _(each.name)) for each in TRACKED if each.key in diarist.cautions.pushed
        ]
        self.steps = {key: _steps(diarist, BY_KEY[key]) for key, _name in self.fields["nutrient"].choices}  # type: ignore[attr-defined]
        self.fields["percent"].widget.attrs["aria-valuetext"] = self.said
        food, suitable = self.fields["food"], _suitable(rows, diarist)
        food.queryset = rows.filter(pk__in=[each.key for each in suitable])  # type: ignore[attr-defined]
        food.choices = _choices(suitable)  # type: ignore[attr-defined]

    @property
    def said(self) -> str:
        """What the slider stands for as it was sent: "+160 mg a day (50% of your target)"; empty for no such step."""
        steps, percent = self.steps.get(self.data.get("nutrient", ""), []), self.data.get("percent", "")
        return dict(zip(PERCENTS, steps, strict=False)).get(percent, "")

    @property
    def words(self) -> str:
        """By nutrient key what the slider says at each of its steps, as JSON, so that the browser formats nothing."""
        return json.dumps(self.steps)


def _steps(diarist: Diarist, nutrient: Nutrient) -> list[str]:
    """What the slider says at each of its steps, from nothing to the whole of the person's target."""
    reading, target = Reading.of(diarist, nutrient), diarist.target(nutrient)
    more = [
        _("+%(amount)s a day (%(percent)s of your target)")
        % {"amount": reading.amount(target * percent / 100), "percent": format_percent(percent)}
        for percent in range(STEP_PERCENT, MOST_PERCENT + 1, STEP_PERCENT)
    ]
    return [_("nothing more"), *more]


def _suitable(rows: SourceFoodQuerySet, diarist: Diarist) -> list[Candidate]:
    """The foods that suit this person, in the order of the nutrients on whose lists they stand."""
    preferences = FoodPreferences.objects.preferences_of(diarist.user).value()
    allowed = (each for each in candidates_of(rows) if diarist.cautions.allow(each) and suits(each, preferences))
    return sorted(allowed, key=lambda each: (list(BY_KEY).index(each.nutrient), each.label))


def _choices(suitable: Sequence[Candidate]) -> list[tuple[str, object]]:
    """The foods under the nutrient on whose list they stand."""
    groups = [
        (_(BY_KEY[key].name), [(each.key, f"{each.label} · {each.portion_text}") for each in group])
        for key, group in groupby(suitable, key=attrgetter("nutrient"))
    ]
    return [("", _("no further food")), *groups]


@dataclass(frozen=True, slots=True)
class Change:
    """One nutrient's verdict now, and as it would be."""

    nutrient: Nutrient
    now: Verdict
    then: Verdict


@dataclass(frozen=True, slots=True)
class WhatIf:
    """`added` says in words what is tried; the days and the span stay the same."""

    added: Sequence[str]
    changes: Sequence[Change]


def what_if(diarist: Diarist, span: Span, form: WhatIfForm) -> WhatIf:
    """The verdicts of the span's complete days, had each of them held what the (valid) form says."""
    additions = _additions(diarist, form, span.last)
    if not additions:
        return WhatIf([], [])
    logged = Logged.between(span.first, span.last, diarist)
    now = verdicts_on(diarist, logged.days)
    for _words, row in additions:
        logged = logged.with_every_day(row)
    then = verdicts_on(diarist, logged.days)
    return WhatIf(
        [words for words, _row in additions], [Change(each, now[each.key], then[each.key]) for each in TRACKED]
    )


def _additions(diarist: Diarist, form: WhatIfForm, day: date) -> list[tuple[str, EntryRow]]:
    additions = []
    nutrient, percent = BY_KEY.get(form.cleaned_data["nutrient"]), form.cleaned_data["percent"]
    if nutrient and percent and diarist.references and nutrient.key in diarist.references:
        amount = diarist.references[nutrient.key].target * percent / 100
        words = _("%(amount)s more %(nutrient)s") % {
            "amount": Reading.of(diarist, nutrient).amount(amount),
            "nutrient": _(nutrient.in_sentence),
        }
        additions.append((words, amount_alone(nutrient, amount, on=day)))
    if source := form.cleaned_data["food"]:
        words = _("%(food)s, %(portion)s") % {"food": source.label, "portion": format_portion(1, source.portion_text)}
        additions.append((words, _row(source, day)))
    return additions


def _row(source: SourceFood, day: date) -> EntryRow:
    food = source.food
    amounts = Amounts(*(scale(amount, source.portion_g) for amount in food.amounts))
    return EntryRow(day, "", source.label, FOOD, food.group, source.portion_g, amounts)
