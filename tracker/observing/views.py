"""What machines ask: is it alive, is it ready. Neither knows who asks, or says why not."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.observing import ready

PLAIN: Final = "text/plain; charset=utf-8"
UNKEPT: Final = {"Cache-Control": "no-store"}


@login_not_required
@require_safe
def alive(_request: HttpRequest) -> HttpResponse:
    """200 from a process that answers at all; the database is not asked."""
    return said("alive")


@login_not_required
@require_safe
def is_ready(_request: HttpRequest) -> HttpResponse:
    """200, or 503 with a line for each thing that is missing (`ready.missing`)."""
    missing = ready.missing()
    return said(*(missing or ["ready"]), status=503 if missing else 200)


def said(*words: str, status: int = 200) -> HttpResponse:
    """A line for each word, kept by nobody on the way."""
    lines = "".join(f"{word}\n" for word in words)
    return HttpResponse(lines, status=status, content_type=PLAIN, headers=UNKEPT)
