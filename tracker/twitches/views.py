"""A day's twitches: noted in one tap, told in a form, changed, deleted and brought back; and "none" as an answer."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracker.display.dates import clock, day_name
from tracker.models import Day, Twitch
from tracker.models.limits import LimitError
from tracker.models.twitch_details import TwitchKind
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import fragment_or_page
from tracker.servings.fields import past_day_problem, sent_key
from tracker.twitches.answers import changed, refused
from tracker.twitches.body_map import FIGURES
from tracker.twitches.forms import TwitchForm
from tracker.twitches.of_day import twitches_of
from tracker.twitches.usual_places import usual_places
from tracker.warning.now import warning_now

SAID_PART: Final = "twitches-said"  # what the day page asks for alone when it opens
PAGE: Final = "tracker/twitches/page.html"


@require_GET
def of_day(request: DiaryRequest, day: date) -> HttpResponse:
    """The list of a day, in the sheet or as a page; alone its line, for the day page."""
    if problem := past_day_problem(day, today=request.diarist.today):
        return render(request, PAGE, {"day": day, "title": problem}, status=404)
    said = twitches_of(request.diarist, day)
    if request.htmx.target == SAID_PART:
        context = {"said": said, "warning": warning_now(request.user, request.diarist.today)}
        return render(request, "tracker/twitches/_said_with_warning.html", context)
    context = {"said": said, "day": day}
    if not request.htmx:
        context["warning"] = warning_now(request.user, request.diarist.today)
    return fragment_or_page(request, "tracker/twitches/_list.html", context, title=day_name(day), page=PAGE)


@require_POST
def now(request: DiaryRequest) -> HttpResponse:
    """Notes a twitch with this moment's time, on the day that it is for this person."""
    diarist, key = request.diarist, sent_key(request.POST.get("key", ""))
    if key is None:
        return refused(request, diarist.today, _("That did not work. Open the day again and tap once more."))
    at = diarist.local_time.time().replace(second=0, microsecond=0)
    try:
        twitch = Twitch.objects.log(user=request.user, key=key, day=diarist.today, at=at)
    except LimitError as error:
        return refused(request, diarist.today, str(error))
    return _noted(request, twitch)


def _noted(request: DiaryRequest, twitch: Twitch) -> HttpResponse:
    said = twitches_of(request.diarist, twitch.date)
    toast = _noted_words(twitch)
    if not said.is_today:
        toast += f", {day_name(twitch.date)}"
    if said.said_none and len(said.lines) == 1:
        toast += ". " + _("“None” no longer holds for that day.")
    undo, add_where = reverse("tracker:delete_twitch", args=[twitch.key]), reverse("tracker:twitch", args=[twitch.key])
    return changed(request, twitch.date, toast, undo=undo, add_where=add_where)


def _noted_words(twitch: Twitch) -> str:
    is_cramp = twitch.kind == TwitchKind.CRAMP
    if twitch.local_time is None:
        return _("Cramp noted") if is_cramp else _("Twitch noted")
    words = _("Cramp noted at %(time)s") if is_cramp else _("Twitch noted at %(time)s")
    return words % {"time": clock(twitch.local_time)}


@require_POST
def none(request: DiaryRequest, day: date) -> HttpResponse:
    """The person says that no twitch was noticed on this day, or takes it back."""
    if problem := past_day_problem(day, today=request.diarist.today):
        return refused(request, request.diarist.today, problem)
    says_none = "none" in request.POST
    count = Twitch.objects.of(request.user).on(day).present().count()
    if says_none and count:
        words = ngettext(
            "%(count)s is noted on that day. Delete it first if there was none.",
            "%(count)s are noted on that day. Delete them first if there was none.",
            count,
        )
        return refused(request, day, words % {"count": count})
    Day.objects.of(request.user).say_no_twitches(user=request.user, day=day, none=says_none)
    undo = reverse("tracker:no_twitches", args=[day])
    if not says_none:
        return changed(request, day, _("Taken back. Whether there were any is open again."))
    toast = _("Noted: no twitch today") if day == request.diarist.today else _("Noted: no twitch that day")
    return changed(request, day, toast, undo=undo)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def add(request: DiaryRequest, day: date) -> HttpResponse:
    """The form for one more on a day, and what it sends."""
    form = TwitchForm(request.POST or None, diarist=request.diarist, initial={"day": day})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            twitch = Twitch.objects.log(
                user=request.user,
                key=data["key"],
                day=data["day"],
                at=data["local_time"],
                kind=data["kind"],
                details=form.details,
            )
        except LimitError as error:
            form.add_error(None, str(error))
        else:
            return _noted(request, twitch)
    address = reverse("tracker:add_twitch", args=[day])
    return _form(request, form, {"day": day, "address": address, "title": _("Add a twitch")})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def edit(request: DiaryRequest, key: UUID) -> HttpResponse:
    """The form of one that is noted: where, how strong, and the rest."""
    twitch = get_object_or_404(Twitch.objects.of(request.user).present(), key=key)
    shown = twitch.date
    form = TwitchForm(request.POST or None, diarist=request.diarist, initial=TwitchForm.initial_of(twitch))
    if request.method == "POST" and form.is_valid() and _has_room(request, twitch, form):
        data = form.cleaned_data
        twitch.change(day=data["day"], at=data["local_time"], kind=data["kind"], details=form.details)
        return changed(request, shown, _("Saved"))
    title = " ".join([twitch.get_kind_display(), *([clock(twitch.local_time)] if twitch.local_time else [])])
    context = {"day": shown, "twitch": twitch, "address": reverse("tracker:twitch", args=[key]), "title": title}
    return _form(request, form, context)


def _has_room(request: DiaryRequest, twitch: Twitch, form: TwitchForm) -> bool:
    """Whether the day that it moves to can hold it; else the form says why not."""
    day = form.cleaned_data["day"]
    try:
        if day != twitch.date:
            Twitch.objects.of(request.user).check_room(day)
    except LimitError as error:
        form.add_error("day", str(error))
    return form.is_valid()


def _form(request: DiaryRequest, form: TwitchForm, context: dict[str, Any]) -> HttpResponse:
    usual = usual_places(request.user)
    more = {"form": form, "usual": usual, "figures": FIGURES}
    title = context["title"]
    status = 400 if form.errors else 200
    fragment = "tracker/twitches/_form.html"
    return fragment_or_page(request, fragment, context | more, title=title, page=PAGE, status=status)


@require_POST
def delete(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Delete with undo; what was deleted a day ago or longer goes for good."""
    twitch = get_object_or_404(Twitch.objects.of(request.user), key=key)
    Twitch.objects.of(request.user).put_away_one(key, now=timezone.now())
    undo = reverse("tracker:restore_twitch", args=[key])
    return changed(request, twitch.date, _("Deleted"), undo=undo)


@require_POST
def restore(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Undo a delete, for 24 hours."""
    twitch = get_object_or_404(Twitch.objects.of(request.user), key=key)
    back = Twitch.objects.of(request.user).filter(key=key).restore(now=timezone.now())
    is_here = back or twitch.deleted_at is None
    toast = _("Back again") if is_here else _("That was deleted more than a day ago and is gone.")
    return changed(request, twitch.date, toast)
