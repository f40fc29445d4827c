"""A diary that this program wrote, brought in like any other: `tracker.export` reads and writes its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import IO, Any, Final

from django.contrib.auth.models import User
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.nutrients import AMOUNT_FIELDS, Amounts
from tracker.export import reading as documents
from tracker.export import restoring
from tracker.export.days import Decision
from tracker.export.documents import Document
from tracker.export.scanning import UnreadableDocument
from tracker.export.tables import ENTRIES, FAVOURITES, OWN_FOODS, PROFILE, SAVED_MEALS
from tracker.export.undo import Undo
from tracker.imports.incoming import Incoming, IncomingEntry, Rejection
from tracker.imports.plan import ALL_DAYS, Handling, Plan
from tracker.imports.problems import FileError
from tracker.imports.reading import FileRead, KeyedEntry

KEY: Final = "electrolog"
BEGINNING: Final = b"{"
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


class OwnDocument:
    """Names the format where a reader does."""

    key = KEY
    name = "Electrolog"


@dataclass(frozen=True, slots=True)
class DocumentRead(FileRead):
    """A document of ours. `unexplained` counts rows that are left out beside those `rejected`."""

    document: Document = field(kw_only=True)
    unexplained: int = field(kw_only=True)

    @property
    def others(self) -> Sequence[str]:
        """What comes besides entries, each in words."""
        foods, meals, favourites = (len(self.document.of(each)) for each in (OWN_FOODS, SAVED_MEALS, FAVOURITES))
        words = (
            (foods, ngettext("%(count)s own food", "%(count)s own foods", foods)),
            (meals, ngettext("%(count)s saved meal", "%(count)s saved meals", meals)),
            (favourites, ngettext("%(count)s favourite", "%(count)s favourites", favourites)),
            (len(self.document.of(PROFILE)), _("Profile and units")),
        )
        return [said % {"count": number_format(count)} for count, said in words if count]


def is_document(file: IO[bytes]) -> bool:
    file.seek(0)
    start = file.read(512).removeprefix(BYTE_ORDER_MARK).lstrip()
    file.seek(0)
    return start.startswith(BEGINNING)


def read_document(file: IO[bytes], *, today: date) -> DocumentRead:
    """Raises FileError."""
    try:
        document = documents.read(file, latest=today + timedelta(days=1))  # type: ignore[arg-type]
    except UnreadableDocument as error:
        raise FileError(str(error)) from error
    entries = [_keyed(ENTRIES.values(row)) for row in document.of(ENTRIES)]
    rejected = [Rejection(*problem) for problem in document.problems]
    unexplained = document.left_out - len(rejected)
    nothing_said = Incoming((), (), ())
    return DocumentRead(
        OwnDocument(), entries, rejected, (), nothing_said, True, document=document, unexplained=unexplained
    )


def _keyed(values: dict[str, Any]) -> KeyedEntry:
    amounts = Amounts(*(values[field] for field in AMOUNT_FIELDS))
    entry = IncomingEntry(0, values["date"], values["meal"], values["name"], amounts, grams=values["grams"])
    return KeyedEntry(values["key"], entry)


def write(user: User, file: DocumentRead, plan: Plan, handling: Mapping[str, str]) -> Undo:
    """Writes a document as planned; raises LimitError where there is no room. To be called in a transaction."""
    every_day = handling.get(ALL_DAYS, Handling.KEEP)
    days = {clash.date: Decision(clash.chosen or every_day) for clash in plan.clashes}
    return restoring.restore(file.document, user, days=days, default=Decision.ADD)
