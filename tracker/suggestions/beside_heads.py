"""The two lines beside a day: what matters most of the suggestions and of the verdicts, before they are opened."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from tracker.assessment.verdicts.verdict import Verdict
from tracker.display.amounts import in_words
from tracker.person.diarist import Diarist
from tracker.suggestions.blank import Blank
from tracker.suggestions.day import Mode, Suggested
from tracker.verdicts.logged import VERDICT_DAYS
from tracker.verdicts.overview import SentencePart, sentence

MOST_OPEN: Final = 2  # of what is still open: the largest


class Head(NamedTuple):
    """What matters in a few words, and a softer line below it."""

    matters: str
    beside: str


def head_of_suggestions(suggested: Suggested, *, is_today: bool) -> Head:
    if suggested.mode is Mode.GAPS:
        return _head_for_gaps(suggested, is_today=is_today)
    if suggested.mode is Mode.ASK:
        return Head(_("Foods for this day"), _("One question comes first"))
    if suggested.mode is Mode.CONTENT:
        return Head(_("What listed foods contain"), _("For suggestions, say your age and sex"))
    return Head(_("Nothing is suggested"), _("Why, and whom to ask"))


def _head_for_gaps(suggested: Suggested, *, is_today: bool) -> Head:
    still_open = list(suggested.left.still_open[:MOST_OPEN]) if suggested.left else []
    soft = _("Still open: %(amounts)s") % {"amounts": in_words(still_open)} if still_open else _("Why, and what else")
    if suggested.cards:
        food = suggested.cards[0].line.name
        words = _("Closes most today: %(food)s") if is_today else _("Closes most: %(food)s")
        return Head(words % {"food": food}, soft)
    if suggested.blank is Blank.NO_GAP:
        return Head(_("Nothing left to close"), _("The foods in this day reach every target."))
    return Head(_("Nothing is suggested"), soft)


def head_of_verdicts(verdicts: Mapping[str, Verdict], diarist: Diarist) -> Head:
    first, *others = [_part(part) for part in sentence(list(verdicts.values()), diarist.cautions)]
    words = _("%(days)s days · %(verdict)s") % {"days": VERDICT_DAYS, "verdict": first}
    return Head(words, others[0] if others else _("How that came about"))


def _part(part: SentencePart) -> str:
    return _("%(words)s: %(names)s") % {"words": part.words, "names": part.names}
