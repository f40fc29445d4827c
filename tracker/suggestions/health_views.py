"""The health questions: answered, changed or deleted; what was answered never stands in an address or a log."""

from datetime import date
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tracker.assessment.health.cautions import HealthStatement
from tracker.models import HealthAnswer
from tracker.person.diarist import DiaryRequest
from tracker.servings.fields import day_problem
from tracker.suggestions.health_form import HealthForm
from tracker.suggestions.views import suggestions_context


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def questions(request: DiaryRequest) -> HttpResponse:
    """The page with all questions, and what it or the short question on the day page sends.

    "Unanswered" deletes all answers. The short question's "some" leads on to the page.
    """
    if request.method == "GET":
        return _page(request, HealthForm.of(request.diarist.health))
    if request.POST.get("statement") == HealthStatement.UNANSWERED:
        HealthAnswer.objects.of(request.user).delete()
        return _answer(request, _("Your health answers are deleted."))
    form = HealthForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    statement = HealthStatement(form.cleaned_data["statement"])
    HealthAnswer.objects.keep(user=request.user, statement=statement, single=form.cleaned_data["single"])
    if statement is HealthStatement.SOME and "short" in request.POST:
        return _to_the_page(request)
    return _answer(request, _("Your health answers are saved."))


def _page(request: DiaryRequest, form: HealthForm) -> HttpResponse:
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    answered = request.diarist.health.statement is not HealthStatement.UNANSWERED
    context = {"form": form, "day": _day(request, request.GET or request.POST), "answered": answered}
    return render(request, "tracker/suggestions/health.html", context, status=status)


def _to_the_page(request: DiaryRequest) -> HttpResponse:
    """The address says at most which day asked."""
    day = _day(request, request.POST)
    address = reverse("tracker:health") + (f"?day={day}" if day else "")
    return HttpResponse(headers={"HX-Redirect": address}) if request.htmx else redirect(address)


def _answer(request: DiaryRequest, said: str) -> HttpResponse:
    """The day page gets its fragment back, or itself where no script runs; else the suggestions page."""
    day = _day(request, request.POST)
    if request.htmx and day:
        context = suggestions_context(request, day) | {"answered": True}
        return render(request, "tracker/suggestions/_suggestions.html", context)
    messages.success(request, said)
    return redirect("tracker:day", day) if day else redirect("tracker:suggestions")


def _day(request: DiaryRequest, sent: QueryDict) -> date | None:
    """The day whose page asked."""
    try:
        day = date.fromisoformat(sent.get("day", ""))
    except ValueError:
        return None
    return None if day_problem(day, today=request.diarist.today) else day
