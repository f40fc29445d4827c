"""The signs of illness and the reasons to see a doctor in words: the same wherever they stand."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tracker.assessment.warning import SEE_A_DOCTOR, URGENT, Reason, Sign

# As they stand within a sentence.
SIGN_WORDS: Final[Mapping[Sign, Promise]] = {
    Sign.PALPITATIONS: _("palpitations"),
    Sign.CHEST_PAIN_OR_FAINTING: _("chest pain or fainting"),
    Sign.SEIZURE: _("a seizure"),
    Sign.TROUBLE_BREATHING_SWALLOWING_OR_SPEAKING: _("trouble breathing, swallowing or speaking"),
    Sign.SUDDEN_WEAKNESS: _("sudden weakness"),
    Sign.HAND_SPASMS_WITH_TINGLING_AROUND_THE_MOUTH: _("hand spasms with tingling around the mouth"),
    Sign.WEAKNESS: _("weakness"),
    Sign.STIFFNESS: _("stiffness"),
    Sign.POOR_COORDINATION: _("poor coordination"),
}
REASON_WORDS: Final[Mapping[Reason, Promise]] = {
    Reason.SIGN: _("Noted: %(signs)s."),
    Reason.SEVERAL_PLACES: _("Twitches were noticed in more than one place within two weeks."),
    Reason.OVER_TWO_WEEKS: _("Twitches have been noticed for over two weeks."),
    Reason.MEDICINE_CHANGED: _("A medicine was started or changed within two weeks before twitches were noticed."),
}


def signs_listed(signs: Iterable[Sign]) -> str:
    """ "palpitations; a seizure"."""
    return "; ".join(str(SIGN_WORDS[sign]) for sign in signs)


def reason_sentences(reasons: Iterable[Reason], signs: Iterable[Sign]) -> list[str]:
    """A sentence for each reason; `signs` are those that one of them is about."""
    listed = signs_listed(signs)
    return [str(REASON_WORDS[reason]) % {"signs": listed} for reason in reasons]


def urgent_list() -> str:
    """What to call for help for."""
    return signs_listed(sign for sign in Sign if sign in URGENT)


def choices(urgent: bool) -> list[tuple[str, str]]:
    """The signs of a form."""
    among = URGENT if urgent else SEE_A_DOCTOR
    return [(sign.value, capfirst(str(SIGN_WORDS[sign]))) for sign in Sign if sign in among]
