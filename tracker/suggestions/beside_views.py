"""What a day means, beside it: suggestions for its gaps and verdicts up to it."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tracker.diary.answers import chosen_meal
from tracker.person.diarist import DiaryRequest
from tracker.suggestions.beside_heads import head_of_suggestions, head_of_verdicts
from tracker.suggestions.day import suggestions_on
from tracker.verdicts.logged import days_of_verdict, verdicts_on


@require_GET
def beside(request: DiaryRequest, day: date) -> HttpResponse:
    """What the day means: suggestions for its gaps and verdicts up to it, each below a line that opens."""
    diarist = request.diarist
    days = days_of_verdict(diarist, day)
    suggested, verdicts = suggestions_on(diarist, day, meal=chosen_meal(request)), verdicts_on(diarist, days)
    context = {
        "day": day,
        "meal": chosen_meal(request),
        "suggested": suggested,
        "verdicts": verdicts,
        "heads": {
            "suggestions": head_of_suggestions(suggested, is_today=day == diarist.today),
            "verdicts": head_of_verdicts(verdicts, diarist) if verdicts else None,
        },
    }
    return render(request, "tracker/suggestions/_beside.html", context)
