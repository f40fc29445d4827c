"""Reminders: their times, the private address of their calendar, and what an open page asks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from tracker.models import Reminder, ReminderFeed, ReminderKind
from tracker.models.limits import LimitError
from tracker.person.diarist import Diarist, DiaryRequest
from tracker.reminders.due import due_now
from tracker.reminders.forms import ReminderForm

# The calendar's view imports what builds it when it is asked for: other pages need no icalendar.


@require_http_methods(["GET", "POST"])
def reminders(request: DiaryRequest) -> HttpResponse:
    """The settings, and one time more."""
    form = ReminderForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            Reminder.objects.keep(user=request.user, kind=ReminderKind(data["kind"]), at=data["local_time"])
        except LimitError as error:
            form.add_error(None, str(error))
        else:
            return redirect("tracker:reminders")
    return _settings(request, form)


def _settings(request: DiaryRequest, form: ReminderForm, address: str = "") -> HttpResponse:
    context = {
        "form": form,
        "reminders": Reminder.objects.of(request.user).in_order(),
        "feed": ReminderFeed.objects.of(request.user).first(),
        "address": address,
        "zone": request.diarist.profile.time_zone.replace("_", " "),
    }
    return render(request, "tracker/reminders/reminders.html", context, status=400 if form.errors else 200)


@require_POST
def delete(request: DiaryRequest) -> HttpResponse:
    form = ReminderForm(request.POST)
    if form.is_valid():
        rows = Reminder.objects.of(request.user)
        rows.filter(kind=form.cleaned_data["kind"], local_time=form.cleaned_data["local_time"]).delete()
    return redirect("tracker:reminders")


@require_POST
@sensitive_variables()
def renew(request: DiaryRequest) -> HttpResponse:
    """A new address, shown this once; the one before ends."""
    token = ReminderFeed.objects.renew(user=request.user)
    address = request.build_absolute_uri(reverse("tracker:reminder_feed", args=[token]))
    return _settings(request, ReminderForm(), address)


@require_POST
def revoke(request: DiaryRequest) -> HttpResponse:
    ReminderFeed.objects.revoke(user=request.user)
    messages.success(request, _("The address has ended. Calendars that use it find nothing there any more."))
    return redirect("tracker:reminders")


@require_GET
def due(request: DiaryRequest) -> JsonResponse:
    """Whether to remind now, what of in words that say nothing of health, and in how many seconds to ask again."""
    found = due_now(request.diarist)
    return JsonResponse({"name": found.name, "words": _("Electrolog: log your day"), "wait": found.wait})


@login_not_required
@require_safe
@sensitive_variables()
def feed(_request: HttpRequest, token: str) -> HttpResponse:
    """The calendar, for whoever has its address: it holds times, and opens nothing else."""
    from tracker.reminders.feed import calendar_of

    found = ReminderFeed.objects.opened_by(token)
    if found is None:
        raise Http404
    diarist = Diarist(found.user, now=timezone.now())
    times = Reminder.objects.of(found.user).values_list("local_time", flat=True)
    made = calendar_of(times, zone=diarist.zone, made_at=found.made_at, named=found.token_hash)
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "no-store, private"
    answer["X-Robots-Tag"] = "noindex"
    return answer
