"""Why a food is suggested, in words: the one place that turns the engine's reasons into sentences."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.nutrients import BY_KEY
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.suggesting.reasons import Reason, ReasonKind
from tracker.display.amounts import format_amount, format_number, format_percent
from tracker.models import Meal

FRACTIONS: Final = (
    (0.1, "⅒"),
    (0.2, "⅕"),
    (0.25, "¼"),
    (1 / 3, "⅓"),
    (0.5, "½"),
    (2 / 3, "⅔"),
    (0.75, "¾"),
    (0.875, "⅞"),
)
NEARLY_ALL: Final = 0.9


def reason_words(reason: Reason, food: Candidate, *, at_least: bool = False) -> str:
    """A reason as a sentence without its full stop; `at_least` where the gap may be smaller than it looks."""
    match reason.kind:
        case ReasonKind.CLOSES | ReasonKind.ALSO_ADDS:
            part = part_in_words(reason.share, at_least=at_least)
            return _("%(nutrient)s: would close %(part)s") % {"nutrient": _name(reason.nutrient), "part": part}
        case ReasonKind.LARGEST_GAP:
            return _("%(nutrient)s is the largest gap") % {"nutrient": _name(reason.nutrient)}
        case ReasonKind.EATEN_BEFORE | ReasonKind.ALIKE_EATEN_BEFORE:
            return _eaten_in_words(reason)
        case ReasonKind.FITS_MEAL:
            return _("Fits in %(when)s") % {"when": Meal(reason.meal).when}
        case ReasonKind.OWN_DIARY:
            return _("On none of the article’s lists: you eat it anyway")
        case ReasonKind.EXTRA:
            return _("Not in the article")
        case ReasonKind.NO_FIGURE:
            return _("No figure for %(nutrient)s") % {"nutrient": _(BY_KEY[reason.nutrient].in_sentence)}
        case ReasonKind.WEAK_MEMBER if reason.share:
            return _("%(remark)s: %(portion)s is %(percent)s of your %(nutrient)s target") % {
                "remark": _(reason.remark),
                "portion": food.portion_text,
                "percent": format_percent(100 * reason.share),
                "nutrient": _(BY_KEY[reason.nutrient].in_sentence),
            }
        case ReasonKind.BY_BRAND:
            return _range_in_words(reason)
        case _:
            return _(reason.remark)


def _eaten_in_words(reason: Reason) -> str:
    if reason.kind is ReasonKind.EATEN_BEFORE:
        days = ngettext(
            "You ate it on %(count)s day of the last four weeks",
            "You ate it on %(count)s days of the last four weeks",
            reason.count,
        )
    else:
        days = ngettext(
            "You ate a food of its kind on %(count)s day of the last four weeks",
            "You ate a food of its kind on %(count)s days of the last four weeks",
            reason.count,
        )
    return days % {"count": reason.count}


def _range_in_words(reason: Reason) -> str:
    """ "Calcium from 140 to 861 mg, by brand: read the label"."""
    nutrient = BY_KEY[reason.nutrient]
    return _("%(nutrient)s from %(least)s to %(most)s, by brand: read the label") % {
        "nutrient": _(nutrient.name),
        "least": format_number(reason.least, nutrient.decimals),
        "most": format_amount(reason.most, nutrient, nutrient.unit),
    }


def _name(nutrient: str) -> str:
    return _(BY_KEY[nutrient].name)


def part_in_words(share: float, *, at_least: bool = False) -> str:
    """A share of a gap, 0 to 1: "about ¾ of what is left"; `at_least` never claims more than the share."""
    if share >= 1:
        return _("all of what is left")
    if share < FRACTIONS[0][0]:
        return _("a small part of what is left")
    if at_least:
        part = [sign for size, sign in FRACTIONS if size <= share][-1]
        return _("at least %(part)s of what is left") % {"part": part}
    if share > NEARLY_ALL:
        return _("nearly all of what is left")
    part = min(FRACTIONS, key=lambda fraction: abs(fraction[0] - share))[1]
    return _("about %(part)s of what is left") % {"part": part}
