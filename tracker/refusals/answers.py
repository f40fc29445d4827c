"""Answers to what is refused for now, with one sentence: a page, a line for htmx, or JSON for allauth's forms."""

import math
from collections.abc import Sequence
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.observing.request_number import number_of


def too_often(request: HttpRequest, *, seconds: int = 60) -> HttpResponse:
    """429, with the time to wait."""
    answer = refused(request, 429, _("Too many tries"), wait_sentence(seconds))
    answer["Retry-After"] = str(seconds)
    return answer


def wait_sentence(seconds: int) -> str:
    minutes = math.ceil(seconds / 60)
    if seconds < 60:
        wait = ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
    elif minutes < 60:
        wait = ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    else:
        hours = math.ceil(minutes / 60)
        wait = ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    return _("That was tried too often in a short time. Wait %(wait)s and try again; nothing was saved.") % {
        "wait": wait
    }


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for what cannot be read: 413 with a sentence where it is too large, else 400."""
    if isinstance(exception, RequestDataTooBig):
        text = _("What your browser sent is larger than any page here asks for. Nothing was saved; send less at once.")
    elif isinstance(exception, TooManyFieldsSent | TooManyFilesSent):
        text = _("What your browser sent has more fields than any page here. Nothing was saved; send less at once.")
    else:
        sentence = _("The server could not read what your browser sent. Nothing was saved; reload the page.")
        return refused(request, 400, _("That cannot be read"), sentence)
    return refused(request, 413, _("Too large"), text)


def refused(
    request: HttpRequest, status: int, heading: str, sentence: str, *, typed: Sequence[str] = ()
) -> HttpResponse:
    """The sentence as a line, as JSON, or as a page that also shows what was typed."""
    if request.headers.get("HX-Request"):
        return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"form": {"errors": [sentence], "fields": {}}}, status=status)
    number = number_of(request) if status >= HTTPStatus.INTERNAL_SERVER_ERROR else ""
    context = {"heading": heading, "sentence": sentence, "typed": typed, "number": number}
    return render(None, "tracker/refusals/refused.html", context, status=status)
