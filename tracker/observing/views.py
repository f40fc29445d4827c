"""What machines ask: is it alive, is it ready, and its figures. None of them knows who asks, or says why not."""

import secrets
from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.observing import figures, ready

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
    ready.change.tell(missing)
    answer = said(*(missing or ["ready"]), status=503 if missing else 200)
    answer._has_been_logged = True  # type: ignore[attr-defined] # Django's own: else an error at each question
    return answer


@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for whoever has METRICS_TOKEN; where none is set there is no such page."""
    if not settings.METRICS_TOKEN:
        return said("off", status=404)
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not secrets.compare_digest(token.strip().encode(), settings.METRICS_TOKEN.encode()):
        refusal = said("token", status=401)
        refusal["WWW-Authenticate"] = "Bearer"
        return refusal
    return HttpResponse(figures.text(), content_type=figures.CONTENT_TYPE, headers=UNKEPT)


def said(*words: str, status: int = 200) -> HttpResponse:
    """A line for each word, kept by nobody on the way."""
    lines = "".join(f"{word}\n" for word in words)
    return HttpResponse(lines, status=status, content_type=PLAIN, headers=UNKEPT)
