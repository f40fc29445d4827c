"""One nutrient of a report: the verdict in words, its chart, and the foods that gave most."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import pandas as pd
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from foods.nutrients import Nutrient
from tracker.assessment.intake.frames import DAYS_OF, by_period, nutrient_frame
from tracker.assessment.intake.sources import Source, by_food
from tracker.assessment.intake.totals import SUPPLEMENT, DayIntake
from tracker.assessment.reference.reference_intakes import ReferenceIntakes
from tracker.assessment.verdicts.verdict import Verdict
from tracker.dashboard.chart_list import period_of
from tracker.dashboard.spans import Span
from tracker.dashboard.summary import authorities_on, average_words
from tracker.display.amounts import format_number, format_share
from tracker.display.dates import month_name, short_day_name
from tracker.models import Entry
from tracker.person.diarist import Diarist
from tracker.person.reading import Reading
from tracker.report.drawing import HEIGHT, BarChart, Drawing, NamedLine, Sign, bar_drawing
from tracker.verdicts.authorities import upper_level_words
from tracker.verdicts.overview import ChangeWords
from tracker.verdicts.steps import Step, formula_steps
from tracker.verdicts.words import VerdictWords, words_of

TOP_FOODS: Final = 5
MOST_CHARACTERS: Final = 56  # of a food's name: one line of the page
MOST_UNKNOWN: Final = 4
PERIOD_TITLES: Final = {
    None: gettext_lazy("Intake a day, %(unit)s"),
    "week": gettext_lazy("Mean a day of each week, %(unit)s"),
    "month": gettext_lazy("Mean a day of each month, %(unit)s"),
}


@dataclass(frozen=True, slots=True)
class FoodLine:
    name: str
    share: str
    amount: str


@dataclass(frozen=True, slots=True)
class NutrientPart:
    """`notice` is an upper level's and comes before the `headline`; `remarks` say why it says no more.

    `chart_words` say the drawing to who does not see it, `signs` are those that it uses; `drawn` draws it of another
    height in millimetres.
    """

    key: str
    name: str
    withheld: bool
    notice: str
    headline: str
    remarks: Sequence[str]
    facts: Sequence[Step]
    chart_title: str
    chart_words: str
    drawing: Drawing
    drawn: Callable[[float], Drawing]
    signs: frozenset[Sign]
    foods_title: str
    foods: Sequence[FoodLine]


def nutrient_part(
    diarist: Diarist,
    span: Span,
    nutrient: Nutrient,
    days: Sequence[DayIntake],
    frame: pd.DataFrame,
    verdict: Verdict | None,
    change: ChangeWords | None,
) -> NutrientPart:
    """`frame` is the `daily_frame` of the days; `verdict` is None while age and sex are unknown.

    `change` is that of the mean from the span before, None where there is none to tell.
    """
    reading = Reading.of(diarist, nutrient)
    amounts = nutrient_frame(frame, nutrient)
    chart = _chart(span, reading, verdict)
    period = period_of(span.days)
    drawn = partial(bar_drawing, by_period(amounts, period) if period else amounts, chart)
    said = _said(diarist, nutrient, verdict, reading) if verdict else _average(days, nutrient, reading)
    return NutrientPart(
        key=nutrient.key,
        name=_(nutrient.name),
        withheld=said.withheld,
        notice=said.notice,
        headline=said.headline,
        remarks=[remark for remark in said.remarks if remark],
        facts=[*said.facts, *([Step(_("Change"), change.how)] if change else [])],
        chart_title=str(PERIOD_TITLES[period]) % {"unit": reading.unit},
        chart_words=_chart_words(amounts, reading),
        drawing=drawn(HEIGHT),
        drawn=drawn,
        signs=_signs(amounts, chart),
        foods_title=_("Most of what is known came from"),
        foods=_foods(diarist, span, nutrient, reading, logged_days=len(days)),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    withheld: bool
    notice: str
    headline: str
    remarks: Sequence[str]
    facts: Sequence[Step]


def _said(diarist: Diarist, nutrient: Nutrient, verdict: Verdict, reading: Reading) -> _Said:
    words = words_of(verdict, vitamin_d_unit=reading.vitamin_d_unit, cautions=diarist.cautions)
    authorities = authorities_on(diarist, nutrient, verdict, reading)
    return _Said(
        withheld=words.withheld,
        notice=words.upper_level,
        headline=words.headline,
        remarks=[words.explanation, words.some_unknown, authorities.sentence if authorities else ""],
        facts=[*words.facts, *_unknown(words), *_reasons(verdict, reading)],
    )


def _average(days: Sequence[DayIntake], nutrient: Nutrient, reading: Reading) -> _Said:
    """While age and sex are unknown: a mean in % Daily Value, and nothing about it."""
    average = average_words(days, nutrient, reading)
    if not average:
        return _Said(True, "", _("No complete day yet."), [], [])
    return _Said(False, "", average, [_("Mean of complete days")], [])


def _unknown(words: VerdictWords) -> list[Step]:
    """The foods without a value by name, and how many more there are."""
    if not words.unknown_foods:
        return []
    named = [Truncator(name).chars(MOST_CHARACTERS) for name in words.unknown_foods[:MOST_UNKNOWN]]
    more = len(words.unknown_foods) - len(named) + words.more_unknown
    left = ngettext("and %(more)s more", "and %(more)s more", more) % {"more": more} if more else ""
    return [Step(_("Without a value"), f"{'; '.join(named)} {left}".strip())]


def _reasons(verdict: Verdict, reading: Reading) -> list[Step]:
    """The reference, and the one step from it to the label."""
    if verdict.reference is None:
        return []
    reference = Step(_("Reference"), _reference(verdict.reference, reading))
    if verdict.intake is None:
        return [reference]
    return [reference, *formula_steps(verdict, verdict.intake, verdict.reference, reading)]


def _reference(reference: ReferenceIntakes, reading: Reading) -> str:
    """ "EAR 265 mg, RDA 320 mg; upper level 350 mg from supplements"."""
    values = [(reference.ear_term, reference.ear), (reference.target_term, reference.target)]
    named = [f"{term} {reading.amount(value)}" for term, value in values if value is not None]
    return _("%(values)s; upper level %(amount)s") % {
        "values": ", ".join(named),
        "amount": upper_level_words(reference, reading),
    }


def _chart(span: Span, reading: Reading, verdict: Verdict | None) -> BarChart:
    reference, intake = (verdict.reference, verdict.intake) if verdict else (None, None)
    shown = intake if verdict and not verdict.adequacy.is_withheld else None
    low, high = shown.interval if shown else (0.0, 0.0)
    period = period_of(span.days)
    return BarChart(
        first=span.first,
        last=span.last,
        bar_days=DAYS_OF[period] if period else 1,
        per_unit=reading.convert(1),
        lines=_lines(reference, reading) if reference else [],
        mean=reading.convert(shown.mean) if shown else None,
        interval=(reading.convert(low), reading.convert(high)),
        mean_text=_("mean"),
        figure=lambda amount: format_number(amount, 1),
        tick=month_name if period == "month" else short_day_name,
    )


def _lines(reference: ReferenceIntakes, reading: Reading) -> list[NamedLine]:
    def named(value: float, term: str) -> str:
        return f"{term} {reading.figure(value)}"

    target = NamedLine(reading.convert(reference.target), named(reference.target, reference.target_term), "target")
    if reference.ear is None:
        return [target]
    return [NamedLine(reading.convert(reference.ear), named(reference.ear, reference.ear_term), "need"), target]


def _signs(amounts: pd.DataFrame, chart: BarChart) -> frozenset[Sign]:
    used: dict[Sign, bool] = {
        "complete": bool(amounts["complete"].any()),
        "incomplete": not amounts["complete"].all(),
        "supplements": bool((amounts["from_supplements"] > 0).any()),
        "unknown": bool((amounts["unknown_entries"] > 0).any()),
        "mean": chart.mean is not None,
        "need": any(line.style == "need" for line in chart.lines),
        "target": any(line.style == "target" for line in chart.lines),
    }
    return frozenset(sign for sign, is_used in used.items() if is_used)


def _chart_words(amounts: pd.DataFrame, reading: Reading) -> str:
    words = _("%(name)s by day: from %(lowest)s to %(highest)s, %(complete)s of %(logged)s logged days complete")
    return words % {
        "name": _(reading.nutrient.name),
        "lowest": reading.amount(float(amounts["lower"].min())),
        "highest": reading.amount(float(amounts["lower"].max())),
        "complete": int(amounts["complete"].sum()),
        "logged": len(amounts),
    }


def _foods(diarist: Diarist, span: Span, nutrient: Nutrient, reading: Reading, *, logged_days: int) -> list[FoodLine]:
    """What gave most on all logged days, complete or not."""
    entries = Entry.objects.of(diarist.user).between(span.first, span.last)
    ranked = by_food(entries.sources(nutrient)).ranked[:TOP_FOODS]
    return [_food_line(source, reading, logged_days) for source in ranked]


def _food_line(source: Source, reading: Reading, logged_days: int) -> FoodLine:
    name = Truncator(source.name).chars(MOST_CHARACTERS)
    if source.kind == SUPPLEMENT:
        name = _("%(name)s (supplement)") % {"name": name}
    amount = _("%(amount)s a day") % {"amount": reading.amount(source.amount / logged_days)}
    return FoodLine(name, format_share(source.share), amount)
