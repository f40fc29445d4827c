"""Django's sessions in a table that knows whose they are, as its documentation extends them (SESSION_ENGINE)."""

from typing import Any, Final

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError, models
from django.utils import timezone

from foods.models.prepared import Asked, Prepared
from tracker.models import Session, asked

_KEY: Final[Any] = Asked("key", models.CharField())
_ALIVE: Final = Prepared(lambda: Session.objects.filter(session_key=_KEY).alive(now=asked.MOMENT))


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        """Every page reads its session: as Django does, by a statement that is written once."""
        for session in _ALIVE(key=self.session_key or "", moment=timezone.now()):
            return session
        self._session_key = None
        return None

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        session: Session = super().create_model_instance(data)  # type: ignore[assignment]
        session.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return session

    def save(self, must_create: bool = False) -> None:
        """Django takes every error for a session that has ended meanwhile; a full disk or a lock is none."""
        try:
            super().save(must_create)
        except UpdateError as error:
            of_the_database = error.__context__
            if isinstance(of_the_database, OperationalError):
                raise of_the_database from of_the_database.__cause__
            raise
