"""Suggested foods put into the diary, one or several together, on the day itself or planned for tomorrow."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracker.assessment.health.cautions import ADULT_MONTHS
from tracker.diary.answers import changed, foods_named, logged_words, refused
from tracker.models import Entry
from tracker.models.limits import LimitError
from tracker.person.diarist import DiaryRequest
from tracker.servings.fields import day_problem, meal_problem, sent_key
from tracker.suggestions.adding import ItemError, portions_of, to_log


@require_POST
def add(request: DiaryRequest, day: date) -> HttpResponse:
    """Each `item` once, in `meal` where one is sent, else each in the meal that it goes with."""
    form_key = sent_key(request.POST.get("key", ""))
    try:
        entries = _log(request, day, form_key)
    except (ItemError, LimitError) as error:
        return refused(request, str(error), redirect("tracker:suggestions"))
    toast = logged_words(request.diarist.state_on(day), foods_named(entries))
    undo = reverse("tracker:undo_added", args=[day, form_key])
    return changed(request, day, meals={entry.meal for entry in entries}, toast=toast, undo=undo)


def _log(request: DiaryRequest, day: date, form_key: UUID | None) -> list[Entry]:
    """Raises ItemError or LimitError with the sentence that says what is wrong."""
    if problem := day_problem(day, today=request.diarist.today):
        raise ItemError(problem)
    meal = request.POST.get("meal", "")
    if meal and (problem := meal_problem(meal)):
        raise ItemError(problem)
    if form_key is None:
        raise ItemError(_("Open this form again."))
    person = request.diarist.person
    age_months = person.age_months if person else ADULT_MONTHS
    portions = portions_of(request.POST.getlist("item"), request.user, age_months=age_months)
    state = request.diarist.state_on(day)
    servings = to_log(portions, meal=meal)
    return Entry.objects.log_all(servings, user=request.user, day=day, form_key=form_key, state=state)
