"""Suggestions for today and for the week, and what the foods on the article's lists really give."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from tracker.diary.answers import chosen_meal
from tracker.person.diarist import DiaryRequest
from tracker.servings.fields import day_problem
from tracker.suggestions.advice import held_by_answers
from tracker.suggestions.day import FOODS, FOODS_ON_THEIR_PAGE, Mode, Turn, mode_for, suggestions_on
from tracker.suggestions.list_filter import ListFilter, filtered
from tracker.suggestions.offer import Offer, offer_to
from tracker.suggestions.source_lists import nutrient_lists
from tracker.suggestions.week import week_ahead


@require_GET
def suggestions(request: DiaryRequest) -> HttpResponse:
    return render(request, "tracker/suggestions/suggestions.html", page_context(request))


@require_GET
def for_day(request: DiaryRequest, day: date) -> HttpResponse:
    """The day page's suggestions once more, after "another"; without scripts the suggestions page has them."""
    if problem := day_problem(day, today=request.diarist.today):
        return render(request, "tracker/diary/no_such_day.html", {"problem": problem}, status=404)
    if not request.htmx:
        return redirect("tracker:suggestions")
    return render(
        request, "tracker/suggestions/_suggestions.html", suggestions_context(request, day) | {"answered": True}
    )


def page_context(request: DiaryRequest) -> dict[str, Any]:
    """The context of the suggestions page."""
    diarist = request.diarist
    list_filter = ListFilter(request.GET)
    lists = nutrient_lists(filtered(list_filter, diarist), diarist.aim, diarist.cautions.timings)
    context = {"own_page": True, "lists": lists, "filter": list_filter, "held": held_by_answers(diarist.cautions)}
    if mode_for(diarist) is Mode.GAPS:
        offer = offer_to(diarist)
        week = week_ahead(diarist, offer, turn=Turn.read(request.GET).tomorrow)
        return context | suggestions_context(request, diarist.today, offer, FOODS_ON_THEIR_PAGE) | {"week": week}
    return context | suggestions_context(request, diarist.today)


def suggestions_context(
    request: DiaryRequest, day: date, offer: Offer | None = None, foods: int = FOODS
) -> dict[str, Any]:
    """The context of the suggestions fragment for one day."""
    meal = chosen_meal(request)
    suggested = suggestions_on(request.diarist, day, meal=meal, turn=Turn.read(request.GET), offer=offer, foods=foods)
    return {"day": day, "meal": meal, "suggested": suggested}
