"""The page of the time line: which days, its charts to come, and a month."""

from http import HTTPStatus
from typing import Final

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tracker.dashboard.spanned import span_of
from tracker.dashboard.spans import Span, SpanError
from tracker.medicines.changes import markers
from tracker.models import Day, DayFactors, Entry, Twitch
from tracker.person.diarist import DiaryRequest
from tracker.timeline.chart_list import chart_card
from tracker.timeline.month import month_asked, month_of
from tracker.timeline.noticed import has_ever_answered
from tracker.timeline.span import CHOICES_UP_TO_A_YEAR, at_most_a_year

PAGE: Final = "tracker/timeline/timeline.html"


@require_GET
def timeline(request: DiaryRequest) -> HttpResponse:
    today = request.diarist.today
    try:
        asked = span_of(request)
        first_of_month = month_asked(request.GET.get("month", ""), otherwise=asked.last, today=today)
    except SpanError as error:
        problem = {"choices": CHOICES_UP_TO_A_YEAR, "problem": str(error), "asked": request.GET, "asks_dates": True}
        return render(request, PAGE, problem, status=HTTPStatus.BAD_REQUEST)
    span = at_most_a_year(asked)
    any_twitch = Twitch.objects.of(request.user).between(span.first, span.last).present().exists()
    context = {
        "choices": CHOICES_UP_TO_A_YEAR,
        "span": span,
        "asks_dates": not span.choice,
        "is_cut": bool(asked.choice == "" and span.first > asked.first),
        "lanes": chart_card("lanes", span) if any_twitch or _anything_else(request.user, span) else None,
        "places": chart_card("places", span) if any_twitch else None,
        "month": month_of(request.user, first_of_month, today=today),
        "has_answered": has_ever_answered(request.user),
    }
    return render(request, PAGE, context)


def _anything_else(user: User, span: Span) -> bool:
    """Whether anything but a twitch was logged or answered in these days."""
    return (
        Entry.objects.of(user).between(span.first, span.last).counted().exists()
        or Day.objects.of(user).between(span.first, span.last).filter(no_twitches=True).exists()
        or DayFactors.objects.of(user).between(span.first, span.last).answered().exists()
        or bool(markers(user, span.first, span.last))
    )
