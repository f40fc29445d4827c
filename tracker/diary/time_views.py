"""When a meal was eaten, said for all of it at once; and each entry's own time brought back."""

from collections.abc import Sequence
from datetime import date, time
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracker.diary.answers import changed, chosen_meal
from tracker.diary.forms import MealTimeForm
from tracker.diary.meal_views import more_of
from tracker.display.dates import clock
from tracker.models import Entry, Meal
from tracker.person.diarist import DiaryRequest
from tracker.servings.fields import eaten_at, sent_key

APART: Final = "-"  # between the times that each entry had before


@require_POST
def meal_time(request: DiaryRequest, day: date) -> HttpResponse:
    """The time of every entry of a meal, planned ones too. An empty meal is a 404."""
    form = MealTimeForm(request.POST)
    if not form.is_valid():
        return more_of(request, day, chosen_meal(request), form)
    meal, at = Meal(form.cleaned_data["meal"]), form.cleaned_data["local_time"]
    of_meal = Entry.objects.of(request.user).on(day).filter(meal=meal).present()
    entries = list(of_meal.order_by("created_at", "key"))
    if not entries:
        raise Http404
    keys = [entry.key for entry in entries]
    of_meal.filter(key__in=keys).update(local_time=at)
    before = urlencode({"before": APART.join(_sent(entry.local_time) for entry in entries)})
    undo = f"{reverse('tracker:times_before', args=[day])}?{before}"
    return changed(request, day, meals=[meal], toast=_words(meal, at), undo=undo, undo_keys=keys)


@require_POST
def times_before(request: DiaryRequest, day: date) -> HttpResponse:
    """The entries with these keys get the times that they had: one after the other, as many as there are keys."""
    times = _times(request.GET.get("before", ""))
    keys = [sent_key(text) for text in request.POST.getlist("key")]
    if len(keys) != len(times):
        raise Http404
    back = dict(zip(keys, times, strict=True))
    entries = list(Entry.objects.of(request.user).on(day).present().filter(key__in=[key for key in keys if key]))
    if not entries:
        raise Http404
    for entry in entries:
        entry.local_time = back[entry.key]
    Entry.objects.bulk_update(entries, ["local_time"])
    return changed(request, day, meals={entry.meal for entry in entries}, toast=_("The times are as before."))


def _words(meal: Meal, at: time | None) -> str:
    if at is None:
        return _("%(meal)s: no time") % {"meal": meal.label}
    return _("%(meal)s at %(time)s") % {"meal": meal.label, "time": clock(at)}


def _sent(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""


def _times(sent: str) -> Sequence[time | None]:
    """Raises Http404 for what is no time."""
    try:
        return [eaten_at(text) for text in sent.split(APART)]
    except ValueError:
        raise Http404 from None
