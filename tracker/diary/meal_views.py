"""Meals as a whole: copied from another day, saved under a name, logged again; and favourite foods."""

from datetime import date
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from foods.models import Food
from tracker.diary.again import WeekBefore, saved_again
from tracker.diary.answers import changed, chosen_meal, in_sheet, logged_words, refused
from tracker.diary.forms import CopyForm, MealTimeForm, SaveMealForm
from tracker.diary.questions import keep_as_meant, open_repeats
from tracker.display.dates import day_name
from tracker.models import Entry, Favourite, Meal, SavedMeal, SavedMealItem
from tracker.models.day import AHEAD
from tracker.models.limits import LimitError
from tracker.models.saved_meals import saved_meals_of
from tracker.models.serving import NewEntry, copied_serving
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import fragment_or_page
from tracker.servings.fields import day_problem, sent_key
from tracker.servings.upper_levels import unconfirmed


@require_GET
def more(request: DiaryRequest, day: date) -> HttpResponse:
    return more_of(request, day, chosen_meal(request))


def more_of(request: DiaryRequest, day: date, meal: Meal, form: MealTimeForm | None = None) -> HttpResponse:
    """What else can be done with one meal of a day: what it was on other days, saved meals, its time, and keeping it.

    `form` is one of its time that was refused.
    """
    times = list(
        Entry.objects.of(request.user).on(day).filter(meal=meal).present().values_list("local_time", flat=True)
    )
    said = times[0] if len(set(times)) == 1 else None
    same = WeekBefore.read(request.diarist, day).same_as(meal, today=request.diarist.today)
    saved = saved_again(day, saved_meals_of(request.user))
    context = {
        "day": day,
        "meal": meal,
        "line": {"meal": meal, "again": [*same, *saved]},
        "has_entries": bool(times),
        "form": form or MealTimeForm(initial={"meal": meal, "local_time": said}),
    }
    status = 400 if form else 200
    return fragment_or_page(request, "tracker/diary/_more.html", context, title=str(meal.label), status=status)


@require_http_methods(["GET", "POST"])
def copy(request: DiaryRequest, day: date) -> HttpResponse:
    """Copy a meal, or all of `day`, to another day. The answer shows the day that the person has open."""
    today = request.diarist.today
    # What is eaten again is mostly eaten today; what was eaten today, tomorrow.
    initial = {"meal": request.GET.get("meal", ""), "to": today if day != today else today + AHEAD}
    form = CopyForm(request.POST or None, today=today, initial=initial)
    if request.method == "GET" or not form.is_valid():
        return _copy_form(request, day, form)
    to, meal, key = form.cleaned_data["to"], form.cleaned_data["meal"], form.cleaned_data["key"]
    entries = Entry.objects.of(request.user).on(day)
    if meal:
        entries = entries.filter(meal=meal)
    originals = entries.to_repeat()
    copies = [NewEntry(place, entry.meal, copied_serving(entry)) for place, entry in enumerate(originals)]
    state = request.diarist.state_on(to)
    if not form.confirms([each.values for each in copies], request.diarist):
        return _copy_form(request, day, form)
    try:
        Entry.objects.log_all(copies, user=request.user, day=to, form_key=key, state=state)
    except LimitError as error:
        form.add_error(None, str(error))
        return _copy_form(request, day, form)
    keep_as_meant(copies, user=request.user, day=to, but=open_repeats(request.user, day, originals))
    shown = to if "here" in request.POST else day
    undo = reverse("tracker:undo_added", args=[to, key]) if copies else ""
    toast = _copied(len(copies), to)
    if shown != to or not copies:
        return changed(request, shown, toast=toast, undo=undo)
    meals = {each.meal for each in copies}
    return changed(request, shown, meals=meals, toast=toast, undo=undo, added=len(copies))


def _copy_form(request: DiaryRequest, day: date, form: CopyForm) -> HttpResponse:
    context, status = {"form": form, "day": day, "here": "here" in request.POST}, 400 if form.errors else 200
    title = _("Copy a meal or a day")
    return in_sheet(fragment_or_page(request, "tracker/diary/_copy.html", context, title=title, status=status))


def _copied(count: int, to: date) -> str:
    return ngettext("%(count)s entry copied to %(day)s.", "%(count)s entries copied to %(day)s.", count) % {
        "count": count,
        "day": day_name(to),
    }


