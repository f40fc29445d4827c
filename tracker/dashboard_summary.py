"""Everything the dashboard shows before its charts come, gathered with few queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from foods.nutrients import TRACKED, Nutrient
from tracker.assessment.adequacy import MINIMUM_DAYS
from tracker.assessment.intake import DayIntake
from tracker.assessment.reference_intakes import ReferenceIntakes
from tracker.assessment.verdict import Verdict
from tracker.logged_days import logged_days, verdicts_on
from tracker.person import Diarist
from tracker.reading import DayWords, Reading, words_of_days
from tracker.verdict_steps import meaning_of_target

CHART_DAYS: Final = 30
WINDOWS: Final = (28, 7)  # days, the surer one first
MOST_OPEN_DAYS: Final = 3


@dataclass(frozen=True, slots=True)
class Window:
    """One verdict and the span it is about, which ends today."""

    span_days: int
    verdict: Verdict

    @property
    def name(self) -> str:
        return _("Last %(days)s days") % {"days": self.span_days}


@dataclass(frozen=True, slots=True)
class NutrientCard:
    """One nutrient: its verdicts (none while age and sex are unknown), and its days as the chart and table show them.

    `target` names the chart's line in words; `average` is the plain mean of the complete days as per cent of the
    Daily Value, only while age and sex are unknown; each is empty where there is none.
    """

    nutrient: Nutrient
    name: str
    windows: Sequence[Window]
    target: str
    average: str
    unit: str
    days: Sequence[DayWords]

    @property
    def some_supplements(self) -> bool:
        return any(day.supplements for day in self.days)

    @property
    def some_unknown(self) -> bool:
        return any(day.some_unknown for day in self.days)


@dataclass(frozen=True, slots=True)
class DashboardSummary:
    """`logged` and `complete` count the days of the span; `open_days` are the latest that wait to be completed."""

    first: date
    last: date
    cards: Sequence[NutrientCard]
    logged: int
    complete: int
    open_days: Sequence[date]
    person_known: bool
    minimum_days: int = MINIMUM_DAYS
    span_days: int = CHART_DAYS

    @property
    def too_early(self) -> bool:
        return self.complete < self.minimum_days


def summarise(diarist: Diarist) -> DashboardSummary:
    today = diarist.today
    days = logged_days(diarist, until=today, span_days=CHART_DAYS)
    by_window = {span: verdicts_on(diarist, days, until=today, span_days=span) for span in WINDOWS}
    complete = [day for day in days if day.complete]
    return DashboardSummary(
        first=diarist.today - timedelta(days=CHART_DAYS - 1),
        last=diarist.today,
        cards=[_card(diarist, nutrient, days, by_window) for nutrient in TRACKED],
        logged=len(days),
        complete=len(complete),
        open_days=[day.date for day in reversed(days) if not day.complete][:MOST_OPEN_DAYS],
        person_known=diarist.person is not None,
    )


def _card(
    diarist: Diarist, nutrient: Nutrient, days: Sequence[DayIntake], by_window: Mapping[int, Mapping[str, Verdict]]
) -> NutrientCard:
    reading = Reading.of(diarist, nutrient)
    reference = reference_of(diarist, nutrient)
    return NutrientCard(
        nutrient=nutrient,
        name=_(nutrient.name),
        windows=_windows(nutrient, by_window),
        target=target_words(reference, reading) if reference else "",
        average=_average(days, nutrient, reading) if reading.as_daily_value else "",
        unit=reading.unit,
        days=list(reversed(words_of_days(days, reading))),
    )


def _windows(nutrient: Nutrient, by_window: Mapping[int, Mapping[str, Verdict]]) -> list[Window]:
    """The longest span first; alone where it has too few days, for then every shorter one has as well."""
    windows = [Window(span, of[nutrient.key]) for span, of in by_window.items() if of]
    nothing_to_say = windows and windows[0].verdict.intake is None
    return windows[:1] if nothing_to_say else windows


def reference_of(diarist: Diarist, nutrient: Nutrient) -> ReferenceIntakes | None:
    return diarist.references.get(nutrient.key) if diarist.references else None


def target_words(reference: ReferenceIntakes, reading: Reading) -> str:
    """ "RDA 420 mg (NASEM; recommended: covers nearly everyone’s need)"."""
    return _("%(term)s %(amount)s (%(authority)s; %(meaning)s)") % {
        "term": reference.target_term,
        "amount": reading.amount(reference.target),
        "authority": reference.authority.upper(),
        "meaning": meaning_of_target(reference),
    }


def _average(days: Sequence[DayIntake], nutrient: Nutrient, reading: Reading) -> str:
    intakes = [day.nutrients[nutrient.key] for day in days if day.complete]
    if not intakes:
        return ""
    mean = sum(intake.lower for intake in intakes) / len(intakes)
    return reading.lower_bound(mean, sum(intake.unknown_entries for intake in intakes))
