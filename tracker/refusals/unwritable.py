"""What cannot be saved now because of the server, and why: its disk is full or broken, or its database is closed to it.

Nothing was written then, and what only reads goes on. The log says it once a minute, in a sentence, not with a
traceback for every try.
"""

import errno
import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Final

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.models.health_vault import HealthKeyError
from tracker.refusals.answers import refused
from tracker.refusals.out_of_date import typed

READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
SAID_EVERY: Final = 60  # seconds
MOST_CAUSES: Final = 5  # of one error that are looked at
SOON: Final = "5"  # seconds, until a page may be asked for again
LEAST_ROOM: Final = 65_536  # bytes; SQLite's shared memory grows by 32,768
PRIMARY: Final = 0xFF  # the part of SQLite's extended codes that names the kind

logger = logging.getLogger(__name__)


class Cause(Enum):
    """Why nothing can be saved: for the person at the screen, and for the log."""

    FULL = 507, gettext_lazy("The server’s disk is full."), "The disk is full"
    BROKEN = 503, gettext_lazy("The server’s disk answers with an error."), "The disk answers with an error"
    READ_ONLY = 503, gettext_lazy("The server’s database can only be read."), "The database can only be read"
    AWAY = 503, gettext_lazy("The server’s database does not answer."), "The database does not answer"
    KEYLESS = 503, gettext_lazy("The server’s key for what is kept encrypted is gone."), "The health key is gone"

    def __init__(self, status: int, sentence: Promise, logged: str) -> None:
        self.status, self.sentence, self.logged = status, sentence, logged


OF_THE_SYSTEM: Final = {
    errno.ENOSPC: Cause.FULL,
    errno.EDQUOT: Cause.FULL,
    errno.EROFS: Cause.READ_ONLY,
    errno.EIO: Cause.BROKEN,
}
OF_SQLITE: Final = {
    sqlite3.SQLITE_FULL: Cause.FULL,
    sqlite3.SQLITE_IOERR: Cause.BROKEN,
    sqlite3.SQLITE_READONLY: Cause.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Cause.BROKEN,
}
# PostgreSQL's codes (its documentation, appendix A), by their beginning: 57P is "shutting down", 08 a connection's end.
OF_POSTGRESQL: Final = {
    "53100": Cause.FULL,
    "58030": Cause.BROKEN,
    "25006": Cause.READ_ONLY,
    "57P": Cause.AWAY,
    "08": Cause.AWAY,
}


def why_unwritable(error: BaseException | None) -> Cause | None:
    """What of the server kept something from being saved, None where the error is another one."""
    causes = [cause for one in _chain(error) if (cause := _cause_of(one)) is not None]
    return causes[0] if causes else None


def cannot_be_saved(request: HttpRequest, cause: Cause) -> HttpResponse:
    """The page, line or JSON that names the cause: 507 where the disk is full, else 503."""
    if cause is Cause.AWAY:
        return is_away(request)
    if request.method in READS:
        text = _("%(cause)s This page needs it, so it cannot be shown. Try again later.")
        return refused(request, cause.status, _("Cannot be shown now"), text % {"cause": cause.sentence})
    if request.headers.get("HX-Request"):
        text = _("%(cause)s Nothing was saved, and what you typed is still here: try again later.")
    else:
        text = _("%(cause)s Nothing was saved. Try again later; tell whoever runs this site, should it last.")
    heading = _("Cannot be saved now")
    return refused(request, cause.status, heading, text % {"cause": cause.sentence}, typed=typed(request))


def is_away(request: HttpRequest) -> HttpResponse:
    """Where a database dies while it saves, nobody here knows whether it did: not to be called unsaved, nor saved."""
    heading = _("One moment")
    if request.method in READS:
        text = _("%(cause)s This page needs it, so it cannot be shown. Try again in a moment.")
    elif request.headers.get("HX-Request"):  # what is sent again from an open page carries the same key
        text = _("%(cause)s What you typed is still here: try again in a moment. No entry is added twice.")
    else:
        text = _(
            "%(cause)s Try again in a moment, and look first whether it was saved. "
            "Tell whoever runs this site, should it last."
        )
    sentence = text % {"cause": Cause.AWAY.sentence}
    answer = refused(request, Cause.AWAY.status, heading, sentence, typed=typed(request))
    answer["Retry-After"] = SOON
    return answer


def is_full(folder: Path) -> bool:
    """Whether a folder's disk has no room. SQLite calls it an input/output error where its shared memory finds none."""
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize < LEAST_ROOM or (disk.f_files > 0 and disk.f_favail == 0)


class Teller:
    """Says each cause in the log, but not again within a minute."""

    def __init__(self) -> None:
        self.said: dict[Cause, float] = {}

    def tell(self, cause: Cause, error: BaseException | None, *, now: float | None = None) -> None:
        moment = time.monotonic() if now is None else now
        if moment - self.said.get(cause, -SAID_EVERY) >= SAID_EVERY:
            self.said[cause] = moment
            logger.error("%s: nothing can be saved until that is mended (%s).", cause.logged, error)


teller: Final = Teller()


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what it was raised from."""
    for _turn in range(MOST_CAUSES):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__


def _cause_of(error: BaseException) -> Cause | None:
    if isinstance(error, sqlite3.Error):
        cause = OF_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & PRIMARY)
        return Cause.FULL if cause is Cause.BROKEN and is_full(Path(connection.settings_dict["NAME"]).parent) else cause
    if isinstance(error, HealthKeyError):
        return Cause.KEYLESS
    if isinstance(error, OSError):
        return OF_THE_SYSTEM.get(error.errno or 0)
    if isinstance(error, DatabaseError):  # Django's, around the engine's own
        return None
    code = getattr(error, "sqlstate", None)
    if code is None:
        kinds = {f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).mro()}
        return Cause.AWAY if "psycopg.OperationalError" in kinds else None
    return next((cause for start, cause in OF_POSTGRESQL.items() if str(code).startswith(start)), None)
