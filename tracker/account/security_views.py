"""Where a person is signed in, and how that is ended."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tracker.account import sessions
from tracker.person.diarist import DiaryRequest


@require_safe
def security(request: DiaryRequest) -> HttpResponse:
    signed_in = sessions.sessions_of(request.user, this=request.session.session_key, now=request.diarist.now)
    return render(request, "tracker/account/security.html", {"sessions": signed_in})


@require_POST
def end_session(request: DiaryRequest) -> HttpResponse:
    """End the session with the handle in the form, never the one that asks: that is signing out."""
    if not sessions.end_session(request.user, request.POST.get("session", ""), this=request.session.session_key):
        raise Http404
    messages.success(request, _("Signed out there."))
    return redirect("tracker:security")


@require_POST
def end_other_sessions(request: DiaryRequest) -> HttpResponse:
    ended = sessions.end_others(request.user, this=request.session.session_key)
    words = ngettext("Signed out on %(count)d other device.", "Signed out on %(count)d other devices.", ended)
    messages.success(request, words % {"count": ended})
    return redirect("tracker:security")
