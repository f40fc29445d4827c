"""One entry: added, changed, moved, deleted and brought back."""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from foods.models import Food
from foods.models.food import food_at_hand
from foods.quantities import format_quantity
from tracker.diary.answers import changed, chosen_meal, logged_words, refused
from tracker.diary.as_it_was import as_it_was, bring_back, sealed_as_it_was
from tracker.diary.forms import EditEntryForm, EntryForm
from tracker.display.portion_words import format_portion
from tracker.models import Entry
from tracker.models.entry import keys_added_by
from tracker.models.limits import LimitError
from tracker.models.marked_foods import favourites_of
from tracker.models.serving import NewEntry, serving_of
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import fragment_or_page
from tracker.servings.doubts import doubt_about_number, leaves_a_question
from tracker.servings.fields import day_problem
from tracker.servings.portions import (
    SOURCE_PREFIX,
    PortionChoice,
    portion_choices,
    same_portion,
    source_portions,
)
from tracker.servings.said import rough_choices
from tracker.servings.typed_line import TypedLine
from tracker.servings.usual import last_uses
from tracker.servings.usual_serving import logged_portions, serving_meant


@require_http_methods(["GET", "POST"])
def add(request: DiaryRequest, day: date, food_id: int) -> HttpResponse:
    """The form for one food, and what it sends; `meant` logs the food as its form would open, unless that asks."""
    food = food_at_hand(food_id, request.user.pk)
    if food is None:
        raise Http404
    choices = portion_choices(food, request.diarist.profile)
    if request.method == "POST" and "meant" not in request.POST:
        listed = source_portions(food) if request.POST.get("portion", "").startswith(SOURCE_PREFIX) else []
        rough = [] if food.is_supplement else rough_choices()
        logged = logged_portions(request.POST.getlist("portion"), food, request.user)
        return _log(request, day, food, EntryForm(request.POST, choices=[*choices, *listed, *rough, *logged]))
    return _as_meant(request, day, food, choices)


def _as_meant(request: DiaryRequest, day: date, food: Food, choices: list[PortionChoice]) -> HttpResponse:
    """The form as it opens for what was `said`, or logged so where a search result was taken and nothing is asked."""
    typed = TypedLine.read(request.GET.get("said", ""))
    part = typed.part
    said = serving_meant(part, food, choices, last_uses(request.user, [food.pk]).get(food.pk))
    doubt = doubt_about_number(part, said)
    asks = bool(doubt) or (said.is_guess and food.is_supplement)
    initial = {
        "key": uuid4(),
        "quantity": request.GET.get("quantity", "" if asks else format_quantity(said.quantity)),
        "portion": request.GET.get("portion", said.chosen.value),
        "meal": chosen_meal(request),
        "local_time": typed.time,
    }
    offered = choices if said.chosen in choices else [*choices, said.chosen]
    if request.method == "POST" and not leaves_a_question(part, said):
        sent = initial | {"key": request.POST.get("key", "")}
        return _log(request, day, food, EntryForm(sent, choices=offered))
    return _add_form(request, day, food, EntryForm(choices=offered, initial=initial), note=doubt or said.note)


def _log(request: DiaryRequest, day: date, food: Food, form: EntryForm) -> HttpResponse:
    if problem := day_problem(day, today=request.diarist.today):
        form.add_error(None, problem)
    if not form.is_valid():
        return _add_form(request, day, food, form, status=400)
    data, chosen, state = form.cleaned_data, form.cleaned_data["chosen"], request.diarist.state_on(day)
    values = serving_of(food, quantity=data["quantity"], portion_text=chosen.text, portion_g=chosen.weight_g)
    if not form.confirms([values], request.diarist):
        return _add_form(request, day, food, form, status=400)
    serving = NewEntry(0, data["meal"], values | {"local_time": data["local_time"]})
    try:
        (entry,) = Entry.objects.log_all([serving], user=request.user, day=day, form_key=data["key"], state=state)
    except LimitError as error:
        form.add_error(None, str(error))
        return _add_form(request, day, food, form, status=400)
    toast = logged_words(entry.state, f"{entry.name}, {format_portion(entry.quantity, entry.portion_text)}")
    answer = changed(request, day, meals=[entry.meal], toast=toast, undo=_undo_of(entry), added=1)
    answer["HX-Trigger-After-Settle"] = "diary-changed, entry-logged"
    return answer


def _undo_of(entry: Entry) -> str:
    return reverse("tracker:delete_entry", args=[entry.key])


def _add_form(
    request: DiaryRequest, day: date, food: Food, form: EntryForm, *, note: str = "", status: int = 200
) -> HttpResponse:
    context = {"day": day, "food": food, "form": form, "note": note, "is_card": True}
    return fragment_or_page(request, "tracker/diary/_add.html", context, title=_("Add food"), status=status)


