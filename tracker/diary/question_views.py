"""The answers to what a day page asks, each kept for its day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracker.diary.answers import changed, foods_named, refused
from tracker.diary.questions import repeats_among
from tracker.models import Day, Entry
from tracker.models.limits import LimitError
from tracker.person.diarist import DiaryRequest
from tracker.servings.fields import sent_key


@require_POST
def repeat_is_right(request: DiaryRequest, day: date) -> HttpResponse:
    """What stands there more than once was eaten so many times: not asked again on this day."""
    first, *others = _repeated(request, day)
    if others:
        identity = repeats_among([first, *others])[0].identity
        Day.objects.say_meant({identity: 1 + len(others)}, user=request.user, day=day)
    return changed(request, day, meals=())


@require_POST
def only_once(request: DiaryRequest, day: date) -> HttpResponse:
    """Of entries that are the same the first stays; the others can be restored for 24 hours."""
    first, *others = _repeated(request, day)
    keys = [entry.key for entry in others]
    if not keys:
        return changed(request, day)
    now = timezone.now()
    Entry.objects.of(request.user).filter(key__in=keys).put_away(now=now)
    Entry.objects.of(request.user).purge(now=now)
    undo = reverse("tracker:as_before", args=[day])
    toast = _("Counted once: %(food)s") % {"food": first.name}
    return changed(request, day, meals=[first.meal], toast=toast, undo=undo, undo_keys=keys)


@require_POST
def as_before(request: DiaryRequest, day: date) -> HttpResponse:
    """Bring back what was taken for a repeat, for 24 hours."""
    away = Entry.objects.of(request.user).on(day).filter(key__in=_keys(request), deleted_at__isnull=False)
    entries = list(away)
    if not entries:
        raise Http404
    try:
        Entry.objects.check_room(request.user, day, more=len(entries))
    except LimitError as error:
        return refused(request, str(error), redirect("tracker:day", day))
    back = away.restore(now=timezone.now())
    toast = _("Back again: %(foods)s") if back else _("%(foods)s was deleted more than a day ago and is gone.")
    return changed(request, day, meals={each.meal for each in entries}, toast=toast % {"foods": foods_named(entries)})


@require_POST
def that_was_all(request: DiaryRequest, day: date) -> HttpResponse:
    """So little was all of it: not asked again about this day."""
    Day.objects.of(request.user).say_that_was_all(user=request.user, day=day)
    return changed(request, day, meals=())


def _repeated(request: DiaryRequest, day: date) -> list[Entry]:
    """The entries that are the same as the one sent, in their order; it alone where they are not as many as it says.

    So what came or went since the page was drawn is asked about anew. No such entry is a 404.
    """
    entries = list(Entry.objects.of(request.user).on(day).counted().order_by("created_at", "key"))
    sent = set(_keys(request))
    place = next((place for place, entry in enumerate(entries) if entry.key in sent), None)
    if place is None:
        raise Http404
    repeat = next((each for each in repeats_among(entries) if place in each.places), None)
    if repeat is None or str(repeat.times) != request.POST.get("times"):
        return [entries[place]]
    return [entries[place] for place in repeat.places]


def _keys(request: DiaryRequest) -> Sequence[UUID]:
    keys = [sent_key(text) for text in request.POST.getlist("key")]
    return [key for key in keys if key is not None]
