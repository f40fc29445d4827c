"""The health question: answered, changed or deleted; what was answered never stands in an address or a log."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tracker.assessment.cautions import HealthStatement
from tracker.forms import day_problem
from tracker.models import HealthAnswer
from tracker.person import DiaryRequest
from tracker.views.suggestions import page_context, suggestions_context


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def question(request: DiaryRequest) -> HttpResponse:
    """Keeps one of three answers, or deletes it (`unanswered`), and shows what follows from it."""
    if request.method == "GET":  # a lost session, signed in again
        return redirect("tracker:suggestions")
    statement = request.POST.get("statement", "")
    if statement not in set(HealthStatement):
        return _answer(request, problem=_("Choose one of the three answers."))
    if statement == HealthStatement.UNANSWERED:
        HealthAnswer.objects.of(request.user).delete()
    else:
        HealthAnswer.objects.keep(user=request.user, statement=HealthStatement(statement))
    return _answer(request)


def _answer(request: DiaryRequest, problem: str = "") -> HttpResponse:
    """The day page gets its fragment back, or itself where no script runs; else the suggestions page."""
    day = _day(request)
    if request.htmx and day:
        context = suggestions_context(request, day) | {"problem": problem, "answered": True}
        return render(request, "tracker/_suggestions.html", context, status=400 if problem else 200)
    if problem:
        context = page_context(request) | {"problem": problem}
        return render(request, "tracker/suggestions.html", context, status=400)
    return redirect("tracker:day", day) if day else redirect("tracker:suggestions")


def _day(request: DiaryRequest) -> date | None:
    """The day whose page asked."""
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        return None
    return None if day_problem(day, today=request.diarist.today) else day
