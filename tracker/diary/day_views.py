"""The day page: one day, its search box, its totals, and what was said about the day as a whole."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from foods.barcodes import look_up as barcodes
from foods.barcodes.gtin import MESSAGES
from foods.models import Food
from foods.search import find as food_search
from tracker.diary.answers import changed, chosen_meal, day_context, usual_context
from tracker.diary.hits import Asker
from tracker.diary.line_form import typed_form
from tracker.display.dates import day_name
from tracker.fluids.lines import lines_of_day
from tracker.models import Day, Entry, Meal
from tracker.models.factor import drunk_on
from tracker.models.medicine import has_medicines
from tracker.models.saved_meals import meals_found
from tracker.person.diarist import DiaryRequest
from tracker.person.zones import device_zone, zone_question
from tracker.servings.fields import day_problem, food_number
from tracker.servings.kinds import Kinds, folded, offered_kinds
from tracker.servings.matching import missed_words
from tracker.servings.typed_line import TypedLine
from tracker.servings.usual import Habits, habits_of
from tracker.servings.usual_serving import offered

RESULTS: Final = 10
MEALS: Final = 3
USUAL_PART: Final = "usual"  # what an open page asks for alone when another meal is chosen


@require_GET
def today(request: DiaryRequest) -> HttpResponse:
    """Leads to the present day, and passes on a food to log and a meal that was chosen."""
    asked = {"food": _food_asked_for(request), "meal": _meal_asked_for(request)}
    answer = redirect("tracker:day", request.diarist.today)
    if given := {name: value for name, value in asked.items() if value}:
        answer["Location"] += f"?{urlencode(given)}"
    return answer


@require_GET
def day(request: DiaryRequest, day: date) -> HttpResponse:
    if problem := day_problem(day, today=request.diarist.today):
        return render(request, "tracker/diary/no_such_day.html", {"problem": problem}, status=404)
    if request.htmx.target == USUAL_PART:
        return render(request, "tracker/diary/_usual.jinja", usual_context(request) | {"day": day})
    usual = usual_context(request)
    context = usual | day_context(request, day, saved_meals=usual["saved_meals"])
    context |= {"preselected": _preselected(request), "every_meal": list(Meal)}
    context |= {"device_zone": device_zone(request), "zone": zone_question(request)}
    context["has_schedule"] = context["has_come"] and has_medicines(request.user)
    return render(request, "tracker/diary/day.html", context)


@require_GET
def fluids(request: DiaryRequest, day: date) -> HttpResponse:
    """Water and caffeine of a day, for its open page after something was drunk that is not logged as food."""
    eaten = (entry.amounts for entry in Entry.objects.of(request.user).on(day).counted())
    lines = lines_of_day(request.diarist, eaten, drunk_on(request.user, day))
    return render(request, "tracker/fluids/_day.jinja", {"fluids": lines})


@require_GET
def search(request: DiaryRequest, day: date) -> HttpResponse:
    """Results as one types: a fragment of options, or a sentence when nothing was found.

    A saved meal whose whole name was typed is meant, though the name reads like a list of foods.
    """
    query = request.GET.get("q", "")
    user = request.user
    if barcodes.is_number(query):
        return _results_of_barcode(request, day, query)
    typed = TypedLine.read(query)
    asked = typed.words
    habits = habits_of(user)
    rows = _rows(asked, user, habits) if asked else []
    found = [food for row in rows for food in row.foods]
    meal = chosen_meal(request)
    said, part = (query, typed.part) if asked != query else ("", None)
    asker = Asker(request.diarist, day, habits, typed=asked, said=said, part=part)
    saved_meals = meals_found(user, query)[:MEALS]
    is_named = any(saved_meal.is_called(query) for saved_meal in saved_meals)
    context: dict[str, Any] = {"day": day, "query": query, "meal": meal, "said": said}
    context |= {"saved_meals": saved_meals, "is_named": is_named}
    is_list = bool(query.strip()) and not is_named and typed.is_list(found)
    line = typed_form(typed, request.diarist, meal=meal) if is_list else None
    if line and (not asked or len(line.rows) > 1 or line.says_supplement):
        context |= {"line": line, "meals": Meal.choices}
    elif found:
        context |= _shown(rows, asker) | {"missed": " ".join(missed_words(asked, found))}
    elif asked and not saved_meals:
        nearest = [Kinds(food) for food in food_search.nearest(asked, user_id=user.pk)]
        context |= _shown(nearest, asker) | {"nearest": bool(nearest)}
    return render(request, "tracker/diary/_results.jinja", context)


def _rows(asked: str, user: User, habits: Habits) -> list[Kinds]:
    found = food_search.find(asked, user_id=user.pk, boost=habits.boost, limit=RESULTS, spare=RESULTS)
    return folded(found, asked, habits.boost.keys())[:RESULTS]


def _shown(rows: Sequence[Kinds], asker: Asker) -> dict[str, Any]:
    """What the list of results shows."""
    foods = [food for row in rows for food in row.foods]
    hits = asker.hits(offered_kinds(rows, offered(foods, asker.diarist, asker.part)))
    return {
        "hits": hits,
        "nutrients": asker.diarist.profile.amounts_beside,
        "key": uuid4(),
        "from_open_food_facts": any(hit.is_of_open_food_facts for hit in hits),
    }


def _results_of_barcode(request: DiaryRequest, day: date, number: str) -> HttpResponse:
    """What the digits of a barcode, typed or pasted into the search box, lead to."""
    found = barcodes.look_up(number, user_id=request.user.pk)
    problem = _(MESSAGES[found.problem]) if found.problem else ""
    rows = [Kinds(food) for food in found.foods]
    context = {
        "day": day,
        "query": number,
        "meal": chosen_meal(request),
        "is_barcode": True,
        "typed": number,
        "problem": problem,
    }
    asker = Asker(request.diarist, day, habits_of(request.user))
    return render(request, "tracker/diary/_results.jinja", context | _shown(rows, asker))


@require_POST
def complete(request: DiaryRequest, day: date) -> HttpResponse:
    """The person says that nothing is missing from this day, or takes it back; of a day to come nobody can say it.

    Sent from "here", the page of today, it is answered with what differs there, and can be undone there.
    """
    today = request.diarist.today
    if day <= today and day_problem(day, today=today) is None:
        Day.objects.of(request.user).mark(user=request.user, day=day, complete="complete" in request.POST)
    if "complete" in request.POST and "here" in request.POST:
        undo = reverse("tracker:complete", args=[day]) + "?here=1"
        return changed(request, today, meals=(), toast=_("%(day)s is complete.") % {"day": day_name(day)}, undo=undo)
    return changed(request, today if "here" in request.GET else day, meals=())


@require_POST
def dismiss_hint(request: DiaryRequest) -> HttpResponse:
    profile = request.diarist.profile
    profile.complete_hint_seen = True
    profile.save()
    return HttpResponse() if request.htmx else redirect("tracker:today")


def _preselected(request: DiaryRequest) -> Food | None:
    """A food that another page asked to log."""
    food_id = _food_asked_for(request)
    return Food.objects.visible_to(request.user.pk).filter(pk=food_id).first() if food_id else None


def _meal_asked_for(request: DiaryRequest) -> str:
    meal = request.GET.get("meal", "")
    return meal if meal in Meal.values else ""


def _food_asked_for(request: DiaryRequest) -> int | None:
    """The number of a food in the address; None where it is no such number."""
    return food_number(request.GET.get("food", ""))
