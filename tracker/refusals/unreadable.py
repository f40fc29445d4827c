"""What no page can read, refused before any page tries: 400, with a sentence that says what to do.

A view then meets text that both databases can hold, in UTF-8, with numbers that Python can read. What is sent is never
mended here: half of what somebody typed is worse than a sentence.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from tracker.refusals import uploads
from tracker.refusals.answers import refused

CHARSETS: Final = {"", "utf-8", "utf8", "us-ascii"}  # the last is part of the first
MOST_DIGITS: Final = 100  # of one number: a float ends at 309, Python reads no whole number above 4,300
# NUL, which PostgreSQL refuses; halves of surrogate pairs, which UTF-8 has no bytes for.
UNHOLDABLE: Final = re.compile("[\x00\ud800-\udfff]")
ENDLESS: Final = re.compile(rf"\d{{{MOST_DIGITS + 1}}}")
ESCAPED_HALF: Final = re.compile(r"\\u(?:0000|d[89a-f][0-9a-f]{2})", re.IGNORECASE)  # as JSON writes them


class UnreadableMiddleware:
    """Looks at the address, headers and cookies first, and at a form's fields before any view has it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        problem = problem_of_request(request)
        if problem:
            return unreadable(request, problem)
        for name in [name for name, value in request.COOKIES.items() if UNHOLDABLE.search(value)]:
            del request.COOKIES[name]  # as if it were not there: a refusal would last as long as the cookie
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, _args: object, _kwargs: object) -> HttpResponse | None:
        uploads.prepare(request, view)
        try:
            problem = problem_of_words(_sent(request))
        except UnreadablePostError:
            problem = _("The connection broke off before all had arrived. Nothing was saved; send it once more.")
        return unreadable(request, problem) if problem else None


def problem_of_request(request: HttpRequest) -> str:
    """What cannot be read of a request's first lines, as a sentence; "" where all can be."""
    charset = request.content_params.get("charset", "") if request.content_params else ""
    if charset.strip("\"' ").lower() not in CHARSETS:
        return _("The server reads UTF-8 only. Nothing was saved; reload the page and send it once more.")
    words = [request.path_info, *(word for pair in _query_of(request) for word in pair)]
    headers = [value for name, value in request.META.items() if name.startswith("HTTP_") and name != "HTTP_COOKIE"]
    if any(UNHOLDABLE.search(value) for value in headers) or not is_address(
        request.META.get("HTTP_HX_CURRENT_URL", "")
    ):
        return _("Your browser sent a line that cannot be read. Nothing was saved; reload the page and try once more.")
    return problem_of_words(words)


def problem_of_words(words: Iterable[str]) -> str:
    """What no database holds or no number is, as a sentence; "" where there is none."""
    for word in words:
        if UNHOLDABLE.search(word) or (word.startswith("{") and ESCAPED_HALF.search(word)):
            return _("That holds a character that no text has. Nothing was saved; take it out, or type the words anew.")
        if ENDLESS.search(word):
            return _("That holds a number of more than 100 digits. Nothing was saved; write it shorter.")
    return ""


def is_address(text: str) -> bool:
    """Whether an address can be taken apart, as it stands and with its %-signs read."""
    try:
        return not any(UNHOLDABLE.search(urlsplit(form).path) for form in (text, unquote(text)))
    except ValueError:
        return False


def unreadable(request: HttpRequest, problem: str) -> HttpResponse:
    return refused(request, 400, _("That cannot be read"), problem)


def _query_of(request: HttpRequest) -> list[tuple[str, str]]:
    return parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True, errors="replace")


def _sent(request: HttpRequest) -> Iterator[str]:
    """Names and values of a form's fields."""
    for name, values in request.POST.lists():
        yield name
        yield from values
