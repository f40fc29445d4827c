"""When twitches are a reason to see a doctor, whatever the diet shows (method.md section 11).

The method names the reasons and no windows, so these are chosen: what was noticed in the last two weeks counts; places
are told apart by side too; twitches last as long as no week lies between two days with one. Pain and severity are in
the text that is always visible, and are no trigger.

A person may put a warning away. It is not said again on that day, nor later as long as nothing more is noticed: whoever
reads the same words every day worries more and learns nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

TWO_WEEKS: Final = timedelta(days=14)
SPELL_ENDS_AFTER: Final = timedelta(days=7)
URGENT_FOR: Final = timedelta(days=1)  # today's and yesterday's: what is urgent is not said weeks later


class Sign(StrEnum):
    """What was ticked beside a twitch or on its own; by its order, the urgent ones first."""

    PALPITATIONS = "palpitations"
    CHEST_PAIN_OR_FAINTING = "chest_pain_or_fainting"
    SEIZURE = "seizure"
    TROUBLE_BREATHING_SWALLOWING_OR_SPEAKING = "trouble_breathing_swallowing_or_speaking"
    SUDDEN_WEAKNESS = "sudden_weakness"
    HAND_SPASMS_WITH_TINGLING_AROUND_THE_MOUTH = "hand_spasms_with_tingling_around_the_mouth"
    WEAKNESS = "weakness"
    STIFFNESS = "stiffness"
    POOR_COORDINATION = "poor_coordination"


SEE_A_DOCTOR: Final = frozenset({Sign.WEAKNESS, Sign.STIFFNESS, Sign.POOR_COORDINATION})
URGENT: Final = frozenset(Sign) - SEE_A_DOCTOR


class Reason(StrEnum):
    """Why to see a doctor."""

    SIGN = "sign"
    SEVERAL_PLACES = "several_places"
    OVER_TWO_WEEKS = "over_two_weeks"
    MEDICINE_CHANGED = "medicine_changed"


# What can be put away: each sign for itself, so that another one is said at once.
PUT_AWAY_BY: Final = (*Sign, *(reason for reason in Reason if reason is not Reason.SIGN))


@dataclass(frozen=True, slots=True)
class Noticed:
    """One twitch, or signs ticked without one (`is_twitch` False). `places` name site and side, where said."""

    day: date
    places: frozenset[str] = field(default_factory=frozenset)
    signs: frozenset[Sign] = field(default_factory=frozenset)
    is_twitch: bool = True


@dataclass(frozen=True, slots=True)
class Warnings:
    """What speaks for seeing a doctor: signs to be said urgently, the other signs, and all reasons, in their order."""

    urgent: tuple[Sign, ...]
    signs: tuple[Sign, ...]
    reasons: tuple[Reason, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What of it can be put away."""
        return (*self.urgent, *self.signs, *(reason for reason in self.reasons if reason is not Reason.SIGN))


def warnings(noticed: Collection[Noticed], medicine_changes: Iterable[date], today: date) -> Warnings:
    """The reasons that hold on a day. `medicine_changes`: when a medicine was started or changed; what is later than

    `today` does not count.
    """
    past = [each for each in noticed if each.day <= today]
    recent = [each for each in past if each.day > today - TWO_WEEKS]
    twitches = [each for each in recent if each.is_twitch]
    ticked = {sign for each in recent for sign in each.signs}
    urgent = {sign for each in recent if each.day >= today - URGENT_FOR for sign in each.signs & URGENT}
    changes = list(medicine_changes)
    holds = {
        Reason.SIGN: bool(ticked),
        Reason.SEVERAL_PLACES: len(frozenset[str]().union(*(each.places for each in twitches))) > 1,
        Reason.OVER_TWO_WEEKS: bool(twitches)
        and _last_spell({each.day for each in past if each.is_twitch}) > TWO_WEEKS,
        Reason.MEDICINE_CHANGED: any(
            timedelta(0) <= each.day - change <= TWO_WEEKS for each in twitches for change in changes
        ),
    }
    return Warnings(
        urgent=tuple(sign for sign in Sign if sign in urgent),
        signs=tuple(sign for sign in Sign if sign in ticked - urgent),
        reasons=tuple(reason for reason, is_one in holds.items() if is_one),
    )


def to_say(
    noticed: Collection[Noticed], medicine_changes: Iterable[date], put_away: Mapping[str, date], today: date
) -> Warnings:
    """What of `warnings` is to be said now. `put_away`: when each of PUT_AWAY_BY was put away last."""
    found = warnings(noticed, medicine_changes, today)
    past = [each for each in noticed if each.day <= today]

    def is_open(key: Sign | Reason) -> bool:
        away = put_away.get(key)
        if away is None:
            return True
        speak_for_it = (each.day for each in past if (key in each.signs if isinstance(key, Sign) else each.is_twitch))
        return away < today and max(speak_for_it) > away

    urgent, signs = (tuple(filter(is_open, each)) for each in (found.urgent, found.signs))
    others = (reason for reason in found.reasons if reason is not Reason.SIGN and is_open(reason))
    return Warnings(urgent, signs, (*((Reason.SIGN,) if urgent or signs else ()), *others))


def _last_spell(days: Collection[date]) -> timedelta:
    """From the first to the last day of the spell that the last of these days belongs to."""
    last, *earlier = sorted(days, reverse=True)
    first = last
    for day in earlier:
        if first - day > SPELL_ENDS_AFTER:
            break
        first = day
    return last - first
