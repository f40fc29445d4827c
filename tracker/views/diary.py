"""The day page: one day, its search box, its totals, and what was said about the day as a whole."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from foods import barcodes
from foods import search as food_search
from foods.gtin import MESSAGES
from foods.models import Food
from foods.nutrients import TRACKED
from tracker.day_summary import meal_by_clock, summarise
from tracker.forms import day_problem
from tracker.line import is_list, missed_words, searched_words
from tracker.line_form import typed_form
from tracker.logged_days import logged_days, verdicts_on
from tracker.models import Day, Favourite, Meal, SavedMeal, State
from tracker.person import DiaryRequest
from tracker.suggesting.day import suggestions_on
from tracker.usual_foods import recent_uses, search_boost, usual_foods

HINT_AFTER_ENTRIES: Final = 1
RESULTS: Final = 10
VERDICT_DAYS: Final = 28
MOST_DIGITS = 18  # of a food's number: what a database can hold


@require_GET
def today(request: DiaryRequest) -> HttpResponse:
    """Leads to the present day, and passes on a food to log."""
    answer = redirect("tracker:day", request.diarist.today)
    if food_id := _food_asked_for(request):
        answer["Location"] += f"?food={food_id}"
    return answer


@require_GET
def day(request: DiaryRequest, day: date) -> HttpResponse:
    if problem := day_problem(day, today=request.diarist.today):
        return render(request, "tracker/no_such_day.html", {"problem": problem}, status=404)
    context = day_context(request, day) | usual_context(request) | {"preselected": _preselected(request)}
    return render(request, "tracker/day.html", context)


@require_GET
def beside(request: DiaryRequest, day: date) -> HttpResponse:
    """What the day means: suggestions for its gaps, verdicts up to it, and the usual foods anew."""
    diarist = request.diarist
    days = logged_days(diarist, day - timedelta(days=VERDICT_DAYS - 1), day)
    context = {
        "day": day,
        "meal": chosen_meal(request),
        "suggested": suggestions_on(diarist, day, meal=chosen_meal(request)),
        "verdicts": verdicts_on(diarist, days),
    }
    return render(request, "tracker/_beside.html", context | usual_context(request))


@require_GET
def search(request: DiaryRequest, day: date) -> HttpResponse:
    """Results as one types: a fragment of options, or a sentence when nothing was found."""
    query = request.GET.get("q", "")
    user = request.user
    if barcodes.is_number(query):
        return _results_of_barcode(request, day, query)
    asked = searched_words(query)
    found = food_search.find(asked, user_id=user.pk, boost=search_boost(user), limit=RESULTS) if asked else []
    meal = chosen_meal(request)
    context = {"day": day, "query": query, "foods": found, "meal": meal, "said": query if asked != query else ""}
    line = typed_form(query, request.diarist, meal=meal) if query.strip() and is_list(query, asked, found) else None
    if line and (not asked or len(line.rows) > 1):
        context |= {"line": line, "meals": Meal.choices}
    elif found:
        context["missed"] = " ".join(missed_words(asked, found))
    elif asked:
        context["nearest"] = food_search.nearest(asked, user_id=user.pk)
    return render(request, "tracker/_results.html", context)


def _results_of_barcode(request: DiaryRequest, day: date, number: str) -> HttpResponse:
    """What the digits of a barcode, typed or pasted into the search box, lead to."""
    found = barcodes.look_up(number, user_id=request.user.pk)
    problem = _(MESSAGES[found.problem]) if found.problem else ""
    context = {"day": day, "query": number, "foods": found.foods, "meal": chosen_meal(request)}
    return render(request, "tracker/_results.html", context | {"is_barcode": True, "problem": problem})


@require_POST
def complete(request: DiaryRequest, day: date) -> HttpResponse:
    """The person says that nothing is missing from this day, or takes it back; of a day to come nobody can say it."""
    today = request.diarist.today
    if day <= today and day_problem(day, today=today) is None:
        Day.objects.of(request.user).mark(user=request.user, day=day, complete="complete" in request.POST)
    return changed(request, day, meals=())


@require_POST
def dismiss_hint(request: DiaryRequest) -> HttpResponse:
    profile = request.diarist.profile
    profile.complete_hint_seen = True
    profile.save()
    return HttpResponse() if request.htmx else redirect("tracker:today")


def chosen_meal(request: DiaryRequest) -> Meal:
    """The meal that the page has chosen, else the one that goes with the clock."""
    meal = request.GET.get("meal", "") or request.POST.get("meal", "")
    return Meal(meal) if meal in Meal.values else meal_by_clock(request.diarist.local_time.hour)


def changed(
    request: DiaryRequest,
    day: date,
    *,
    meals: Collection[str] = Meal.values,
    toast: str = "",
    undo: str = "",
    undo_keys: Sequence[UUID] = (),
) -> HttpResponse:
    """What a change to the diary answers: the parts of the open page that differ, or the page where no script runs.

    `meals` are those that may differ, `toast` is a message and `undo` the address that takes the change back, sent
    `undo_keys`. What the change means (verdicts, suggestions) is fetched by the page itself when it hears of
    `diary-changed`.
    """
    if not request.htmx:
        return redirect("tracker:day", day)
    if not _is_open(request, day):
        return told(request, toast, undo=undo, undo_keys=undo_keys)
    context = day_context(request, day) | {
        "changed_meals": meals,
        "toast": toast,
        "undo": undo,
        "undo_keys": undo_keys,
    }
    answer = render(request, "tracker/_day_changed.html", context)
    answer["HX-Trigger-After-Settle"] = "diary-changed"
    return answer


def _is_open(request: DiaryRequest, day: date) -> bool:
    """Whether the page that asks is this day's; so it is taken to be where the browser does not say."""
    address = request.htmx.current_url_abs_path
    return address is None or urlsplit(address).path == reverse("tracker:day", args=[day])


