"""What happens to an account: kept for its person, logged without a name, and told where no e-mail did."""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from foods.models.prepared import Prepared
from tracker.account.devices import device_of
from tracker.models import AccountEvent, asked

logger = logging.getLogger(__name__)

Kind = AccountEvent.Kind
FAILURES: Final = {Kind.WRONG_PASSWORD, Kind.WRONG_CODE}
FAILURES_KEPT_AN_HOUR: Final = 10  # who guesses at an account fills no table; the log has them all
# What the person has to be told of, in case it was somebody else.
CHANGES: Final = (
    Kind.PASSWORD_CHANGED,
    Kind.PASSWORD_SET,
    Kind.PASSWORD_RESET,
    Kind.LINK_MADE,
    Kind.EMAIL_ADDED,
    Kind.EMAIL_CHANGED,
    Kind.EMAIL_REMOVED,
    Kind.APP_ADDED,
    Kind.APP_REMOVED,
    Kind.KEY_ADDED,
    Kind.KEY_REMOVED,
    Kind.CODES_MADE,
)
TOLD_FOR: Final = timedelta(days=30)
KNOWN_UNTIL: Final = "changes_known_until"  # in the session


def record(request: HttpRequest, user: User, kind: Kind, *, told_by_mail: bool = False) -> None:
    """Keep and log what a request did. A session knows the changes that were made in it."""
    now = timezone.now()
    keep(user, kind, now=now, device=device_of(request.headers.get("User-Agent", "")), told_by_mail=told_by_mail)
    if kind in CHANGES and request.user == user:
        know_changes(request.session, now=now)


def keep(user: User, kind: Kind, *, now: datetime, device: str = "", told_by_mail: bool = False) -> None:
    logger.info("account %s: %s", user.pk, kind)
    events = AccountEvent.objects.of(user)
    if kind in FAILURES and events.filter(kind=kind).since(now - timedelta(hours=1)).count() >= FAILURES_KEPT_AN_HOUR:
        return
    events.create(user=user, kind=kind, happened_at=now, device=device, told_by_mail=told_by_mail)


def know_changes(session: SessionBase, *, now: datetime) -> None:
    """From now on this session is not told of the changes until now."""
    session[KNOWN_UNTIL] = now.isoformat()


_TO_TELL: Final = Prepared(
    lambda: (
        AccountEvent.objects.of(asked.PERSON)
        .since(asked.MOMENT)
        .filter(kind__in=CHANGES, told_by_mail=False)
        .latest_first()
    )
)


def changes_to_tell(user: User, session: SessionBase, *, now: datetime) -> list[AccountEvent]:
    """Changes of the last 30 days that neither an e-mail nor this session told of, latest first.

    Each session is told by itself: whoever made a change cannot answer for the others.
    """
    since = now - TOLD_FOR
    if KNOWN_UNTIL in session:
        since = max(since, datetime.fromisoformat(session[KNOWN_UNTIL]))
    return _TO_TELL(person=user.pk, moment=since)
