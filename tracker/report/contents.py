"""All that a report says, gathered with few queries: the page and the PDF only set it out.

Importing this brings pandas.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.nutrients import TRACKED
from tracker.assessment.intake.frames import daily_frame
from tracker.assessment.intake.sources import supplements_taken
from tracker.assessment.intake.totals import DayIntake
from tracker.assessment.verdicts.adequacy import MINIMUM_DAYS
from tracker.assessment.verdicts.energy_check import EnergyCheck, EnergyFinding
from tracker.assessment.verdicts.verdict import Verdict
from tracker.assessment.warning import TWO_WEEKS
from tracker.dashboard.spans import Span
from tracker.display.amounts import tracked_in_words
from tracker.medicines.changes import Marker, days_started_or_changed, markers
from tracker.person.diarist import Diarist
from tracker.report.choice import Choice, without_health_answers
from tracker.report.chosen import health_section, suggested_section
from tracker.report.closing import Section, cautions, references, warning_signs
from tracker.report.drawing import Drawing, Sign, sign_drawing
from tracker.report.head import head_facts
from tracker.report.medical import blood_section, medicines_section, questions_sections, signs_section
from tracker.report.noticed import NoticedPart, noticed_part
from tracker.report.nutrients import NutrientPart, nutrient_part
from tracker.report.supplements import supplements_section
from tracker.verdicts.logged import Logged, energy_check_on, verdicts_on
from tracker.verdicts.overview import Overview, first_day_needed, overview_of
from tracker.verdicts.steps import Step, energy_step

SIGNS: Final[Sequence[Sign]] = ("complete", "incomplete", "supplements", "unknown", "mean", "need", "target")
NOTHING_ADDED: Final = Choice()


@dataclass(frozen=True, slots=True)
class KeyItem:
    drawing: Drawing
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything in words and drawings, in the order in which it is read.

    `nothing` is the sentence of a span without an entry; all else but the head and `warnings` is then empty. `facts`
    are about the person and the days, `notes` hold for all nutrients, `overview` (None where nothing is held against a
    reference) says where they stand, `key` explains the signs that the drawings use. `noticed` are
    the twitches, None where no day was answered.
    """

    title: str
    subtitle: str
    name_label: str
    span: Span
    nothing: str
    facts: Sequence[Step]
    notes: Sequence[str]
    overview: Overview | None
    warnings: Sequence[Step]
    nutrients: Sequence[NutrientPart]
    noticed: NoticedPart | None
    key: Sequence[KeyItem]
    sections: Sequence[Section]


def report_on(person: Diarist, span: Span, choice: Choice = NOTHING_ADDED) -> Report:
    """The report on a span of days: as many queries, however many days there are."""
    diarist = person if choice.health else without_health_answers(person)
    looked_at = Logged.between(first_day_needed(span.first, span.last), span.last, diarist)
    days = [day for day in looked_at.days if day.date >= span.first]
    verdicts = verdicts_on(diarist, days)
    energy = energy_check_on(diarist, days)
    overview = overview_of(diarist, looked_at.days, verdicts, first=span.first, last=span.last) if verdicts else None
    parts = _nutrient_parts(diarist, span, days, verdicts, overview) if days else []
    changes = markers(person.user, span.first, span.last) if choice.medicines else []
    noticed = noticed_part(diarist, span, changes=[change.date for change in changes])
    return Report(
        title=_("Report on a food diary"),
        subtitle=_("%(nutrients)s in what was eaten and drunk") % {"nutrients": capfirst(tracked_in_words())},
        name_label=_("Name"),
        span=span,
        nothing="" if days or noticed else _("Nothing is logged in these days, so there is nothing to report."),
        facts=head_facts(diarist, span, days),
        notes=_notes(diarist, days, energy) if days else [],
        overview=overview if days else None,
        warnings=warning_signs(),
        nutrients=parts,
        noticed=noticed,
        key=_key(parts),
        sections=[
            *(_beside_twitches(diarist, span, choice) if noticed else []),
            *(_medical(diarist, span, choice, changes) if days or noticed else []),
            *(_of_food(person, diarist, span, choice, looked_at, verdicts, energy) if days else []),
        ],
    )


