"""The report for a doctor or dietitian: a page to print, and the same as PDF.

What a person ticks for it is sent in a form's body, so that it stands in no address, log or history.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from foods.nutrients import Nutrient
from tracker.dashboard.spanned import spanned
from tracker.dashboard.spans import Span
from tracker.person.diarist import DiaryRequest
from tracker.report.choice import Choice, ChoiceForm

# Both views import what builds a report when it is asked for: pandas and fpdf2 cost every other page 100 MB.


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@spanned
def report(request: DiaryRequest, span: Span, _nutrient: Nutrient) -> HttpResponse:
    """Opened, it holds nothing but the diary; sent by its own form, what was ticked as well."""
    from tracker.report.contents import report_on

    context = {
        "report": report_on(request.diarist, span, Choice.sent(request.POST)),
        "span": span,
        "form": ChoiceForm(request.POST),
        "unjudged": not request.diarist.cautions.judges_intake,
    }
    return render(request, "tracker/report/report.html", context)


@sensitive_post_parameters()
@require_POST
@spanned
def report_pdf(request: DiaryRequest, span: Span, _nutrient: Nutrient) -> HttpResponse:
    from tracker.report.contents import report_on
    from tracker.report.pdf import report_pdf

    made = report_pdf(report_on(request.diarist, span, Choice.sent(request.POST)))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="electrolog-report-{span.first}-{span.last}.pdf"'
    return answer
