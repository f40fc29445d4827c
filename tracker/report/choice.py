"""What a person adds to one report by a tick; it is sent with a form, and never kept."""

from copy import copy
from dataclasses import dataclass, replace
from typing import Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from tracker.assessment.health.cautions import HealthStatement, cautions_for
from tracker.person.diarist import Diarist


@dataclass(frozen=True, slots=True)
class Choice:
    """`foods`: with foods suggested. `health`: with the health answers. `medicines`: with the schedule of medicines

    and supplements. `blood`: with blood results.
    """

    foods: bool = False
    health: bool = False
    medicines: bool = False
    blood: bool = False

    @classmethod
    def sent(cls, form: QueryDict) -> Self:
        """From the body of a form; whatever it does not tick is left out."""
        ticked = ChoiceForm(form)
        ticked.is_valid()
        return cls(**ticked.cleaned_data)


class ChoiceForm(forms.Form):
    """All ticks are off unless this very form says otherwise."""

    foods = forms.BooleanField(label=gettext_lazy("With foods suggested"), required=False)
    health = forms.BooleanField(label=gettext_lazy("With my health answers"), required=False)
    medicines = forms.BooleanField(label=gettext_lazy("With my medicines and supplements"), required=False)
    blood = forms.BooleanField(label=gettext_lazy("With my blood results"), required=False)


def without_health_answers(diarist: Diarist) -> Diarist:
    """The same person as if no health question had been answered, so that a report gives no answer away.

    One thing stays: where labels are switched off for somebody's sake, they are not shown after all.
    """
    silent = copy(diarist)
    nothing_said = cautions_for(HealthStatement.UNANSWERED, (), diarist.person)
    silent.cautions = replace(nothing_said, judges_intake=diarist.cautions.judges_intake)
    return silent
