"""Where a person is signed in: what a session remembers of its beginning and use, and how it is ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare, salted_hmac

from tracker.account.devices import UNKNOWN, device_words
from tracker.account.session_store import SessionStore
from tracker.models import Session

BEGUN, USED, DEVICE = "begun_at", "used_at", "device"
USE_IS_WRITTEN_EVERY: Final = timedelta(minutes=10)


@dataclass(frozen=True)
class SignedIn:
    """A session as its person sees it. `handle` names it without being its key."""

    handle: str
    device: str
    begun_at: datetime | None
    used_at: datetime | None
    is_this: bool


def begin(session: SessionBase, *, now: datetime) -> None:
    session[BEGUN] = now.isoformat()


def note_use(session: SessionBase, *, device: str, now: datetime) -> None:
    """Remember when this session was used last, and by what; written every ten minutes at most."""
    used = _moment(session.get(USED))
    if used is None or now - used >= USE_IS_WRITTEN_EVERY or session.get(DEVICE) != device:
        session[USED] = now.isoformat()
        session[DEVICE] = device
        session.as_noted = dict(session.items())  # type: ignore[attr-defined]


def holds_nothing_new(session: SessionBase) -> bool:
    """Whether nothing but this use would be written."""
    return dict(session.items()) == getattr(session, "as_noted", None)


def sessions_of(user: User, *, this: str | None, now: datetime) -> list[SignedIn]:
    """Where this person is signed in, the session with the key `this` first, then the last used."""
    found = [_signed_in(key, kept, this=this) for key, kept in _usable(user, now=now)]
    return sorted(found, key=lambda one: (one.is_this, one.used_at.timestamp() if one.used_at else 0), reverse=True)


def end_session(user: User, handle: str, *, this: str | None) -> bool:
    """End one session of this person's; False where none has that handle, or only the one with the key `this`."""
    for session in Session.objects.of(user).exclude(pk=this):
        if constant_time_compare(_handle(session.session_key), handle):
            session.delete()
            return True
    return False


def end_others(user: User, *, this: str | None) -> int:
    """End all sessions of this person's but the one with the key `this`; returns how many ended."""
    return Session.objects.of(user).exclude(pk=this).delete()[0]


def _usable(user: User, *, now: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    """The key of each session and what it keeps; one begun with an older password is none any more."""
    for session in Session.objects.of(user).alive(now=now):
        kept = SessionStore().decode(session.session_data)
        if constant_time_compare(kept.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash()):
            yield session.session_key, kept


def _signed_in(key: str, kept: dict[str, Any], *, this: str | None) -> SignedIn:
    return SignedIn(
        handle=_handle(key),
        device=device_words(kept.get(DEVICE, UNKNOWN)),
        begun_at=_moment(kept.get(BEGUN)),
        used_at=_moment(kept.get(USED)),
        is_this=key == this,
    )


def _handle(key: str) -> str:
    return salted_hmac("tracker.account.sessions", key).hexdigest()


def _moment(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None
