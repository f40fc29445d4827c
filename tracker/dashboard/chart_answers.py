"""What is answered of a chart: its figure, its table, or its numbers."""

from typing import TYPE_CHECKING

from django.http import HttpResponse

from tracker.dashboard.chart_list import ChartCard
from tracker.dashboard.spans import Span
from tracker.display.spreadsheets import BYTE_ORDER_MARK
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import fragment_or_page

if TYPE_CHECKING:
    from tracker.dashboard.charts import Panel


def figure_answer(panel: "Panel") -> HttpResponse:
    """The chart as Plotly's JSON."""
    return HttpResponse(panel.drawn(), content_type="application/json")


def table_answer(request: DiaryRequest, panel: "Panel", card: ChartCard, span: Span) -> HttpResponse:
    """The chart's table: a fragment for the page it stands in, a page of its own where no script runs."""
    context = {"table": panel.table(), "card": card, "span": span}
    fragment, page = "tracker/dashboard/_chart_table.html", "tracker/dashboard/chart_table.html"
    return fragment_or_page(request, fragment, context, page=page)


def csv_answer(panel: "Panel", name: str, span: Span) -> HttpResponse:
    """The chart's numbers as a file, with a point for decimals and one line a row."""
    answer = HttpResponse(BYTE_ORDER_MARK + panel.csv(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="electrolog-{name}-{span.first}-{span.last}.csv"'
    return answer