@require_http_methods(["GET", "POST"])
def save(request: DiaryRequest, day: date) -> HttpResponse:
    """Keep a meal of this day under a name."""
    form = SaveMealForm(request.POST or None, initial={"meal": request.GET.get("meal", ""), "key": uuid4()})
    if form.is_valid():
        data = form.cleaned_data
        servings = Entry.objects.of(request.user).on(day).filter(meal=data["meal"]).to_repeat()
        if not servings:
            form.add_error("meal", _("This meal is empty. Choose another one, or log something in it first."))
            return _save_form(request, day, form)
        try:
            SavedMeal.objects.save_meal(user=request.user, key=data["key"], name=data["name"], servings=servings)
        except LimitError as error:
            form.add_error("meal", str(error))
            return _save_form(request, day, form)
        return changed(request, day, toast=_("Saved: %(meal)s") % {"meal": data["name"]})
    return _save_form(request, day, form)


def _save_form(request: DiaryRequest, day: date, form: SaveMealForm) -> HttpResponse:
    context, status = {"form": form, "day": day}, 400 if form.errors else 200
    return fragment_or_page(request, "tracker/diary/_save_meal.html", context, title=_("Keep a meal"), status=status)


@require_POST
def log(request: DiaryRequest, day: date, key: UUID) -> HttpResponse:
    """Log a saved meal whole."""
    saved_meal = get_object_or_404(SavedMeal.objects.of(request.user).present(), key=key)
    meal = request.POST.get("meal", "")
    form_key = sent_key(request.POST.get("key", ""))
    if meal not in Meal.values or form_key is None or day_problem(day, today=request.diarist.today):
        return changed(request, day, toast=_("That did not work. Open the day again and log the meal once more."))
    items = enumerate(SavedMealItem.objects.of(request.user).in_meal(key))
    servings = [NewEntry(place, meal, copied_serving(item)) for place, item in items]
    state = request.diarist.state_on(day)
    excess = unconfirmed([each.values for each in servings], request.POST.get("above", ""), request.diarist)
    if excess is not None:
        context = {"saved_meal": saved_meal, "day": day, "meal": meal, "form_key": form_key, "excess": excess}
        return in_sheet(
            fragment_or_page(request, "tracker/diary/_log_meal.html", context, title=saved_meal.name, status=400)
        )
    try:
        Entry.objects.log_all(servings, user=request.user, day=day, form_key=form_key, state=state)
    except LimitError as error:
        return refused(request, str(error), redirect("tracker:day", day))
    keep_as_meant(servings, user=request.user, day=day)
    undo = reverse("tracker:undo_added", args=[day, form_key])
    toast = logged_words(state, saved_meal.name)
    return changed(request, day, meals=[meal], toast=toast, undo=undo, added=len(servings))


@require_GET
def saved(request: DiaryRequest) -> HttpResponse:
    """The list of saved meals and favourites."""
    user = request.user
    items: dict[UUID, list[SavedMealItem]] = {}
    for item in SavedMealItem.objects.of(user).order_by("saved_meal_key", "position"):
        items.setdefault(item.saved_meal_key, []).append(item)
    context = {
        "saved_meals": [(meal, items.get(meal.key, [])) for meal in saved_meals_of(user)],
        "favourites": Favourite.objects.of(user).by_name(),
    }
    return render(request, "tracker/diary/saved_meals.html", context)


@require_POST
def delete(request: DiaryRequest, key: UUID) -> HttpResponse:
    meal = get_object_or_404(SavedMeal.objects.of(request.user), key=key)
    SavedMeal.objects.of(request.user).put_away_one(key, now=timezone.now())
    return (
        render(request, "tracker/diary/_meal_deleted.html", {"meal": meal})
        if request.htmx
        else redirect("tracker:saved_meals")
    )


@require_POST
def restore(request: DiaryRequest, key: UUID) -> HttpResponse:
    get_object_or_404(SavedMeal.objects.of(request.user), key=key)
    SavedMeal.objects.of(request.user).filter(key=key).restore(now=timezone.now())
    return redirect("tracker:saved_meals")


@require_POST
def favourite(request: DiaryRequest, food_id: int) -> HttpResponse:
    """Keep a food at hand, or let it go."""
    food = get_object_or_404(Food.objects.visible_to(request.user.pk), pk=food_id)
    now = timezone.now()
    is_favourite = not Favourite.objects.of(request.user).filter(food=food).put_away(now=now)
    Favourite.objects.of(request.user).purge(now=now)
    if is_favourite:
        Favourite.objects.of(request.user).keep(user=request.user, food=food)
    if request.htmx:
        return render(request, "tracker/diary/_favourite.html", {"food": food, "favourite": is_favourite})
    return redirect(food)
