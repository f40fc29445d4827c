"""What a day means, beside it: suggestions for its gaps and verdicts up to it."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tracker.diary.answers import chosen_meal, usual_context
from tracker.person.diarist import DiaryRequest
from tracker.suggestions.day import suggestions_on
from tracker.verdicts.logged import days_of_verdict, verdicts_on


@require_GET
def beside(request: DiaryRequest, day: date) -> HttpResponse:
    """What the day means: suggestions for its gaps, verdicts up to it, and the usual foods anew."""
    diarist = request.diarist
    days = days_of_verdict(diarist, day)
    context = {
        "day": day,
        "meal": chosen_meal(request),
        "suggested": suggestions_on(diarist, day, meal=chosen_meal(request)),
        "verdicts": verdicts_on(diarist, days),
    }
    return render(request, "tracker/suggestions/_beside.html", context | usual_context(request))
