"""What is to be said to a person now, from what was noticed lately."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.contrib.auth.models import User

from tracker.assessment.warning import SPELL_ENDS_AFTER, TWO_WEEKS, Noticed, Sign, Warnings, to_say, warnings
from tracker.medicines.changes import days_started_or_changed
from tracker.models import Twitch, WarningDay
from tracker.models.warning_day import SaidOfDay
from tracker.warning.words import reason_sentences, signs_listed

# Whether twitches last over two weeks is seen from those of two weeks, and of what may hang together with them; a
# medicine may have been started two weeks before.
LOOKED_AT: Final = 2 * TWO_WEEKS + SPELL_ENDS_AFTER + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WarningNow:
    """`urgent` are the signs to call for help for in words, "" for none; then the reasons wait until it is put away.

    `reasons` are sentences, `keys` what is put away with either.
    """

    urgent: str
    reasons: Sequence[str]
    keys: Sequence[str]


def warning_now(user: User, today: date) -> WarningNow:
    """What is to be said on the pages of today: what was put away is left out."""
    said = _said(user, today)
    changes = days_started_or_changed(user, today - LOOKED_AT)
    found = to_say(_noticed(user, said, today - LOOKED_AT, today), changes, _put_away(said), today)
    if found.urgent:
        return WarningNow(signs_listed(found.urgent), [], found.urgent)
    return WarningNow("", reason_sentences(found.reasons, found.signs), found.keys)


def warnings_on(user: User, today: date) -> Warnings:
    """All that speaks for seeing a doctor on a day, put away or not."""
    changes = days_started_or_changed(user, today - LOOKED_AT)
    return warnings(_noticed(user, _said(user, today), today - LOOKED_AT, today), changes, today)


def _said(user: User, today: date) -> Mapping[date, SaidOfDay]:
    return WarningDay.objects.of(user).between(today - LOOKED_AT, today).said_by_date()


def noticed_between(user: User, first: date, last: date) -> list[Noticed]:
    """What was noticed and ticked on these days, both in it, as the rules have it (2 queries)."""
    return _noticed(user, WarningDay.objects.of(user).between(first, last).said_by_date(), first, last)


def _noticed(user: User, said: Mapping[date, SaidOfDay], first: date, last: date) -> list[Noticed]:
    twitches = Twitch.objects.of(user).between(first, last).present().with_details()
    ticked = [Noticed(day, signs=_signs_of(each.signs), is_twitch=False) for day, each in said.items() if each.signs]
    return [*map(_noticed_of, twitches), *ticked]


def _noticed_of(twitch: Twitch) -> Noticed:
    """A twitch as the rules have it; of what can no longer be read, only that it was."""
    if twitch.details is None:
        return Noticed(twitch.date)
    return Noticed(twitch.date, frozenset(twitch.details.places), _signs_of(twitch.details.symptoms))


def _signs_of(keys: Sequence[str]) -> frozenset[Sign]:
    """Those of them that are signs of illness."""
    return frozenset(sign for sign in Sign if sign.value in keys)


def _put_away(said: Mapping[date, SaidOfDay]) -> dict[str, date]:
    """When each was put away last."""
    return {key: day for day in sorted(said) for key in said[day].put_away}
