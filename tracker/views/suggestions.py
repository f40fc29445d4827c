"""Suggestions for today, and what the foods on the article's lists really give."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from foods.models import SourceFood
from tracker.logged_days import logged_days
from tracker.person import DiaryRequest
from tracker.source_lists import candidates_of, nutrient_lists
from tracker.suggested import suggestions_on
from tracker.views.diary import chosen_meal


@require_GET
def suggestions(request: DiaryRequest) -> HttpResponse:
    return render(request, "tracker/suggestions.html", page_context(request))


def page_context(request: DiaryRequest) -> dict[str, Any]:
    """The context of the suggestions page."""
    lists = nutrient_lists(candidates_of(SourceFood.objects.all()), request.diarist.references)
    return suggestions_context(request, request.diarist.today) | {"lists": lists, "own_page": True}


def suggestions_context(request: DiaryRequest, day: date) -> dict[str, Any]:
    """The context of the suggestions fragment for one day."""
    days = logged_days(request.diarist, day, day)
    return {"day": day, "meal": chosen_meal(request), "suggested": suggestions_on(request.diarist, day, days)}
