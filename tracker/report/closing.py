"""What a report cannot show, when to act at once, and where its figures come from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from foods.models import FoodSource
from tracker.assessment.verdicts.energy_check import EnergyCheck
from tracker.dashboard.spans import Span
from tracker.models import Entry
from tracker.models.serving import source_name
from tracker.person.diarist import Diarist
from tracker.verdicts.steps import Step
from tracker.warning.words import urgent_list


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines; a line's term may be empty."""

    title: str
    lines: Sequence[Step]


def cautions(*, with_health: bool, with_medicines: bool) -> Section:
    """The limits of method.md sections 1, 2, 5, 6, 8 and 10, in neutral words.

    `with_health`: the person has added the health answers to this report, `with_medicines` the medicines.
    """
    if with_health and with_medicines:
        illnesses = _("Illnesses stand here only as far as they were asked about, medicines as the person wrote them.")
    elif with_medicines:
        illnesses = _("Illnesses are no part of this report; medicines stand here as the person wrote them.")
    elif with_health:
        illnesses = _("Illnesses and medicines stand here only as far as they were asked about.")
    else:
        illnesses = _("Illnesses and medicines are no part of this report.")
    lines = [
        _(
            "Intake is not status. Magnesium, calcium and potassium in the blood are tightly controlled; a low level "
            "mostly comes from illness, losses or medicines rather than from food alone."
        ),
        _("Vitamin D also comes from sunlight, and the values assume little sun: only a blood test shows its status."),
        _(
            "A diary cannot say why a muscle twitches, and eating more of something may change nothing. Below an AI is "
            "not a deficiency: no average need is known."
        ),
        _(
            "People forget to log things, so true intakes are more often higher than lower. Only days called complete "
            "count; the interval allows for days that differ, not for what was left out."
        ),
        _("“At least”: some foods have no value in the food table. What they hold comes on top; it is not zero."),
        " ".join(
            [
                _("Reference values are for healthy people."),
                illnesses,
                _("Where no upper level is set, that is no statement of safety."),
            ]
        ),
    ]
    return Section(_("What this report cannot show"), [Step("", line) for line in lines])


def warning_signs() -> list[Step]:
    """When to act at once, and the sentence of templates/base.html, which closes every page."""
    return [
        Step(
            _("Call for emergency help at once"),
            _("for %(signs)s.") % {"signs": urgent_list()},
        ),
        Step(
            "",
            _(
                "For information only; not a diagnosis and not a replacement for medical advice. See a doctor if "
                "twitching is persistent or severe, or comes with weakness, pain or poor coordination."
            ),
        ),
    ]


def references(diarist: Diarist, span: Span, energy: EnergyCheck | None) -> Section:
    """Where the reference intakes, the amounts in foods and the method come from."""
    lines = [
        *_reference_intakes(diarist),
        Step(_("Amounts in foods"), _food_tables(diarist, span)),
        Step(
            _("Method"),
            _(
                "NASEM, Dietary Reference Intakes: Applications in Dietary Assessment (2000), with its pooled "
                "day-to-day variation (CSFII 1994–96, Table B-2); vitamin D by a bootstrap over days."
            ),
        ),
    ]
    if energy:
        lines.append(Step(_("Energy"), _("Black 2000, Int J Obes 24:1119 (Goldberg cut-off); Mifflin-St Jeor 1990.")))
    return Section(_("References"), lines)


def _reference_intakes(diarist: Diarist) -> list[Step]:
    if not diarist.references:
        return [Step(_("Daily Values"), _("US labels of 2016 (FDA)."))]
    sources = [
        source.rstrip(".")
        for reference in diarist.references.values()
        for source in (reference.source, reference.ul_source)
        if source
    ]
    words = _("%(authority)s: %(sources)s.") % {
        "authority": _(diarist.authority.label),
        "sources": "; ".join(dict.fromkeys(sources)),
    }
    return [Step(_("Reference intakes"), words)]


def _food_tables(diarist: Diarist, span: Span) -> str:
    tables = Entry.objects.of(diarist.user).between(span.first, span.last).tables()
    return "; ".join(sorted({_table(source, release) for source, release in tables})) + "."


def _table(source: str, release: str) -> str:
    if source == FoodSource.OWN:
        return _("own foods, as entered from labels and recipes")
    return source_name(source, release)
