"""The report for a doctor or dietitian: a page to print, and the same as PDF."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from foods.nutrients import Nutrient
from tracker.dashboard.spanned import spanned
from tracker.dashboard.spans import Span
from tracker.person.diarist import DiaryRequest

# Both views import what builds a report when it is asked for: pandas and fpdf2 cost every other page 100 MB.


@require_GET
@spanned
def report(request: DiaryRequest, span: Span, _nutrient: Nutrient) -> HttpResponse:
    from tracker.report.contents import report_on

    return render(request, "tracker/report/report.html", {"report": report_on(request.diarist, span), "span": span})


@require_GET
@spanned
def report_pdf(request: DiaryRequest, span: Span, _nutrient: Nutrient) -> HttpResponse:
    from tracker.report.contents import report_on
    from tracker.report.pdf import report_pdf

    answer = HttpResponse(report_pdf(report_on(request.diarist, span)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="electrolog-report-{span.first}-{span.last}.pdf"'
    answer["Cache-Control"] = "private, no-cache"
    return answer
