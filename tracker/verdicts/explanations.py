"""A verdict's label, and the sentences beside it: why it says no more, and what keeps it from being misread."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.nutrients import VITAMIN_D
from tracker.assessment.health.cautions import Cautions
from tracker.assessment.health.health_questions import KIDNEY_DISEASE
from tracker.assessment.reference.reference_intakes import Authority
from tracker.assessment.verdicts.adequacy import HIGHEST_CV, MINIMUM_DAYS
from tracker.assessment.verdicts.energy_check import EnergyFinding
from tracker.assessment.verdicts.verdict import Label, Verdict
from tracker.display.amounts import format_share
from tracker.person.reading import Reading, foods_without_value

UK_WINTER_UG: Final = 10.0  # a day, October to March: the UK health departments' advice (SACN 2016)


def headline_of(verdict: Verdict, cautions: Cautions) -> str:
    """The label. "Worth raising" is said only where foods may be suggested for the nutrient (method.md section 4)."""
    if verdict.adequacy is Label.WELL_BELOW_REFERENCE and verdict.nutrient not in cautions.pushed:
        if held_by_kidney_team(verdict.nutrient, cautions):
            return _("Well below the reference; your kidney team sets this amount")
        return _("Well below the reference")
    return _(verdict.adequacy.text)


def held_by_kidney_team(nutrient: str, cautions: Cautions) -> bool:
    """Whether an answer about the kidneys leaves this nutrient's amount to those who care for them."""
    return any(advice.key == KIDNEY_DISEASE for advice in cautions.why_held(nutrient))


def explanation_of(verdict: Verdict, cautions: Cautions, reading: Reading) -> str:
    """The sentences that belong to the label, in one paragraph; empty where it needs none."""
    explain = EXPLANATIONS.get(verdict.adequacy)
    sentences = [
        explain(verdict) if explain else "",
        _despite_energy(verdict),
        _days_differ(verdict),
        *_held(verdict, cautions),
        _uk_winter(verdict, cautions, reading),
    ]
    return " ".join(filter(None, sentences))


def _despite_energy(verdict: Verdict) -> str:
    if not verdict.despite_energy or verdict.energy is None:
        return ""
    if verdict.energy.finding is EnergyFinding.LOW:
        return _("Your diary’s energy looks low for your size; this holds even if what was left out is like the rest.")
    return _("Your diary’s energy looks high for your size; this holds even if less of everything was eaten.")


def _days_differ(verdict: Verdict) -> str:
    if not verdict.days_differ or verdict.is_withheld:
        return ""
    cv = verdict.intake.own_cv if verdict.intake else None
    return _("Your days differ a lot: by %(cv)s around the mean.") % {"cv": format_share(cv or HIGHEST_CV)}


def _held(verdict: Verdict, cautions: Cautions) -> list[str]:
    """Beside a flag: what a health answer says of this nutrient, and whom to ask."""
    if not verdict.adequacy.is_flag or verdict.nutrient not in cautions.held:
        return []
    advice = cautions.why_held(verdict.nutrient)
    return [f"{_(each.said)} {_(each.ask)}" for each in advice]


def _uk_winter(verdict: Verdict, cautions: Cautions, reading: Reading) -> str:
    """The official advice, named as such, for adults of whom no health answer speaks against it."""
    reference = verdict.reference
    if reference is None or reference.authority is not Authority.UK or verdict.nutrient != VITAMIN_D.key:
        return ""
    if VITAMIN_D.key in cautions.supplements_off or verdict.is_withheld or verdict.label.says_enough:
        return ""
    if verdict.label is Label.ABOVE_UPPER_LEVEL:
        return ""
    words = _(
        "UK health departments say: everyone should consider a daily supplement of %(amount)s in autumn and winter "
        "(October to March). Ask a pharmacist."
    )
    return words % {"amount": reading.amount(UK_WINTER_UG)}


def _too_early(verdict: Verdict) -> str:
    left = MINIMUM_DAYS - verdict.days.complete
    words = ngettext(
        "Nothing before %(minimum)s complete days: %(left)s more needed.",
        "Nothing before %(minimum)s complete days: %(left)s more needed.",
        left,
    )
    return words % {"minimum": MINIMUM_DAYS, "left": left}


def _cant_tell(verdict: Verdict) -> str:
    foods = foods_without_value(verdict.unknown_entries, verdict.entries)
    return _("%(foods)s. What they hold could change the answer.") % {"foods": foods}


def _energy_low(_verdict: Verdict) -> str:
    return _("So the amounts are probably too low as well. Is something missing from days called complete?")


def _energy_high(_verdict: Verdict) -> str:
    return _("So the amounts are probably too high as well. Is something in the diary twice?")


def _switched_off(_verdict: Verdict) -> str:
    return _("Nothing is said of enough or too little. What the diary holds is shown all the same.")


def _shortfall(_verdict: Verdict) -> str:
    return _("In what you eat: a diary shows nothing about the levels in your body.")


def _well_below(_verdict: Verdict) -> str:
    return _("In what you eat. How much is too little is not known: below three quarters of the reference is our line.")


def _well_below_vitamin_d(_verdict: Verdict) -> str:
    return _("In what you eat: only a blood test shows how much you have. Below three quarters of it is our line.")


def _below(verdict: Verdict) -> str:
    """An RNI is no AI: it covers nearly everyone, and its average requirement exists unpublished."""
    if verdict.reference and verdict.reference.target_kind == "RDA":
        return _("That alone does not show that you get too little: the average requirement is not published.")
    return _("That alone does not show that you get too little: no average requirement is known.")


EXPLANATIONS: Final[dict[Label, Callable[[Verdict], str]]] = {
    Label.TOO_EARLY: _too_early,
    Label.CANT_TELL: _cant_tell,
    Label.ENERGY_LOW: _energy_low,
    Label.ENERGY_HIGH: _energy_high,
    Label.SWITCHED_OFF: _switched_off,
    Label.POSSIBLE_SHORTFALL: _shortfall,
    Label.LIKELY_SHORTFALL: _shortfall,
    Label.BELOW_REFERENCE: _below,
    Label.WELL_BELOW_REFERENCE: _well_below,
    Label.VITAMIN_D_BELOW_REFERENCE: _below,
    Label.VITAMIN_D_WELL_BELOW_REFERENCE: _well_below_vitamin_d,
    Label.VITAMIN_D_WELL_BELOW_NEED: _well_below_vitamin_d,
}
