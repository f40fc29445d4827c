"""Caffeine on and off: drawn, its fortnights opened one by one, stopped early or answered after the last."""

from secrets import randbits
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracker.models import CaffeineTrial
from tracker.models.caffeine_trial import SEED_BITS, OpenTrialError
from tracker.person.diarist import Diarist, DiaryRequest
from tracker.questions.caffeine import trial_page
from tracker.questions.forms import TrialForm

ADULT_MONTHS: Final = 18 * 12


@require_http_methods(["GET", "POST"])
def caffeine(request: DiaryRequest) -> HttpResponse:
    """The trials there were and are; where none is open, the form of one, and what it sends."""
    diarist = request.diarist
    form = TrialForm(request.POST or None, today=diarist.today)
    if request.method == "POST" and _is_for(diarist) and form.is_valid():
        try:
            CaffeineTrial.objects.start(
                user=request.user, today=diarist.today, seed=randbits(SEED_BITS), **form.cleaned_data
            )
        except OpenTrialError:
            messages.error(request, _("There is one already that is not over. Stop it first."))
        else:
            messages.success(request, _("Drawn, and sealed. Each fortnight opens on its first day."))
        return redirect("tracker:caffeine_trial")
    trials = [trial_page(diarist, row) for row in CaffeineTrial.objects.of(request.user).present().in_order()]
    is_open = any(trial.is_open for trial in trials)
    context = {"trials": trials, "form": None if is_open else form, "is_for": _is_for(diarist)}
    return render(request, "tracker/questions/caffeine.html", context, status=400 if form.errors else 200)


def _is_for(diarist: Diarist) -> bool:
    """Adults, and who has not told an age."""
    months = diarist.profile.age_months(on=diarist.today)
    return months is None or months >= ADULT_MONTHS


@require_POST
def stop(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Before its first day a trial is taken back, afterwards stopped early; both can be undone for a day."""
    mine, now = CaffeineTrial.objects.of(request.user), timezone.now()
    if not mine.filter(key=key).exists():
        raise Http404
    if mine.take_back(key=key, today=request.diarist.today, now=now):
        said = _("Taken back.")
    else:
        mine.stop(key=key, now=now)
        said = _("Stopped. The pairs that were over are below.")
    messages.success(request, said, extra_tags=reverse("tracker:go_on_with_caffeine_trial", args=[key]))
    return redirect("tracker:caffeine_trial")


@require_POST
def go_on(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Undo stopping or taking back."""
    mine = CaffeineTrial.objects.of(request.user)
    if not mine.filter(key=key).exists():
        raise Http404
    if not mine.go_on(key=key, today=request.diarist.today, now=timezone.now()):
        messages.error(request, _("That was more than a day ago, or another has begun."))
    return redirect("tracker:caffeine_trial")
