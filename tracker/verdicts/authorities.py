"""The authorities side by side in words, and a sentence where they disagree on what the diary holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from foods.nutrients import Nutrient
from tracker.assessment.reference.reference_intakes import ReferenceIntakes, ULScope
from tracker.assessment.verdicts.authorities import AuthorityView, disagree
from tracker.assessment.verdicts.verdict import Verdict
from tracker.person.reading import Reading


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """One line of the table; `need` and `upper_level` say so where there is none."""

    name: str
    need: str
    target: str
    upper_level: str
    position: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class AuthorityWords:
    """`sentence` stands on the card where a mean reaches one authority's target and not another's, else it is empty."""

    rows: Sequence[AuthorityRow]
    daily_value: str
    sentence: str


def authority_words(views: Sequence[AuthorityView], verdict: Verdict, reading: Reading) -> AuthorityWords:
    """`verdict` is that of the person's own authority. Where it is withheld, nothing is compared."""
    compared = not verdict.adequacy.is_withheld
    own = verdict.reference.authority if verdict.reference else None
    return AuthorityWords(
        rows=[_row(view, reading, compared=compared, is_own=view.authority is own) for view in views],
        daily_value=_daily_value(reading.nutrient, reading),
        sentence=_sentence(views, reading) if compared and disagree(views) else "",
    )


def _row(view: AuthorityView, reading: Reading, *, compared: bool, is_own: bool) -> AuthorityRow:
    reference = view.reference
    need = f"{reference.ear_term} {reading.amount(reference.ear)}" if reference.ear is not None else _("none known")
    return AuthorityRow(
        name=_(view.authority.label),
        need=need,
        target=f"{reference.target_term} {reading.amount(reference.target)}",
        upper_level=upper_level_words(reference, reading),
        position=(_("reached") if view.reached else _("below")) if compared else "",
        is_own=is_own,
    )


def upper_level_words(reference: ReferenceIntakes, reading: Reading) -> str:
    """ "2,500 mg", "350 mg from supplements", or "none set"."""
    if reference.ul is None:
        return _("none set")
    if reference.ul_scope is ULScope.SUPPLEMENTS:
        return _("%(amount)s from supplements") % {"amount": reading.amount(reference.ul)}
    return reading.amount(reference.ul)


def _daily_value(nutrient: Nutrient, reading: Reading) -> str:
    return reading.amount(nutrient.daily_value) if nutrient.daily_value is not None else ""


def _sentence(views: Sequence[AuthorityView], reading: Reading) -> str:
    """ "Authorities differ: above NASEM’s AI of 2,600 mg, below EFSA’s AI of 3,500 mg."."""
    parts = [
        (
            _("above %(authority)s’s %(term)s of %(amount)s")
            if view.reached
            else _("below %(authority)s’s %(term)s of %(amount)s")
        )
        % {
            "authority": _(view.authority.short),
            "term": view.reference.target_term,
            "amount": reading.amount(view.reference.target),
        }
        for view in sorted(views, key=lambda view: not view.reached)
    ]
    return _("Authorities differ: %(parts)s.") % {"parts": ", ".join(parts)}
