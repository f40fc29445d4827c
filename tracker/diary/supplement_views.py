"""A supplement that a line said, kept as the person's own and logged in one tap; and both taken back."""

from datetime import date
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foods.models import Food
from foods.own import kept
from foods.own.supplement_offers import Offer, keep, offers_of
from foods.quantities import MAX_LINE_CHARACTERS
from tracker.diary.answers import changed, chosen_meal, logged_words
from tracker.diary.line_form import RowForm, SentRows, sent_rows, shown_again
from tracker.diary.line_rows import LineForm
from tracker.diary.line_views import line_answer
from tracker.models import Entry
from tracker.models.limits import LimitError
from tracker.person.diarist import DiaryRequest
from tracker.servings.fields import day_problem, eaten_at, meal_problem, sent_key, time_problem
from tracker.servings.log_doses import log_doses
from tracker.servings.own_supplements import OwnSupplements


@require_POST
def add_supplement(request: DiaryRequest, day: date) -> HttpResponse:
    """Keep what a row says as an own supplement and log it; the other rows stay to be checked.

    The same form again adds nothing twice.
    """
    rows = sent_rows(request.POST, request.diarist)
    rows.is_valid()
    place, _colon, reading = request.POST.get("supplement", "").partition(":")
    row = rows.forms[int(place)] if place.isdecimal() and int(place) < len(rows.forms) else None
    offer, count = _offer(request, row, reading) if row else (None, 1.0)
    key = sent_key(request.POST.get("key", ""))
    problem = _problem(request, day, row, offer)
    if row is None or offer is None or key is None or problem:
        return line_answer(request, day, _shown(request, rows, problem=problem), status=400)
    added = uuid5(key, f"{place}:{row.cleaned_data['was']}:{reading}")
    try:
        with transaction.atomic():
            food = keep(offer, owner=request.user, key=added, on=request.diarist.today)
            entry = _log(request, day, food, added, count)
    except (LimitError, ValueError) as error:
        return line_answer(request, day, _shown(request, rows, problem=str(error)), status=400)
    return _answer(request, day, entry, added, _shown(request, rows, without=int(place)))


def _offer(request: DiaryRequest, row: RowForm, reading: str) -> tuple[Offer | None, float]:
    """What the row offered in that reading, and how many of it."""
    said = OwnSupplements(request.diarist).said(row.cleaned_data["was"])
    offers = offers_of(said) if said else ()
    count = said.count if said and said.count is not None else 1.0
    return next((offer for offer in offers if offer.reading == reading), None), count


def _problem(request: DiaryRequest, day: date, row: RowForm | None, offer: Offer | None) -> str:
    """Why it can't be added, as a sentence; "" where it can."""
    if problem := day_problem(day, today=request.diarist.today) or meal_problem(request.POST.get("meal", "")):
        return problem
    if problem := time_problem(request.POST.get("time", "")):
        return problem
    if row is None or offer is None or row.words_changed:
        return _("The words have changed. Check the row once more.")
    if not kept.has_room(request.user):
        return _("You have as many foods of your own as can be kept. Delete one first.")
    return ""


def _log(request: DiaryRequest, day: date, food: Food, key: UUID, count: float) -> Entry:
    at, meal = eaten_at(request.POST.get("time", "")), request.POST["meal"]
    return log_doses(food, request.diarist, day, key=key, meal=meal, count=count, at=at)


def _shown(request: DiaryRequest, rows: SentRows, *, without: int | None = None, problem: str = "") -> LineForm:
    """The rows that are left, under a new key: their places are others now."""
    meal, time = chosen_meal(request), request.POST.get("time", "")
    form = shown_again(rows, request.diarist, meal=meal, time=time, key=uuid4())
    form.rows = [row for place, row in enumerate(form.rows) if place != without]
    form.unread, form.problem = request.POST.get("unread", "")[:MAX_LINE_CHARACTERS], problem
    return form


def _answer(request: DiaryRequest, day: date, entry: Entry, key: UUID, left: LineForm) -> HttpResponse:
    toast, undo = logged_words(entry.state, entry.name), reverse("tracker:undo_supplement", args=[day, key])
    if not request.htmx and left.rows:
        messages.success(request, toast, extra_tags=undo)
        return line_answer(request, day, left)
    answer = changed(request, day, meals=[entry.meal], toast=toast, undo=undo)
    if left.rows:
        answer.content = line_answer(request, day, left).content + answer.content
    elif request.htmx:
        answer["HX-Trigger-After-Settle"] = "diary-changed, entry-logged"
    return answer


@require_POST
def undo_supplement(request: DiaryRequest, day: date, key: UUID) -> HttpResponse:
    """Take back the entry and, where nothing else was logged of it, the supplement; both stay for 24 hours."""
    now = timezone.now()
    food = Food.objects.of(request.user).filter(source_id=str(key)).first()
    if food is None:
        raise Http404
    with transaction.atomic():
        Entry.objects.of(request.user).on(day).filter(key=key).put_away(now=now)
        if food.deleted_at is None and not Entry.objects.of(request.user).present().filter(food=food).exists():
            kept.put_away(food, at=now)
    return changed(request, day, toast=_("Taken back: %(food)s") % {"food": food.name})
