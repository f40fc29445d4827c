"""The card of water and caffeine over a span."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from foods.nutrients import Nutrient
from tracker.dashboard.spanned import spanned
from tracker.dashboard.spans import Span
from tracker.fluids.lines import FLUIDS, lines_of_span
from tracker.models import DayFactors, Entry
from tracker.models.day import complete_dates
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import fragment_or_page


@require_GET
@spanned
def fluids(request: DiaryRequest, span: Span, _nutrient: Nutrient) -> HttpResponse:
    """A fragment for the dashboard, a page of its own where no script runs (3 queries for any span)."""
    complete = complete_dates(request.user, span.first, span.last)
    logged = Entry.objects.of(request.user).between(span.first, span.last).day_sums(FLUIDS)
    drunk = DayFactors.objects.of(request.user).between(span.first, span.last).drunk_by_date()
    context = {
        "span": span,
        "fluids": lines_of_span(request.diarist, logged, complete, drunk),
        "days": sum(day.date in complete for day in logged),
    }
    return fragment_or_page(request, "tracker/dashboard/_fluids.html", context, page="tracker/dashboard/fluids.html")