def _beside_twitches(diarist: Diarist, span: Span, choice: Choice) -> list[Section]:
    started = days_started_or_changed(diarist.user, span.first - TWO_WEEKS) if choice.medicines else []
    return [signs_section(diarist, span, started), *questions_sections(diarist)]


def _medical(diarist: Diarist, span: Span, choice: Choice, changes: Sequence[Marker]) -> list[Section]:
    medicines = [medicines_section(diarist, span, changes)] if choice.medicines else []
    return [*medicines, blood_section(diarist, span)] if choice.blood else medicines


def _of_food(
    person: Diarist,
    diarist: Diarist,
    span: Span,
    choice: Choice,
    looked_at: Logged,
    verdicts: Mapping[str, Verdict],
    energy: EnergyCheck | None,
) -> list[Section]:
    logged_days = sum(day.date >= span.first for day in looked_at.days)
    return [
        *_added(person, verdicts, choice),
        _supplements(diarist, span, looked_at, logged_days=logged_days),
        cautions(with_health=choice.health, with_medicines=choice.medicines),
        references(diarist, span, energy),
    ]


def _added(person: Diarist, verdicts: Mapping[str, Verdict], choice: Choice) -> list[Section]:
    foods = [suggested_section(person, verdicts)] if choice.foods else []
    return [*foods, health_section(person)] if choice.health else foods


def _nutrient_parts(
    diarist: Diarist,
    span: Span,
    days: Sequence[DayIntake],
    verdicts: Mapping[str, Verdict],
    overview: Overview | None,
) -> list[NutrientPart]:
    frame, parts = daily_frame(days), []
    for nutrient in TRACKED:
        row = overview.row_of(nutrient) if overview else None
        change = row.change if row else None
        parts.append(nutrient_part(diarist, span, nutrient, days, frame, verdicts.get(nutrient.key), change))
    return parts


def _supplements(diarist: Diarist, span: Span, looked_at: Logged, *, logged_days: int) -> Section:
    rows = [row for row in looked_at.singled_out if row.date >= span.first]
    return supplements_section(supplements_taken(rows), diarist, logged_days=logged_days)


def _notes(diarist: Diarist, days: Sequence[DayIntake], energy: EnergyCheck | None) -> list[str]:
    """What has to be known before any figure is read."""
    notes = []
    complete = sum(day.complete for day in days)
    if diarist.person is None:
        notes.append(
            _(
                "Age or sex is not given, so there are no verdicts: amounts are % Daily Value, as on labels, the same "
                "for every adult."
            )
        )
    elif complete < MINIMUM_DAYS:
        words = ngettext(
            "Nothing can be said before %(days)s complete day: a forgotten snack would look like a shortfall.",
            "Nothing can be said before %(days)s complete days: a forgotten snack would look like a shortfall.",
            MINIMUM_DAYS,
        )
        notes.append(words % {"days": MINIMUM_DAYS})
    if energy and not energy.is_plausible:
        notes.append(_energy_note(energy))
    return notes


def _energy_note(energy: EnergyCheck) -> str:
    if energy.finding is EnergyFinding.LOW:
        words = _("Your diary’s energy looks low for your size, so the mineral totals are probably too low as well.")
    else:
        words = _("Your diary’s energy looks high for your size, so the mineral totals are probably too high as well.")
    consequence = _("No shortfall is flagged from these days, and nothing is scaled.")
    return f"{words} {consequence} {energy_step(energy).text}"


def _key(parts: Sequence[NutrientPart]) -> list[KeyItem]:
    used = {sign for part in parts for sign in part.signs}
    texts: dict[Sign, str] = {
        "complete": _("complete day"),
        "incomplete": _("day not complete: not counted"),
        "supplements": _("from supplements"),
        "unknown": _("some foods have no value: how much comes on top is unknown"),
        "mean": _("mean of complete days with its interval"),
        "need": _("average need"),
        "target": _("recommended, or assumed to be adequate"),
    }
    return [KeyItem(sign_drawing(sign), texts[sign]) for sign in SIGNS if sign in used]
