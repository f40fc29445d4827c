"""What was worked out, for whoever wants to check it: each test with its correlation and p, and what was left out."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.assessment.association.answer import Analysis, Answer, Look
from tracker.display.amounts import format_number
from tracker.display.dates import full_day_name


def detail_words(answer: Answer) -> list[str]:
    """Empty where nothing was worked out yet."""
    said = [_look(look) for look in answer.looks]
    if answer.described:
        words = _("Of all %(days)s usable days so far Spearman’s rho is %(rho)s; described, not tested.")
        said.append(words % {"days": answer.described.days, "rho": format_number(answer.described.rho, 2)})
    if not said:
        return []
    said.append(
        _("Day number and weekends are taken out of both first; thirds are of what is left, counts as they are.")
    )
    said.append(_("Intervals are drawn from weeks of your own days, p from moving the twitches along the calendar."))
    return said


def _look(look: Look) -> str:
    dates = {"days": look.planned_days, "first": full_day_name(look.first), "last": full_day_name(look.last)}
    name = _("At %(days)s usable days, %(first)s to %(last)s:") % dates
    if look.unadjusted is None:
        return name + " " + _("not tested, since its days lacked what a test needs.")
    said = [
        name,
        _("%(result)s.") % {"result": _result(look.unadjusted)},
        _("It passes at p of %(alpha)s or less.") % {"alpha": format_number(look.alpha, 3)},
    ]
    if look.adjusted:
        said.append(_("With the others taken out: %(result)s.") % {"result": _result(look.adjusted)})
    said.append(_tried(look.unadjusted))
    return " ".join(said)


def _result(analysis: Analysis) -> str:
    words = _("Spearman’s rho %(rho)s, p %(p)s of %(shifts)s shifts (at best %(smallest)s)")
    return words % {
        "rho": format_number(analysis.rho, 2),
        "p": format_number(analysis.p or 1.0, 3),
        "shifts": analysis.shifts,
        "smallest": format_number(analysis.smallest_p, 3),
    }


def _tried(analysis: Analysis) -> str:
    words = ngettext(
        "%(count)s question is accounted for.",
        "The largest of %(count)s questions in each shift counts.",
        analysis.tried,
    )
    return words % {"count": analysis.tried}


def before_asked_words(look: Look) -> str:
    """How many of the tested days could have been looked at before the question was fixed."""
    words = ngettext(
        "%(count)s of the tested days was written down before you asked.",
        "%(count)s of the tested days were written down before you asked.",
        look.days_before_asked,
    )
    return words % {"count": look.days_before_asked}
