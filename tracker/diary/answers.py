"""What a change to the diary answers: the parts of the open page that differ, or a message alone."""

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
from django.utils.translation import ngettext

from foods.nutrients import TRACKED
from tracker.diary.day import summarise
from tracker.diary.questions import question_about
from tracker.fluids.lines import lines_of_day
from tracker.models import Entry, Favourite, Meal, SavedMeal, State
from tracker.models.day import AHEAD
from tracker.person.diarist import DiaryRequest
from tracker.servings.usual import recent_uses, usual_foods
from tracker.servings.usual_serving import offered_again

HINT_AFTER_ENTRIES: Final = 1


def chosen_meal(request: DiaryRequest) -> Meal:
    """The meal that the page has chosen, else the one that goes with the clock."""
    meal = request.GET.get("meal", "") or request.POST.get("meal", "")
    return Meal(meal) if meal in Meal.values else Meal.at(request.diarist.local_time.hour)


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
    answer = render(request, "tracker/diary/_changed.html", context)
    answer["HX-Trigger-After-Settle"] = "diary-changed"
    return answer


def _is_open(request: DiaryRequest, day: date) -> bool:
    """Whether the page that asks is this day's; so it is taken to be where the browser does not say."""
    address = request.htmx.current_url_abs_path
    return address is None or urlsplit(address).path == reverse("tracker:day", args=[day])


def told(request: DiaryRequest, toast: str, *, undo: str = "", undo_keys: Sequence[UUID] = ()) -> HttpResponse:
    """A message alone, for a page that fetches what has changed when it hears of `diary-changed`."""
    answer = render(request, "tracker/diary/_toast.html", {"toast": toast, "undo": undo, "undo_keys": undo_keys})
    answer["HX-Trigger-After-Settle"] = "diary-changed"
    return answer


def refused(request: DiaryRequest, problem: str, otherwise: HttpResponse) -> HttpResponse:
    """Why nothing was done: as a message on the open page, or where no script runs on the page of `otherwise`."""
    if request.htmx:
        return told(request, problem)
    messages.error(request, problem)
    return otherwise


def in_sheet(answer: HttpResponse) -> HttpResponse:
    """A form that opens in the sheet, also where one tap asked for something that must be confirmed first."""
    answer["HX-Retarget"], answer["HX-Reswap"] = "#sheet-content", "innerHTML"
    return answer


def logged_words(state: str, foods: str) -> str:
    """What a message says after foods were put into the diary."""
    words = _("Planned: %(foods)s") if state == State.PLANNED else _("Added: %(foods)s")
    return words % {"foods": foods}


def foods_named(entries: Sequence[Entry]) -> str:
    """The one by its name, several by their number: the names of tables hold commas and fill a phone's screen."""
    if len(entries) == 1:
        return entries[0].name
    return ngettext("%(count)s food", "%(count)s foods", len(entries)) % {"count": len(entries)}


def day_context(request: DiaryRequest, day: date) -> dict[str, Any]:
    """The context of the day page and of the fragments that a change answers."""
    diarist = request.diarist
    summary, has_come = summarise(diarist, day, opened=_opened(request)), day <= diarist.today
    question = question_about(diarist, summary)
    show_hint = has_come and summary.entries >= HINT_AFTER_ENTRIES and not diarist.profile.complete_hint_seen
    return {
        "day": day,
        "summary": summary,
        "meal": chosen_meal(request),
        "tracked": TRACKED,
        "previous": day - timedelta(days=1),
        "next": None if day + timedelta(days=1) > diarist.today + AHEAD else day + timedelta(days=1),
        "question": question,
        "fluids": lines_of_day(diarist, (entry.amounts for entry in summary.eaten)),
        "show_hint": show_hint and question is None,
    }


def _opened(request: DiaryRequest) -> str:
    """The long meal that the page shows in whole: a change keeps it open, by the page's own address."""
    address = urlsplit(request.htmx.current_url or "")
    return request.GET.get("open", "") or QueryDict(address.query).get("open", "")


def usual_context(request: DiaryRequest) -> dict[str, Any]:
    """What is offered before anything is typed: usual foods and saved meals."""
    user, meal = request.user, chosen_meal(request)
    favourites = Favourite.objects.of(user).food_ids()
    uses = usual_foods(recent_uses(user), favourites, meal=meal, today=request.diarist.today)
    return {
        "usual": offered_again(uses, request.diarist),
        "favourites": favourites,
        "saved_meals": SavedMeal.objects.of(user).present(),
    }
