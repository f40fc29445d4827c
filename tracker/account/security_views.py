"""Where a person is signed in, how that is ended, and what happened to the account."""

from typing import Final

from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tracker.account import sessions
from tracker.account.events import Kind, know_changes, record
from tracker.models import AccountEvent
from tracker.models.account_event import KEPT_FOR
from tracker.person.diarist import DiaryRequest

MOST_EVENTS: Final = 100


@require_safe
def security(request: DiaryRequest) -> HttpResponse:
    signed_in = sessions.sessions_of(request.user, this=request.session.session_key, now=request.diarist.now)
    events = AccountEvent.objects.of(request.user).since(request.diarist.now - KEPT_FOR)
    context = {"sessions": signed_in, "events": events.latest_first()[:MOST_EVENTS], "most": MOST_EVENTS}
    return render(request, "tracker/account/security.html", context)


@require_POST
def end_session(request: DiaryRequest) -> HttpResponse:
    """End the session with the handle in the form, never the one that asks: that is signing out."""
    if not sessions.end_session(request.user, request.POST.get("session", ""), this=request.session.session_key):
        raise Http404
    record(request, request.user, Kind.SESSION_ENDED)
    messages.success(request, _("Signed out there."))
    return redirect("tracker:security")


@require_POST
def end_other_sessions(request: DiaryRequest) -> HttpResponse:
    ended = sessions.end_others(request.user, this=request.session.session_key)
    record(request, request.user, Kind.OTHERS_ENDED)
    words = ngettext("Signed out on %(count)d other device.", "Signed out on %(count)d other devices.", ended)
    messages.success(request, words % {"count": ended})
    return redirect("tracker:security")


@require_POST
def known_changes(request: DiaryRequest) -> HttpResponse:
    """The person made the changes that this session was told of; back to the page that told them."""
    know_changes(request.session, now=request.diarist.now)
    return HttpResponseRedirect(get_next_redirect_url(request) or reverse("tracker:today"))  # an address, never a name
