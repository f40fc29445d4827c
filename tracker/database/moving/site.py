"""The whole site into an empty database, table by table; cut off, it goes on where it stopped."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from django.db import DatabaseError, OperationalError, connections, transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from foods.models import ImportProgress
from foods.search.find import reindex
from tracker.backup import condition
from tracker.backup.alone import not_served
from tracker.backup.unsafe import UnsafeError
from tracker.database.citus import run
from tracker.database.layout import numbered_columns
from tracker.database.moving import target
from tracker.database.moving.rows import MADE_BY_MIGRATE, MARK, Model, batches, moved_models, parts, rows_of
from tracker.database.moving.sums import Sums, fingerprint, sums_of
from tracker.database.moving.target import HERE, THERE
from tracker.database.plan import count_on

DISK_FULL: Final = "53100"  # postgresql.org/docs/current/errcodes-appendix.html

Say = Callable[[str], None]


def move_site(url: str, say: Say) -> dict[str, Sums]:
    """Copies every table into the empty database at `url`; what each adds up to, once it is the same there.

    `say` is told how far it is. What is here stays as it is. Raises UnsafeError with a sentence.
    """
    with not_served(settings.VAR), target.opened(url):
        _refuse()
        with told():
            say(_("Adding up what is here …"))
            here = {model._meta.db_table: sums_of(model, HERE) for model in moved_models()}
            _begin(fingerprint(here))
            for model in moved_models():
                _copy(model, here[model._meta.db_table].rows, say)
            say(_("Making the search index …"))
            _finish()
            say(_("Comparing …"))
            _compare(here)
            ImportProgress.objects.using(THERE).filter(file=MARK).delete()
    return here


@contextmanager
def told() -> Iterator[None]:
    """Says in a sentence what a database says."""
    try:
        yield
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        if is_full(error):
            reason = _("The disk is full: make room.")
        elif not isinstance(error, OperationalError):
            reason = _("The other database does not take what is here: %(reason)s.") % {"reason": reason}
        raise UnsafeError(_("%(reason)s Run it again: it goes on where it stopped.") % {"reason": reason}) from error


def is_full(error: DatabaseError) -> bool:
    cause = error.__cause__
    return (
        getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL or getattr(cause, "sqlstate", "") == DISK_FULL
    )


def _refuse() -> None:
    target.refuse_unmigrated(target.name_of(HERE))
    target.refuse_half_filled(target.name_of(HERE))
    target.refuse_in_use()
    condition.check_keys()
    name = target.name_of(THERE)
    with target.in_place_of_default():
        target.refuse_unmigrated(name)
        target.refuse_in_use()


def _begin(known: str) -> None:
    """Marks the target as one that is being filled from here; raises UnsafeError where it is not empty."""
    mark = ImportProgress.objects.using(THERE).filter(file=MARK).first()
    if mark is None:
        _refuse_filled()
        with transaction.atomic(THERE):
            for model in reversed([model for model in moved_models() if model._meta.db_table in MADE_BY_MIGRATE]):
                rows_of(model, THERE).delete()
            ImportProgress.objects.using(THERE).create(fingerprint=known, file=MARK, place=0)
    elif mark.fingerprint != known:
        raise UnsafeError(
            _(
                "%(database)s holds part of a move from another site, or this site was used since it was cut off. "
                "Begin again with a new, empty database."
            )
            % {"database": target.name_of(THERE)}
        )


def _refuse_filled() -> None:
    for model in moved_models():
        if model._meta.db_table not in MADE_BY_MIGRATE and rows_of(model, THERE).exists():
            words = _("%(database)s is not empty: there are rows in %(table)s. Name a new database.")
            raise UnsafeError(words % {"database": target.name_of(THERE), "table": model._meta.db_table})


def _copy(model: Model, most: int, say: Say) -> None:
    """Each batch is there wholly or not at all, so as many rows as are there need not be copied again."""
    done = 0
    for here, there in zip(parts(model, HERE), parts(model, THERE), strict=True):
        before = there.count()
        done += before
        for batch in batches(here, after=before):
            _write(model, batch)
            done += len(batch)
            if done < most:
                say(_progress(model, done, most))
    say(_progress(model, done, most))


def _write(model: Model, batch: list[object]) -> None:
    model._base_manager.using(THERE).bulk_create(batch)  # type: ignore[arg-type]


def _progress(model: Model, done: int, most: int) -> str:
    words = {"table": model._meta.db_table, "done": number_format(done), "most": number_format(most)}
    return _("%(table)s: %(done)s of %(most)s rows") % words


def _finish() -> None:
    """What no row holds: the index, and the numbers that the next rows get."""
    with target.in_place_of_default():
        reindex()
        if connections[HERE].vendor == "postgresql":
            for table, column in numbered_columns().items():
                run(count_on(table, column))


def _compare(here: dict[str, Sums]) -> None:
    for model in moved_models():
        table = model._meta.db_table
        if difference := here[table].difference(sums_of(model, THERE)):
            raise UnsafeError(
                _("%(table)s is not the same there: %(difference)s. Go on with the database that you have.")
                % {"table": table, "difference": difference}
            )
