"""The profile, one short form shown once after sign-up and always reachable from the menu; and light or dark."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracker.person.diarist import DiaryRequest
from tracker.person.forms import ProfileForm
from tracker.person.theme import Theme, keep
from tracker.person.zones import zone_names


@require_http_methods(["GET", "POST"])
def welcome(request: DiaryRequest) -> HttpResponse:
    """The form for someone who has just signed up; skipped, it keeps no more than the browser's time zone."""
    if "skip" in request.POST:
        profile = request.diarist.profile
        zone = request.POST.get("time_zone", "")
        profile.time_zone = zone if zone in zone_names() else profile.time_zone
        profile.save()
        return redirect("tracker:today")
    return _form(request, "tracker/person/welcome.html", saved=None)


@require_http_methods(["GET", "POST"])
def profile(request: DiaryRequest) -> HttpResponse:
    return _form(request, "tracker/person/profile.html", saved=_("Your profile is saved."))


def _form(request: DiaryRequest, template: str, *, saved: str | None) -> HttpResponse:
    diarist = request.diarist
    zone = diarist.profile.time_zone
    form = ProfileForm(request.POST or None, instance=diarist.profile, today=diarist.today)
    if request.method == "POST" and form.is_valid():
        if form.instance.time_zone != zone:
            form.instance.note_move(zone, at=diarist.now)
        form.save()
        if saved:
            messages.success(request, saved)
        return redirect("tracker:today")
    return render(request, template, {"form": form}, status=400 if form.errors else 200)


@login_not_required
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the theme in this browser, and back to the page on which it was chosen."""
    if request.POST.get("theme") not in Theme.values:
        return HttpResponseBadRequest(_("Choose System, Light or Dark."), content_type="text/plain; charset=utf-8")
    page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(page, request.get_host(), require_https=request.is_secure())
    answer = HttpResponseRedirect(page if is_ours else reverse("tracker:home"))
    keep(Theme(request.POST["theme"]), answer)
    return answer
