"""What if something more were eaten every day: the verdicts as they would be."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from foods.nutrients import TRACKED, Nutrient
from tracker.dashboard.spanned import spanned
from tracker.dashboard.spans import Span
from tracker.dashboard.what_if import WhatIfForm, may_be_asked, what_if
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import fragment_or_page


@require_GET
@spanned
def ask(request: DiaryRequest, span: Span, nutrient: Nutrient) -> HttpResponse:
    """The form and its answer; a fragment for the dashboard, a page of its own where no script runs."""
    diarist = request.diarist
    if not may_be_asked(diarist):
        return redirect("tracker:suggestions")
    pushed = [each.key for each in TRACKED if each.key in diarist.cautions.pushed]
    asked = nutrient.key if nutrient.key in pushed else pushed[0]
    form = WhatIfForm({"percent": "0", **request.GET.dict(), "nutrient": asked}, diarist=diarist)
    valid = form.is_valid()
    context = {"form": form, "span": span, "answer": what_if(diarist, span, form) if valid else None}
    fragment, page = "tracker/dashboard/_what_if.html", "tracker/dashboard/what_if.html"
    status = HTTPStatus.OK if valid else HTTPStatus.BAD_REQUEST
    return fragment_or_page(request, fragment, context, page=page, status=status)