@require_http_methods(["GET", "POST"])
def edit(request: DiaryRequest, key: UUID) -> HttpResponse:
    """The form for one entry: number, portion, meal, time and day."""
    entry = get_object_or_404(Entry.objects.of(request.user).present(), key=key)
    food = entry.food
    same = same_portion(entry)
    others = portion_choices(food, request.diarist.profile) if entry.grams is not None else []
    choices = [same, *(choice for choice in others if choice.text != same.text)]
    initial = {
        "quantity": request.GET.get("quantity", format_quantity(entry.quantity)),
        "portion": request.GET.get("portion", same.value),
        "meal": entry.meal,
        "local_time": entry.local_time,
        "day": entry.date,
        "key": entry.key,
    }
    form = EditEntryForm(request.POST or None, choices=choices, initial=initial, today=request.diarist.today)
    if request.method == "POST" and form.is_valid() and _is_right(request, entry, form):
        return _change(request, entry, form)
    favourite = entry.food_id in favourites_of(request.user)
    context = {"entry": entry, "food": food, "form": form, "favourite": favourite, "day": entry.date}
    status = 400 if form.errors else 200
    return fragment_or_page(request, "tracker/diary/_entry.html", context, title=_("Change an entry"), status=status)


def _is_right(request: DiaryRequest, entry: Entry, form: EditEntryForm) -> bool:
    """Whether the day has room, and what is more than a day's upper level now was confirmed; else the form says it."""
    return _has_room(request, entry, form) and form.confirms_change(entry, request.diarist)


def _has_room(request: DiaryRequest, entry: Entry, form: EditEntryForm) -> bool:
    """Whether the day that an entry moves to can hold it; else the form says why not."""
    day = form.cleaned_data["day"]
    try:
        Entry.objects.check_room(request.user, day, more=int(day != entry.date))
    except LimitError as error:
        form.add_error("day", str(error))
    return form.is_valid()


def _change(request: DiaryRequest, entry: Entry, form: EditEntryForm) -> HttpResponse:
    data, shown = form.cleaned_data, entry.date
    undo = f"{reverse('tracker:entry_before', args=[entry.key])}?{urlencode({'before': sealed_as_it_was(entry)})}"
    if form.rescales(entry):
        entry.rescale(**form.new_portion)
    if "local_time" in request.POST:  # a page opened before there was such a field takes no time away
        entry.local_time = data["local_time"]
    entry.move(day=data["day"], meal=data["meal"], state=request.diarist.state_on(data["day"]))
    entry.save()
    return changed(request, shown, toast=_("Changed: %(food)s") % {"food": entry.name}, undo=undo)


@require_POST
def before(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Takes a change back: number, portion, meal, time and day as they were."""
    entry = get_object_or_404(Entry.objects.of(request.user).present(), key=key)
    was = as_it_was(entry, request.GET.get("before", ""))
    if was is None:
        raise Http404
    try:
        Entry.objects.check_room(request.user, was.date, more=int(was.date != entry.date))
    except LimitError as error:
        return refused(request, str(error), redirect("tracker:day", entry.date))
    bring_back(entry, was)
    return changed(request, was.date, toast=_("As before: %(food)s") % {"food": entry.name})


@require_POST
def delete(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Delete with undo; what was deleted a day ago or longer goes for good."""
    entry = get_object_or_404(Entry.objects.of(request.user), key=key)
    Entry.objects.of(request.user).put_away_one(key, now=timezone.now())
    undo = reverse("tracker:restore_entry", args=[entry.key])
    toast = _("Deleted: %(food)s") % {"food": entry.name}
    return changed(request, entry.date, meals=[entry.meal], toast=toast, undo=undo)


@require_POST
def restore(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Undo a delete, for 24 hours."""
    entry = get_object_or_404(Entry.objects.of(request.user), key=key)
    try:
        Entry.objects.check_room(request.user, entry.date, more=int(entry.deleted_at is not None))
    except LimitError as error:
        return refused(request, str(error), redirect("tracker:day", entry.date))
    back = Entry.objects.of(request.user).filter(key=key).restore(now=timezone.now())
    toast = _("Back again: %(food)s") if back else _("%(food)s was deleted more than a day ago and is gone.")
    return changed(request, entry.date, meals=[entry.meal], toast=toast % {"food": entry.name})


@require_POST
def undo_added(request: DiaryRequest, day: date, key: UUID) -> HttpResponse:
    """Take back all that one form has added to a day; each entry can be restored for 24 hours like any other."""
    added = Entry.objects.of(request.user).on(day).filter(key__in=keys_added_by(key))
    if not added.exists():
        raise Http404
    taken_back = added.put_away(now=timezone.now())
    toast = ngettext("%(count)s food taken back.", "%(count)s foods taken back.", taken_back) % {"count": taken_back}
    return changed(request, day, toast=toast)
