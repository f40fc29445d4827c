"""What a change to the diary answers: the parts of the open page that differ, or a message alone."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.diary.addresses import day_address
from tracker.diary.again import IN_SIGHT, Again, WeekBefore, saved_again
from tracker.diary.day import summarise
from tracker.diary.head import head_of
from tracker.diary.meal_lines import meal_lines
from tracker.diary.missing import missing_on
from tracker.diary.questions import question_about
from tracker.diary.strip import strip_of
from tracker.fluids.lines import lines_of_day
from tracker.models import Entry, Meal, SavedMeal, State
from tracker.models.factor import drunk_on
from tracker.models.marked_foods import favourites_of
from tracker.models.saved_meals import saved_meals_of
from tracker.person.diarist import DiaryRequest
from tracker.servings.usual import recent_uses, usual_foods
from tracker.servings.usual_serving import offered_again

USUAL: Final = 6
HINT_AFTER_ENTRIES: Final = 1
IN_FRONT: Final = "X-Meal-In-Front"  # sent by an open day page, which stays as it is while the clock goes on


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
    added: int = 0,
) -> HttpResponse:
    """What a change to the diary answers: the parts of the open page that differ, or the page where no script runs.

    `meals` are those that may differ, none where only what is said of the day does. `added` is how many entries came
    where nothing else changed: the head differs by a day's first ones only. `toast` is a message and `undo` the address
    that takes the change back, sent `undo_keys`. What the change means (verdicts, suggestions) is fetched by the page
    itself when it hears of `diary-changed`.
    """
    if not request.htmx:
        return redirect("tracker:day", day)
    if not _is_open(request, day):
        return told(request, toast, undo=undo, undo_keys=undo_keys)
    context = day_context(request, day, meals=meals, asks=not meals)
    context |= {
        "with_head": context["summary"].entries <= added or not added,
        "toast": toast,
        "undo": undo,
        "undo_keys": undo_keys,
    }
    answer = render(request, "tracker/diary/_changed.jinja", context)
    answer["HX-Trigger-After-Settle"] = "diary-changed"
    return answer


def _is_open(request: DiaryRequest, day: date) -> bool:
    """Whether the page that asks is this day's; so it is taken to be where the browser does not say."""
    address = request.htmx.current_url_abs_path
    return address is None or urlsplit(address).path == reverse("tracker:day", args=[day])


def told(request: DiaryRequest, toast: str, *, undo: str = "", undo_keys: Sequence[UUID] = ()) -> HttpResponse:
    """A message alone, for a page that fetches what has changed when it hears of `diary-changed`."""
    answer = render(request, "tracker/diary/_toast.jinja", {"toast": toast, "undo": undo, "undo_keys": undo_keys})
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


def meal_in_front(request: DiaryRequest) -> Meal:
    """The meal that stands first on the page: the one that an open page names, else as `chosen_meal`."""
    meal = request.headers.get(IN_FRONT, "")
    return Meal(meal) if meal in Meal.values else chosen_meal(request)


def day_context(
    request: DiaryRequest,
    day: date,
    *,
    meals: Collection[str] = Meal.values,
    asks: bool = True,
    saved_meals: Iterable[SavedMeal] | None = None,
) -> dict[str, Any]:
    """The context of the day page and of the fragments that a change answers.

    `meals` are those that are drawn, `asks` whether a day is asked about that may not be complete; `saved_meals` are
    read where they are needed unless they are given.
    """
    diarist, front = request.diarist, meal_in_front(request)
    summary, has_come = summarise(diarist, day, opened=_opened(request)), day <= diarist.today
    question = question_about(diarist, summary)
    show_hint = has_come and summary.entries >= HINT_AFTER_ENTRIES and not diarist.profile.complete_hint_seen
    empty = [section.meal for section in summary.meals if section.meal in meals and not section.entries]
    asks = asks and day == diarist.today
    is_read = empty or (asks and summary.is_day_before_open)
    before = WeekBefore.read(diarist, day) if is_read else WeekBefore(day, {})
    again = _again(request, before, empty, front, saved_meals)
    lines = meal_lines(summary, meals, again, diarist.profile.vitamin_d_unit)
    return head_of(summary, today=diarist.today) | {
        "day": day,
        "has_come": has_come,
        "address": day_address(day),
        "more_address": reverse("tracker:more", args=[day]),
        "eaten_address": reverse("tracker:eaten", args=[day]),
        "summary": summary,
        "planned_words": _planned_words(summary.planned, has_come=has_come),
        "meal": chosen_meal(request),
        "strip": strip_of(diarist, summary),
        "front": next((line for line in lines if line.meal == front), None),
        "others": [line for line in lines if line.meal != front],
        "asks": asks,
        "missing": missing_on(diarist, summary, before) if asks else None,
        "question": question,
        "fluids": lines_of_day(diarist, (entry.amounts for entry in summary.eaten), drunk_on(request.user, day)),
        "show_hint": show_hint and question is None,
    }


def _planned_words(planned: int, *, has_come: bool) -> str:
    if not planned:
        return ""
    if not has_come:
        return _("What is planned counts when you tick it off as eaten, on the day itself or later.")
    return ngettext(
        "%(planned)s entry is planned: it counts when you tick it off as eaten.",
        "%(planned)s entries are planned: they count when you tick them off as eaten.",
        planned,
    ) % {"planned": planned}


def _again(
    request: DiaryRequest,
    before: WeekBefore,
    empty: Sequence[str],
    front: Meal,
    saved_meals: Iterable[SavedMeal] | None,
) -> dict[str, Sequence[Again]]:
    """What fills each of the empty meals; in the one in front a saved meal stands where earlier days leave room."""
    today = request.diarist.today
    again: dict[str, Sequence[Again]] = {meal: before.same_as(meal, today=today)[:IN_SIGHT] for meal in empty}
    if front in empty and len(again[front]) < IN_SIGHT:
        saved = saved_meals_of(request.user) if saved_meals is None else saved_meals
        again[front] = [*again[front], *saved_again(before.day, saved)][:IN_SIGHT]
    return again


def _opened(request: DiaryRequest) -> str:
    """The long meal that the page shows in whole: a change keeps it open, by the page's own address."""
    address = urlsplit(request.htmx.current_url or "")
    return request.GET.get("open", "") or QueryDict(address.query).get("open", "")


def usual_context(request: DiaryRequest) -> dict[str, Any]:
    """What is offered before anything is typed: usual foods and saved meals."""
    user, meal = request.user, chosen_meal(request)
    favourites = favourites_of(user)
    recent = recent_uses(user, meal, favourites)
    uses = usual_foods(recent, favourites, meal=meal, today=request.diarist.today, limit=USUAL)
    return {
        "meal": meal,
        "is_habit": any(use.food_id not in favourites for use in uses),
        "usual": offered_again(uses, request.diarist),
        "favourites": favourites,
        "saved_meals": saved_meals_of(user),
    }
