"""The dashboard: verdicts on usual intake over any span, before its charts come."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tracker.dashboard.spanned import nutrient_of, span_of
from tracker.dashboard.spans import CHOICES, SpanError
from tracker.dashboard.summary import summarise
from tracker.dashboard.what_if import may_be_asked
from tracker.person.diarist import DiaryRequest


@require_GET
def dashboard(request: DiaryRequest) -> HttpResponse:
    nutrient = nutrient_of(request)
    try:
        span = span_of(request)
    except SpanError as error:
        problem = {"choices": CHOICES, "problem": str(error), "asked": request.GET, "asks_dates": True}
        return render(request, "tracker/dashboard/dashboard.html", problem, status=HTTPStatus.BAD_REQUEST)
    diarist = request.diarist
    summary = summarise(diarist, span, nutrient)
    what_if = not summary.too_early and may_be_asked(diarist)
    asks_dates = not span.choice  # the form stays open where two dates were chosen, or none that can be
    context = {"choices": CHOICES, "span": span, "summary": summary, "what_if": what_if, "asks_dates": asks_dates}
    return render(request, "tracker/dashboard/dashboard.html", context)
