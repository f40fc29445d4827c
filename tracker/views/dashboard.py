"""The dashboard: verdicts on usual intake, and a chart for each nutrient that comes when it is looked at."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from foods.nutrients import BY_KEY, Nutrient
from tracker.dashboard_summary import CHART_DAYS, reference_of, summarise
from tracker.logged_days import logged_days
from tracker.person import Diarist, DiaryRequest
from tracker.reading import Reading, short_day_name, words_of_days

if TYPE_CHECKING:
    from tracker.assessment.intake import DayIntake
    from tracker.charts import DailyChart, Target


@require_GET
def dashboard(request: DiaryRequest) -> HttpResponse:
    return render(request, "tracker/dashboard.html", {"summary": summarise(request.diarist)})


@require_GET
def chart(request: DiaryRequest, nutrient: str) -> JsonResponse:
    """The last 30 days of one nutrient as a Plotly figure."""
    # Only here, not above: pandas and plotly cost 75 MB and a second, and every page imports this module's addresses.
    from tracker.assessment.frames import daily_frame, nutrient_frame
    from tracker.charts import daily_figure, figure_json

    charted = BY_KEY.get(nutrient)
    if charted is None or not charted.tracked:
        raise Http404
    days = logged_days(request.diarist, until=request.diarist.today, span_days=CHART_DAYS)
    frame = nutrient_frame(daily_frame(days, nutrients=[charted]), charted)
    figure = daily_figure(frame, _daily_chart(request.diarist, charted, days))
    answer = JsonResponse(figure_json(figure))
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _daily_chart(diarist: Diarist, nutrient: Nutrient, days: "list[DayIntake]") -> "DailyChart":
    from tracker.charts import DailyChart

    reading = Reading.of(diarist, nutrient)
    return DailyChart(
        first=diarist.today - timedelta(days=CHART_DAYS - 1),
        last=diarist.today,
        per_unit=reading.convert(1),
        unit=reading.unit,
        separators=get_format("DECIMAL_SEPARATOR") + get_format("THOUSAND_SEPARATOR"),
        colour=f"var(--{nutrient.key.replace('_', '-')})",
        target=_target(diarist, nutrient, reading),
        complete_text=_("Complete day"),
        incomplete_text=_("Day not complete"),
        unknown_text=_("Foods without a value come on top"),
        supplements_text=_("From supplements"),
        tick=short_day_name,
        sentences={day.date: day.sentence for day in words_of_days(days, reading)},
    )


def _target(diarist: Diarist, nutrient: Nutrient, reading: Reading) -> "Target | None":
    from tracker.charts import Target

    reference = reference_of(diarist, nutrient)
    if reference is None:
        return None
    return Target(reading.convert(reference.target), reference.target_term, reading.amount(reference.target))
