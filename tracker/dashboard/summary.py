"""Everything the dashboard shows before its charts come, gathered with few queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from foods.nutrients import TRACKED, Nutrient
from tracker.assessment.intake.totals import DayIntake
from tracker.assessment.verdicts.adequacy import MINIMUM_DAYS
from tracker.assessment.verdicts.authorities import side_by_side
from tracker.assessment.verdicts.energy_check import EnergyCheck
from tracker.assessment.verdicts.verdict import Verdict
from tracker.dashboard.chart_list import FOLDED, ChartCard, chart_cards
from tracker.dashboard.hours_of_day import hours_of_today
from tracker.dashboard.spans import CHOICES, Span
from tracker.person.diarist import Diarist
from tracker.person.reading import Reading
from tracker.verdicts.authorities import AuthorityWords, authority_words
from tracker.verdicts.logged import energy_check_on, logged_days, verdicts_on
from tracker.verdicts.overview import Overview, first_day_needed, overview_of

MOST_OPEN_DAYS: Final = 3


@dataclass(frozen=True, slots=True)
class NutrientCard:
    """One nutrient: its verdict (None while age and sex are unknown), what other authorities say, and its charts.

    `average` is the plain mean of the complete days as per cent of the Daily Value, only while age and sex are unknown;
    `change` says how the change from the span before came about; each is empty where there is none. `more_charts` are
    those that are folded away on a phone. `some_supplements` and `some_unknown` are about all logged days.
    """

    nutrient: Nutrient
    name: str
    verdict: Verdict | None
    authorities: AuthorityWords | None
    average: str
    change: str
    charts: Sequence[ChartCard]
    more_charts: Sequence[ChartCard]
    some_supplements: bool
    some_unknown: bool


@dataclass(frozen=True, slots=True)
class DashboardSummary:
    """`logged` and `complete` count the days of the span; `open_days` are the latest that wait to be completed.

    `overview` is None while age and sex are unknown, `card` is that of the one nutrient that is looked at.
    """

    span: Span
    overview: Overview | None
    card: NutrientCard
    logged: int
    complete: int
    open_days: Sequence[date]
    person_known: bool
    energy: EnergyCheck | None
    minimum_days: int = MINIMUM_DAYS

    @property
    def choices(self) -> Mapping[str, object]:
        return CHOICES

    @property
    def nutrients(self) -> Sequence[Nutrient]:
        return TRACKED

    @property
    def stage(self) -> str:
        """ "early look": how much so many days support, or nothing."""
        stage = self.card.verdict.stage if self.card.verdict else None
        return _(stage.text).lower() if stage else ""

    @property
    def too_early(self) -> bool:
        return self.complete < self.minimum_days


def summarise(diarist: Diarist, span: Span, nutrient: Nutrient) -> DashboardSummary:
    """The span's verdicts and counts, and the addresses of its charts (3 queries; 1 more where something is
    unknown, and 1 where something is logged today).
    """
    looked_at = logged_days(diarist, first_day_needed(span.first, span.last), span.last)
    days = [day for day in looked_at if day.date >= span.first]
    verdicts = verdicts_on(diarist, days)
    overview = overview_of(diarist, looked_at, verdicts, first=span.first, last=span.last) if verdicts else None
    complete = sum(day.complete for day in days)
    return DashboardSummary(
        span=span,
        overview=overview,
        card=_card(diarist, nutrient, days, verdicts.get(nutrient.key), span, overview),
        logged=len(days),
        complete=complete,
        open_days=[day.date for day in reversed(days) if not day.complete][:MOST_OPEN_DAYS],
        person_known=diarist.person is not None,
        energy=energy_check_on(diarist, days),
    )


def _card(
    diarist: Diarist,
    nutrient: Nutrient,
    days: Sequence[DayIntake],
    verdict: Verdict | None,
    span: Span,
    overview: Overview | None,
) -> NutrientCard:
    reading = Reading.of(diarist, nutrient)
    intakes = [day.nutrients[nutrient.key] for day in days]
    row = overview.row_of(nutrient) if overview else None
    charts = chart_cards(
        nutrient,
        span,
        any_complete=any(day.complete for day in days),
        today=diarist.today,
        hours=hours_of_today(diarist) if days and days[-1].date == diarist.today else None,
    )
    return NutrientCard(
        nutrient=nutrient,
        name=_(nutrient.name),
        verdict=verdict,
        authorities=authorities_on(diarist, nutrient, verdict, reading),
        average=average_words(days, nutrient, reading) if reading.as_daily_value else "",
        change=row.change.how if row and row.change else "",
        charts=[chart for chart in charts if chart.key not in FOLDED],
        more_charts=[chart for chart in charts if chart.key in FOLDED],
        some_supplements=any(intake.from_supplements > 0 for intake in intakes),
        some_unknown=any(intake.unknown_entries for intake in intakes),
    )


def authorities_on(
    diarist: Diarist, nutrient: Nutrient, verdict: Verdict | None, reading: Reading
) -> AuthorityWords | None:
    if diarist.person is None or verdict is None or verdict.intake is None or not diarist.cautions.judges_intake:
        return None
    return authority_words(side_by_side(nutrient.key, diarist.person, verdict.intake.mean), verdict, reading)


def average_words(days: Sequence[DayIntake], nutrient: Nutrient, reading: Reading) -> str:
    intakes = [day.nutrients[nutrient.key] for day in days if day.complete]
    if not intakes:
        return ""
    mean = sum(intake.lower for intake in intakes) / len(intakes)
    return reading.lower_bound(mean, sum(intake.unknown_entries for intake in intakes))
