"""Views about a span of days and a nutrient, both named in the address."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse

from foods.nutrients import BY_KEY, MAGNESIUM, Nutrient
from tracker.dashboard.spans import Span, SpanError, span_asked
from tracker.models import Entry
from tracker.person.diarist import DiaryRequest

Rest = ParamSpec("Rest")
SpannedView = Callable[Concatenate[DiaryRequest, Span, Nutrient, Rest], HttpResponse]


def spanned(view: SpannedView[Rest]) -> Callable[Concatenate[DiaryRequest, Rest], HttpResponse]:
    """Passes on the span and the nutrient; a sentence as plain text, 400, where the address names no span."""

    @wraps(view)
    def answer(request: DiaryRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            span = span_of(request)
        except SpanError as error:
            return HttpResponse(str(error), status=HTTPStatus.BAD_REQUEST, content_type="text/plain; charset=utf-8")
        return view(request, span, nutrient_of(request), *args, **kwargs)

    return answer


def span_of(request: DiaryRequest) -> Span:
    """The span that the address asks for; raises SpanError."""
    entries = Entry.objects.of(request.user)
    return span_asked(request.GET, today=request.diarist.today, first_logged=entries.first_date)


def nutrient_of(request: DiaryRequest) -> Nutrient:
    """The tracked nutrient that the address names, magnesium where it names none; Http404 for any other word."""
    nutrient = BY_KEY.get(request.GET.get("nutrient", MAGNESIUM.key))
    if nutrient is None or not nutrient.tracked:
        raise Http404
    return nutrient
