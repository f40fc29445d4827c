"""One person into another site's database: account and diary in one transaction, so that a cut leaves nothing there.

The diary goes as the export has it: foods of the shared tables are found again by source and number, own foods come
along, what was deleted stays behind.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils.translation import gettext as _

from tracker.backup import condition
from tracker.backup.alone import not_served
from tracker.backup.unsafe import UnsafeError
from tracker.database.moving import target
from tracker.database.moving.site import Say, told
from tracker.database.moving.sums import Sums, summed
from tracker.database.moving.target import HERE, THERE
from tracker.export.columns import Kind
from tracker.export.documents import Document, Row
from tracker.export.placing import shared_ids
from tracker.export.reading import read
from tracker.export.references import OWN
from tracker.export.restoring import restore
from tracker.export.scanning import UnreadableDocument
from tracker.export.table import Table
from tracker.export.tables import TABLES
from tracker.export.writing import document
from tracker.models import AccountEvent, HealthAnswer, ReminderFeed
from tracker.models.limits import LimitError

LATEST: Final = date(9000, 1, 1)  # a diary that is here already holds no day too far ahead
NEW_RIGHTS: Final = {"is_staff": False, "is_superuser": False}
OF_THE_ACCOUNT: Final = (EmailAddress, Authenticator, AccountEvent, ReminderFeed)

Account = Sequence[tuple[type[models.Model], list[Any]]]


def move_person(url: str, name: str, say: Say) -> dict[str, Sums]:
    """Copies one person into the database at `url`; what each of their tables adds up to, once it is the same there.

    `say` is told how far it is. What is here stays as it is. Raises UnsafeError with a sentence.
    """
    with not_served(settings.VAR), target.opened(url):
        target.refuse_unmigrated(target.name_of(HERE))
        target.refuse_half_filled(target.name_of(HERE))
        target.refuse_in_use()
        condition.check_keys()
        there = target.name_of(THERE)
        say(_("Reading what is here …"))
        person = _person(name)
        diary, account = _diary_of(person), [(model, _rows(model, person)) for model in OF_THE_ACCOUNT]
        with target.in_place_of_default(), told():
            target.refuse_unmigrated(there)
            target.refuse_half_filled(there)
            condition.check_keys()
            say(_("Writing …"))
            return _write(person, diary, account, there)


def _person(name: str) -> User:
    person = User.objects.filter(username=name).first()
    if person is None:
        raise UnsafeError(_("There is nobody called %(name)s here.") % {"name": name})
    if any(model.objects.all().filter(user=person).unreadable() for model in (HealthAnswer, *condition.SEALED)):
        raise UnsafeError(_("The health key does not open all that %(name)s has sealed.") % {"name": name})
    return person


def _diary_of(person: User) -> Document:
    """All of it; raises UnsafeError where a row is not as the export must have it."""
    try:
        diary = read(BytesIO("".join(document(person, with_health=True)).encode()), latest=LATEST)
    except UnreadableDocument as error:
        raise UnsafeError(str(error)) from error
    if diary.problems:
        first = diary.problems[0]
        words = _("A row of this diary would be lost (%(field)s: %(reason)s).")
        raise UnsafeError(words % {"field": first.field, "reason": first.reason})
    return diary


def _rows(model: type[models.Model], person: User) -> list[Any]:
    return list(model._base_manager.filter(user=person))


@transaction.atomic
def _write(person: User, diary: Document, account: Account, there: str) -> dict[str, Sums]:
    _refuse_known(person, account, there)
    moved = _copied(person, account)
    try:
        restore(diary, moved)
    except LimitError as error:
        raise UnsafeError(str(error)) from error
    return _compared(diary, _diary_of(moved))


def _refuse_known(person: User, account: Account, there: str) -> None:
    words = {"database": there, "name": person.username}
    if User.objects.filter(username__iexact=person.username).exists():
        raise UnsafeError(_("Somebody called %(name)s is in %(database)s already.") % words)
    addresses = [row.email for model, rows in account if model is EmailAddress for row in rows]
    if EmailAddress.objects.filter(email__in=addresses).exists():
        raise UnsafeError(_("An e-mail address of %(name)s is somebody else's in %(database)s.") % words)


def _copied(person: User, account: Account) -> User:
    """The account with its password, addresses, second steps and calendar, under a number of the target's."""
    kept = [field.attname for field in User._meta.concrete_fields if not field.primary_key]
    moved = User.objects.create(**{name: getattr(person, name) for name in kept} | NEW_RIGHTS)
    for model, rows in account:
        for row in rows:
            row.user = moved
            if not isinstance(model._meta.pk, models.CompositePrimaryKey | models.OneToOneField):
                row.pk = None
        model._base_manager.bulk_create(rows)
    return moved


def _compared(here: Document, there: Document) -> dict[str, Sums]:
    known = shared_ids(here.foods)
    sums = {table.name: _sums(table, _expected(table, here, known)) for table in TABLES}
    for table in TABLES:
        if difference := sums[table.name].difference(_sums(table, there.of(table))):
            words = _("%(table)s would not be the same there: %(difference)s. Nothing was written.")
            raise UnsafeError(words % {"table": table.name, "difference": difference})
    return sums


def _sums(table: Table, rows: Sequence[Row]) -> Sums:
    return summed(rows, [column.name for column in table.columns], table.key)


def _expected(table: Table, diary: Document, known: dict[str, int]) -> list[Row]:
    """The rows as they must come out: a food that the target's tables do not have is left empty, a mark of it out."""
    places = [place for place, column in enumerate(table.columns) if column.kind is Kind.FOOD]
    rows = list(_without_unknown(diary.of(table), places, known))
    return [row for row in rows if table.key != ("food",) or row[places[0]] is not None]


def _without_unknown(rows: Sequence[Row], places: list[int], known: dict[str, int]) -> Iterator[Row]:
    for row in rows:
        yield tuple(
            None if place in places and cell and not cell.startswith(f"{OWN}:") and cell not in known else cell
            for place, cell in enumerate(row)
        )
