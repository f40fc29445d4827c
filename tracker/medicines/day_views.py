"""What was taken on a day: in one tap on the day page, or in the list of the day; and "none" as an answer."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tracker.diary import answers
from tracker.display.dates import day_name
from tracker.medicines import doses
from tracker.medicines.doses import DayDoses, Dose, doses_on
from tracker.models import Entry
from tracker.models.limits import LimitError
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import fragment_or_page
from tracker.servings.fields import past_day_problem

PART: Final = "tracker/medicines/_part.html"


@require_GET
def today(request: DiaryRequest, day: date) -> HttpResponse:
    """What the day page shows: a button for each dose that is due and open; nothing without a schedule."""
    if _problem(request, day):
        return HttpResponse()
    return render(request, PART, {"said": doses_on(request.diarist, day)})


@require_GET
def of_day(request: DiaryRequest, day: date) -> HttpResponse:
    """All doses of a day with what was said of each, in the sheet or as a page."""
    if problem := _problem(request, day):
        return render(request, "tracker/medicines/day.html", {"day": day, "title": problem}, status=404)
    context = {"said": doses_on(request.diarist, day), "day": day}
    page = "tracker/medicines/day.html"
    return fragment_or_page(request, "tracker/medicines/_day.html", context, title=day_name(day), page=page)


def _problem(request: DiaryRequest, day: date) -> str | None:
    """Why nothing can be said of this day, as a sentence; None where something can."""
    return past_day_problem(day, today=request.diarist.today)


@require_POST
def take(request: DiaryRequest, day: date) -> HttpResponse:
    """These doses were taken; a second tap changes nothing."""
    chosen = _chosen(request, day)
    if not chosen:
        return _refused(request, day)
    new = [dose for dose in chosen if not dose.taken]
    try:
        entries = doses.take(request.diarist, day, new)
    except LimitError as error:
        return _answer(request, day, str(error))
    toast = _("Taken: %(names)s") % {"names": ", ".join(dose.name for dose in chosen)}
    return _answer(request, day, toast, entries=entries, undo=_back(day, new))


@require_POST
def none(request: DiaryRequest, day: date) -> HttpResponse:
    """These doses were not taken, or none of those that are still open."""
    problem = _problem(request, day)
    said = None if problem else doses_on(request.diarist, day)
    chosen = said.chosen(_values(request)) if said and _values(request) else said.open if said else []
    chosen = [dose for dose in chosen if dose.taken is None]
    if not chosen:
        return _refused(request, day)
    doses.skip(request.diarist, day, chosen)
    count = ngettext("Noted: %(count)s dose not taken", "Noted: %(count)s doses not taken", len(chosen))
    return _answer(request, day, count % {"count": len(chosen)}, undo=_back(day, chosen))


@require_POST
def take_back(request: DiaryRequest, day: date) -> HttpResponse:
    """Nothing was said of these doses; entries that stood for them go."""
    chosen = _chosen(request, day)
    if not chosen:
        return _refused(request, day)
    entries = doses.take_back(request.diarist, day, chosen)
    return _answer(request, day, _("Taken back. It is open again."), entries=entries)


def _values(request: DiaryRequest) -> list[str]:
    """The doses that a form, or the address of an undo, names."""
    return [*request.POST.getlist("dose"), *request.GET.getlist("dose")]


def _chosen(request: DiaryRequest, day: date) -> list[Dose]:
    return [] if _problem(request, day) else doses_on(request.diarist, day).chosen(_values(request))


def _back(day: date, chosen: Sequence[Dose]) -> str:
    """The address that takes back what was said of these doses; "" where nothing was."""
    if not chosen:
        return ""
    query = urlencode({"dose": [dose.value for dose in chosen]}, doseq=True)
    return f"{reverse('tracker:medicines_open', args=[day])}?{query}"


def _refused(request: DiaryRequest, day: date) -> HttpResponse:
    problem = _problem(request, day) or _("Nothing is open there. Open the day again.")
    if request.htmx:
        return _answer(request, day, problem)
    messages.error(request, problem)
    return redirect("tracker:today" if _problem(request, day) else "tracker:medicines_of_day", *_args(request, day))


def _args(request: DiaryRequest, day: date) -> list[date]:
    return [] if _problem(request, day) else [day]


def _answer(
    request: DiaryRequest, day: date, toast: str, *, entries: Sequence[Entry] = (), undo: str = ""
) -> HttpResponse:
    """The part of the open day page anew, with the meals where supplements are; or a page where no script runs."""
    if not request.htmx:
        messages.success(request, toast, extra_tags=undo)
        return redirect("tracker:medicines_of_day", day)
    meals = {entry.meal for entry in entries}
    answer = (
        answers.changed(request, day, meals=meals, toast=toast, undo=undo) if meals else _told(request, toast, undo)
    )
    said: DayDoses | None = None if _problem(request, day) else doses_on(request.diarist, day)
    if said:
        answer.content += render_to_string(PART, {"said": said, "is_extra": True}, request).encode()
    return answer


def _told(request: DiaryRequest, toast: str, undo: str) -> HttpResponse:
    return render(request, "tracker/diary/_toast.jinja", {"toast": toast, "undo": undo})
