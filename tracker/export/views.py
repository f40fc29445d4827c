"""The page about one's data, and the file with all of it.

Whoever asks for the file shows first that it is them, as before other changes of an account. That leads back to the
page, since a file is no page to go on from.
"""

from typing import Final
from urllib.parse import urlencode

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tracker.account.events import Kind, record
from tracker.export.archive import archive
from tracker.export.forms import ExportForm
from tracker.models import Entry
from tracker.person.diarist import DiaryRequest

WITH_HEALTH: Final = "health"


@require_safe
def your_data(request: DiaryRequest) -> HttpResponse:
    context = {
        "form": ExportForm(initial={WITH_HEALTH: WITH_HEALTH in request.GET}),
        "entry_count": Entry.objects.of(request.user).present().count(),
    }
    return render(request, "tracker/export/your_data.html", context)


@require_POST
def export(request: DiaryRequest) -> HttpResponseBase:
    """The ZIP; asks first who it is where that was not asked of late."""
    form = ExportForm(request.POST)
    with_health = form.is_valid() and form.cleaned_data[WITH_HEALTH]
    try:
        return _sent(request, with_health=with_health)  # type: ignore[no-any-return]
    except ReauthenticationRequired:
        return redirect(reverse("tracker:confirm_export") + _query(with_health=with_health))


@require_safe
@reauthentication_required  # type: ignore[untyped-decorator]
def confirm_export(request: DiaryRequest) -> HttpResponse:
    """Where the question who it is leads to: back to the page, as it was."""
    messages.success(request, _("Confirmed. You can download now."))
    return redirect(reverse("tracker:your_data") + _query(with_health=WITH_HEALTH in request.GET))


@reauthentication_required  # type: ignore[untyped-decorator]
def _sent(request: DiaryRequest, *, with_health: bool) -> StreamingHttpResponse:
    record(request, request.user, Kind.EXPORTED)
    answer = StreamingHttpResponse(archive(request.user, with_health=with_health), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="electrolog-{request.diarist.today.isoformat()}.zip"'
    return answer


def _query(*, with_health: bool) -> str:
    return "?" + urlencode({WITH_HEALTH: "on"}) if with_health else ""