def told(request: DiaryRequest, toast: str, *, undo: str = "", undo_keys: Sequence[UUID] = ()) -> HttpResponse:
    """A message alone, for a page that fetches what has changed when it hears of `diary-changed`."""
    answer = render(request, "tracker/_toast.html", {"toast": toast, "undo": undo, "undo_keys": undo_keys})
    answer["HX-Trigger-After-Settle"] = "diary-changed"
    return answer


def refused(request: DiaryRequest, problem: str, otherwise: HttpResponse) -> HttpResponse:
    """Why nothing was done: as a message on the open page, or where no script runs on the page of `otherwise`."""
    if request.htmx:
        return told(request, problem)
    messages.error(request, problem)
    return otherwise


def logged_words(state: str, foods: str) -> str:
    """What a message says after foods were put into the diary."""
    words = _("Planned: %(foods)s") if state == State.PLANNED else _("Added: %(foods)s")
    return words % {"foods": foods}


def day_context(request: DiaryRequest, day: date) -> dict[str, Any]:
    """The context of the day page and of the fragments that a change answers."""
    diarist = request.diarist
    summary, has_come = summarise(diarist, day, opened=_opened(request)), day <= diarist.today
    return {
        "day": day,
        "summary": summary,
        "meal": chosen_meal(request),
        "tracked": TRACKED,
        "previous": day - timedelta(days=1),
        "next": None if day > diarist.today else day + timedelta(days=1),
        "show_hint": has_come and summary.entries >= HINT_AFTER_ENTRIES and not diarist.profile.complete_hint_seen,
    }


def _opened(request: DiaryRequest) -> str:
    """The long meal that the page shows in whole: a change keeps it open, by the page's own address."""
    address = urlsplit(request.htmx.current_url or "")
    return request.GET.get("open", "") or QueryDict(address.query).get("open", "")


def usual_context(request: DiaryRequest) -> dict[str, Any]:
    """What is offered before anything is typed: usual foods and saved meals."""
    user, meal = request.user, chosen_meal(request)
    favourites = Favourite.objects.of(user).food_ids()
    return {
        "usual": usual_foods(recent_uses(user), favourites, meal=meal, today=request.diarist.today),
        "saved_meals": SavedMeal.objects.of(user).present(),
    }


def _preselected(request: DiaryRequest) -> Food | None:
    """A food that another page asked to log."""
    food_id = _food_asked_for(request)
    return Food.objects.visible_to(request.user.pk).filter(pk=food_id).first() if food_id else None


def _food_asked_for(request: DiaryRequest) -> int | None:
    """The number of a food in the address; None where it is no such number."""
    food_id = request.GET.get("food", "")
    return int(food_id) if food_id.isdecimal() and len(food_id) <= MOST_DIGITS else None
