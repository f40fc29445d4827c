"""A device says in which time zone it is; and the person, whether their day is there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracker.person.diarist import DiaryRequest
from tracker.person.zones import OF_DEVICE, city_of, device_zone, zone_names, zone_question


@require_POST
def tell_zone(request: DiaryRequest) -> HttpResponse:
    """The device's `zone`, and the one `before` it, where it has come from another one. What is no zone is passed over.

    The answer asks, where there is something to ask.
    """
    zone, before = (request.POST.get(name, "") for name in ("zone", "before"))
    if zone not in zone_names():
        return _nothing(request)
    before = before if before in zone_names() else device_zone(request)
    if before and before != zone:
        _note_journey(request, before, zone)
    request.session[OF_DEVICE] = zone
    question = zone_question(request)
    return render(request, "tracker/diary/_zone.jinja", {"zone": question}) if question else _nothing(request)


def _note_journey(request: DiaryRequest, before: str, zone: str) -> None:
    profile = request.diarist.profile
    asked = dict(profile.zones_asked)
    profile.note_journey(before, zone)
    if profile.zones_asked != asked:
        profile.keep("zones_asked")


@require_POST
def answer_zone(request: DiaryRequest) -> HttpResponse:
    """Whether the day is in the device's zone: "here", from now on, or "elsewhere", where it was.

    What is logged keeps its date. The same answer again changes nothing more.
    """
    zone, answer, profile = request.POST.get("zone", ""), request.POST.get("day", ""), request.diarist.profile
    if zone not in zone_names() or zone == profile.time_zone or answer not in {"here", "elsewhere"}:
        return _nothing(request)
    if answer == "elsewhere":
        profile.stay(zone)
        profile.keep("zones_asked")
        return _nothing(request)
    profile.move(zone, at=request.diarist.now)
    profile.keep("time_zone", "zone_since", "zones_asked")
    messages.success(request, _("Your day is in %(city)s now.") % {"city": city_of(zone)})
    if not request.htmx:
        return redirect("tracker:today")
    answer_page = HttpResponse()
    answer_page["HX-Redirect"] = reverse("tracker:today")
    return answer_page


def _nothing(request: DiaryRequest) -> HttpResponse:
    """Nothing is asked, or nothing any more."""
    return HttpResponse() if request.htmx else redirect("tracker:today")
