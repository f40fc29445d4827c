"""Blood results: listed beside intake, added, changed, deleted and brought back."""

from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracker.assessment.blood.analytes import UNITS, Unit
from tracker.blood.forms import BloodForm
from tracker.blood.lines import lines_of, question_about
from tracker.blood.results import results_between
from tracker.models import BloodResult
from tracker.models.day import EARLIEST_DAY
from tracker.models.limits import LimitError
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import say_back
from tracker.servings.fields import sent_key

KEPT: Final = "kept"  # in the address, the key of what was kept last: its unit is asked about where it is unlikely


@require_GET
def results(request: DiaryRequest) -> HttpResponse:
    """All of them, the newest first."""
    rows = results_between(request.user, EARLIEST_DAY, date.max)
    kept = sent_key(request.GET.get(KEPT, ""))
    asked = next((question_about(row) for row in rows if row.key == kept), None)
    context = {"lines": lines_of(request.diarist, rows), "asked": asked}
    return render(request, "tracker/blood/results.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def add(request: DiaryRequest) -> HttpResponse:
    form = BloodForm(request.POST or None, diarist=request.diarist)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            result = BloodResult.objects.add(form.details, user=request.user, key=data["key"], day=data["day"])
        except LimitError as error:
            form.add_error(None, str(error))
        else:
            return _kept(request, result, undo=reverse("tracker:delete_blood_result", args=[result.key]))
    return _form(request, form, _("Add a blood result"))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def edit(request: DiaryRequest, key: UUID) -> HttpResponse:
    result = _result(request, key)
    form = BloodForm(request.POST or None, diarist=request.diarist, result=result)
    if request.method == "POST" and form.is_valid():
        result.change(form.details, day=form.cleaned_data["day"])
        return _kept(request, result)
    return _form(request, form, _("Change a blood result"))


@require_POST
def change_unit(request: DiaryRequest, key: UUID) -> HttpResponse:
    """The same number in the unit that was meant; the laboratory's range was written in it too."""
    result = _result(request, key)
    unit = request.POST.get("unit", "")
    if result.details is None or unit not in list(UNITS[result.details.analyte]):
        messages.error(request, _("Choose the unit in the form."))
        return redirect("tracker:blood_result", key)
    result.change(replace(result.details, unit=Unit(unit)), day=result.date)
    return _kept(request, result)


def _kept(request: DiaryRequest, result: BloodResult, *, undo: str = "") -> HttpResponse:
    messages.success(request, _("Saved"), extra_tags=undo)
    return redirect(f"{reverse('tracker:blood_results')}?{KEPT}={result.key}")


def _form(request: DiaryRequest, form: BloodForm, title: str) -> HttpResponse:
    status = 400 if form.errors else 200
    return render(request, "tracker/blood/form.html", {"form": form, "title": title}, status=status)


def _result(request: DiaryRequest, key: UUID) -> BloodResult:
    return get_object_or_404(BloodResult.objects.of(request.user).present(), key=key)


@require_POST
def delete(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Delete with undo; what was deleted a day ago or longer goes for good."""
    get_object_or_404(BloodResult.objects.of(request.user), key=key)
    BloodResult.objects.of(request.user).put_away_one(key, now=timezone.now())
    messages.success(request, _("Deleted"), extra_tags=reverse("tracker:restore_blood_result", args=[key]))
    return redirect("tracker:blood_results")


@require_POST
def restore(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Undo a delete, for 24 hours."""
    result = get_object_or_404(BloodResult.objects.of(request.user), key=key)
    is_back = BloodResult.objects.of(request.user).filter(key=key).restore(now=timezone.now())
    say_back(request, is_here=bool(is_back) or result.deleted_at is None)
    return redirect("tracker:blood_results")
