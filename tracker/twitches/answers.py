"""What a change to a day's twitches answers: their line on the open page and a message, or a page without scripts."""

from datetime import date
from typing import Final
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tracker.person.diarist import DiaryRequest
from tracker.twitches.of_day import twitches_of
from tracker.warning.now import warning_now

SIGNS_NEXT: Final = "signs_next"  # the name of a button


def changed(request: DiaryRequest, day: date, toast: str, *, undo: str = "", add_where: str = "") -> HttpResponse:
    """`undo` is the address that takes the change back, `add_where` that of the form of what was just noted.

    Where the form asks for it by its other button, the signs of illness of that day come next.
    """
    signs_next = SIGNS_NEXT in request.POST
    if not request.htmx:
        messages.success(request, toast, extra_tags=undo)
        return redirect("tracker:warning_signs" if signs_next else "tracker:twitches", day)
    shown = _day_in_sight(request, day)
    context = {
        "said": twitches_of(request.diarist, shown),
        "warning": warning_now(request.user, request.diarist.today),
        "toast": toast,
        "undo": undo,
        "add_where": add_where,
        "signs_of": day if signs_next else None,
    }
    return render(request, "tracker/twitches/_changed.html", context)


def refused(request: DiaryRequest, day: date, problem: str) -> HttpResponse:
    """Why nothing was done."""
    if not request.htmx:
        messages.error(request, problem)
        return redirect("tracker:twitches", day)
    return changed(request, day, problem)


def _day_in_sight(request: DiaryRequest, day: date) -> date:
    """The day whose page is open: one that was opened before midnight is yesterday's, and what is noted now is not."""
    path = urlsplit(request.htmx.current_url_abs_path or "").path
    try:
        return date.fromisoformat(path.rstrip("/").rsplit("/", 1)[-1])
    except ValueError:
        return day
