"""An account to look around in: an invented diary for one visitor, gone after a day or when the visitor says so."""

import re
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracker.account import trials
from tracker.account.views import delete_person
from tracker.home.sample import invent_diary
from tracker.models import Profile, TrialAccount
from tracker.person.diarist import DiaryRequest, local_day
from tracker.person.zones import zone_names

TRIAL_PERIOD: Final = timedelta(hours=24)
FOOD_ID: Final = re.compile(r"[0-9]{1,18}")  # as many digits as a database can hold
MOST_TRIALS: Final = 50  # each is about 700 entries, some 300 KB on SQLite


@login_not_required
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """A new trial account, signed in; at most a few an hour from one place, and MOST_TRIALS at a time.

    It opens at today, or where the visitor wanted to log a `food` named on the About page, at that.
    """
    if not trials.are_open():
        raise Http404
    if request.user.is_authenticated:
        return redirect("tracker:today")
    now = timezone.now()
    TrialAccount.objects.all().purge(now=now)
    if TrialAccount.objects.count() >= MOST_TRIALS:
        messages.info(request, _("Too many people are trying Electrolog at the moment. Try again later today."))
        return redirect("tracker:home")
    trial = open_trial(now=now, time_zone=request.POST.get("time_zone", ""))
    login(request, trial.user)
    request.session.set_expiry(TRIAL_PERIOD)
    food_id = request.POST.get("food", "")
    to_log = FOOD_ID.fullmatch(food_id)
    answer = redirect("tracker:log_food", food_id) if to_log else redirect("tracker:today")
    trials.remember(answer)
    return answer


@require_POST
def leave(request: DiaryRequest) -> HttpResponse:
    """Delete the trial account at once; a lasting account is never deleted here."""
    if not TrialAccount.objects.of(request.user).exists():
        raise Http404
    delete_person(request)
    messages.success(request, _("The trial account and everything in it is deleted."))
    return redirect("tracker:home")


def open_trial(*, now: datetime, time_zone: str) -> TrialAccount:
    """A trial account with an invented diary whose last day is today in `time_zone` (UTC where it is none)."""
    zone = time_zone if time_zone in zone_names() else "UTC"
    profile = Profile(time_zone=zone)
    diary = invent_diary(last=local_day(now, ZoneInfo(zone), profile.day_starts_hour))
    with transaction.atomic():
        user = User.objects.create_user(f"visitor-{get_random_string(6, 'abcdefghjkmnpqrstuvwxyz23456789')}")
        profile.user = user
        profile.save(force_insert=True)
        diary.write(user)
        return TrialAccount.objects.create(user=user, expires_at=now + TRIAL_PERIOD)
