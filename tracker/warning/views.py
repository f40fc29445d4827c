"""Signs of illness ticked of a day, with what to do at once, and warnings that were read."""

from datetime import date
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from tracker.assessment.warning import PUT_AWAY_BY, URGENT, Sign
from tracker.display.dates import day_name
from tracker.models import WarningDay
from tracker.models.warning_day import NOTHING_SAID
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import fragment_or_page
from tracker.servings.fields import past_day_problem
from tracker.warning.forms import SignsForm
from tracker.warning.now import WarningNow, warnings_on
from tracker.warning.words import reason_sentences, signs_listed

CHANGED: Final = "warning-changed"  # what the day page listens for
PAGE: Final = "tracker/warning/page.html"


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def signs(request: DiaryRequest, day: date) -> HttpResponse:
    """When to see a doctor, with the signs of a day to be ticked: in the sheet, or as a page."""
    if problem := past_day_problem(day, today=request.diarist.today):
        return render(request, PAGE, {"day": day, "title": problem}, status=404)
    said = WarningDay.objects.of(request.user).between(day, day).said_by_date().get(day, NOTHING_SAID)
    form = SignsForm(request.POST if request.method == "POST" else None, signs=said.signs)
    if request.method == "POST" and form.is_valid():
        return _ticked(request, day, form.ticked)
    found = warnings_on(request.user, request.diarist.today)
    context = {
        "form": form,
        "day": day,
        "is_today": day == request.diarist.today,
        "reasons": reason_sentences(found.reasons, (*found.urgent, *found.signs)),
    }
    title = _("When to see a doctor")
    status = 400 if form.errors else 200
    return fragment_or_page(request, "tracker/warning/_signs.html", context, title=title, page=PAGE, status=status)


def _ticked(request: DiaryRequest, day: date, ticked: list[str]) -> HttpResponse:
    """What is urgent is said in the answer, whatever was put away and however long ago the day is."""
    WarningDay.objects.tick(ticked, user=request.user, day=day)
    urgent = [sign for sign in Sign if sign in URGENT and sign.value in ticked]
    if urgent:
        context = {"day": day, "warning": WarningNow(signs_listed(urgent), [], urgent)}
        title = _("Call for emergency help now")
        answer = fragment_or_page(request, "tracker/warning/_answer.html", context, title=title, page=PAGE)
    elif request.htmx:
        answer = render(request, "tracker/diary/_toast.jinja", {"toast": _saved_words(request, day)})
    else:
        messages.success(request, _saved_words(request, day))
        return redirect("tracker:warning_signs", day)
    answer["HX-Trigger"] = CHANGED
    return answer


def _saved_words(request: DiaryRequest, day: date) -> str:
    return _("Saved") if day == request.diarist.today else f"{_('Saved')}, {day_name(day)}"


@require_POST
def put_away(request: DiaryRequest) -> HttpResponse:
    """What was read is not said again today."""
    keys = [key for key in PUT_AWAY_BY if key in request.POST.getlist("key")]
    if keys:
        WarningDay.objects.put_away(keys, user=request.user, day=request.diarist.today)
    if not request.htmx:
        return redirect("tracker:day", request.diarist.today)
    answer = HttpResponse(status=204)
    answer["HX-Trigger"] = CHANGED
    return answer
