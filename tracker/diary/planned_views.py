"""What was planned is ticked off as eaten, and back."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracker.diary.answers import changed, foods_named, refused
from tracker.models import Entry, State
from tracker.person.diarist import DiaryRequest


@require_POST
def eaten(request: DiaryRequest, day: date) -> HttpResponse:
    """The planned entries with these keys count from now on; of a day to come nothing is eaten yet."""
    if day > request.diarist.today:
        problem = _("That day is still to come. Tick it off when you have eaten it.")
        return refused(request, problem, redirect("tracker:day", day))
    return _mark(request, day, State.EATEN, _("Eaten: %(foods)s"), reverse("tracker:planned", args=[day]))


@require_POST
def planned(request: DiaryRequest, day: date) -> HttpResponse:
    """The entries with these keys are planned again, and do not count."""
    return _mark(request, day, State.PLANNED, _("Planned again: %(foods)s"), reverse("tracker:eaten", args=[day]))


def _mark(request: DiaryRequest, day: date, state: State, words: str, undo: str) -> HttpResponse:
    """Said twice it is the same as once. None of the keys on this day is a 404."""
    marked = Entry.objects.of(request.user).on(day).present().filter(key__in=_keys(request.POST.getlist("key")))
    entries = list(marked.order_by("created_at", "key"))
    if not entries:
        raise Http404
    marked.update(state=state)
    return changed(
        request,
        day,
        meals={entry.meal for entry in entries},
        toast=words % {"foods": foods_named(entries)},
        undo=undo,
        undo_keys=[entry.key for entry in entries],
    )


def _keys(sent: Sequence[str]) -> list[UUID]:
    try:
        return [UUID(text) for text in sent]
    except ValueError:
        raise Http404 from None
