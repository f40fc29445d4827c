"""Entries: what was eaten or is planned, when, with its own amounts."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache, partial, reduce
from operator import or_
from time import monotonic
from typing import Final, Self
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, models, transaction
from django.db.models import Count, Q, Sum, Value
from django.db.models.functions import Cast, Coalesce, Greatest, NullIf
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foods.models import FoodKind, bulk
from foods.models.prepared import Prepared
from foods.nutrients import ENERGY, TRACKED, Amounts, Nutrient
from tracker.assessment.intake.fluids import DaySums
from tracker.assessment.intake.sources import SourceRow
from tracker.assessment.intake.totals import COLUMNS, NEAR_ZERO_KCAL_PER_100_G, EntryRow, FoodSums
from tracker.models import asked
from tracker.models.limits import MOST_A_DAY, MOST_OF_A_FORM, LimitError
from tracker.models.meal import Meal, State
from tracker.models.ownership import DeletableQuerySet
from tracker.models.serving import NewEntry, Serving, serving_constraints

Date = date  # inside Entry, `date` is the field
BATCH: Final = 500
WRITTEN_MEANWHILE: Final = 20_000  # more than a person, or what acts for one, logs in a quarter of an hour
# A food's name of today, so that what was logged under an older one is the same food; of one that is gone, the logged.
NAME_NOW: Final = Coalesce(NullIf("food__display_name", Value("")), "food__name", "name")
DAY: Final = Cast("date", models.TextField())  # of thousands of rows: a date column is converted twice, and slowly

JUDGED: Final = (*TRACKED, ENERGY)  # what verdicts read


def _singled_out(nutrients: Iterable[Nutrient]) -> Q:
    blank = [Q(**{f"{nutrient.field}__isnull": True}) for nutrient in nutrients]
    return reduce(or_, blank, Q(kind=FoodKind.SUPPLEMENT))


SINGLED_OUT: Final = _singled_out(JUDGED)


class EntryQuerySet(DeletableQuerySet["Entry"]):
    def on(self, day: date) -> Self:
        return self.filter(date=day)

    def between(self, first: date, last: date) -> Self:
        return self.filter(date__gte=first, date__lte=last)

    def counted(self) -> Self:
        """What totals read: eaten, not planned, not deleted."""
        return self.present().filter(state=State.EATEN)

    def to_repeat(self) -> "list[Entry]":
        """What is copied or kept from here: what was eaten, or where nothing was, what is planned."""
        entries = list(self.present().order_by("created_at", "key"))
        return [entry for entry in entries if entry.state == State.EATEN] or entries

    def rows(self, *, name: str = "name") -> list[EntryRow]:
        """The counted entries as plain values, oldest day first; `name` is the column to name them by."""
        columns = [{"name": name, "date": "day"}.get(column, column) for column in COLUMNS]
        rows = self.counted().order_by("date").annotate(day=DAY).values_list(*columns)
        return [
            EntryRow(date.fromisoformat(day), meal, called, kind, group, grams, Amounts(*amounts))
            for day, meal, called, kind, group, grams, *amounts in rows
        ]

    def food_sums(self, nutrients: Sequence[Nutrient]) -> list[FoodSums]:
        """The counted foods by day, oldest day first, added up in the database (intake.food_sums says how)."""
        by_grams = Coalesce("grams", 0.0) * NEAR_ZERO_KCAL_PER_100_G / 100
        days = (
            self.counted()
            .filter(kind=FoodKind.FOOD)
            .order_by("date")
            .values_list("date")
            .annotate(entries=Count("key"), weight=Sum(Greatest(Coalesce("energy_kcal", 0.0), by_grams)))
            .annotate(**{nutrient.key: Sum(nutrient.field, default=0.0) for nutrient in nutrients})
        )
        return [FoodSums(day, entries, weight, tuple(known)) for day, entries, weight, *known in days]

    def day_sums(self, nutrients: Sequence[Nutrient]) -> list[DaySums]:
        """By day, oldest first, the counted entries, how many of them have a value, and the sum of those (fluids)."""
        counts = {f"known_{nutrient.key}": Count(nutrient.field) for nutrient in nutrients}
        sums = {nutrient.key: Sum(nutrient.field, default=0.0) for nutrient in nutrients}
        days = self.counted().order_by("date").values_list("date").annotate(entries=Count("key"), **counts, **sums)
        return [
            DaySums(day, entries, tuple(both[: len(nutrients)]), tuple(both[len(nutrients) :]))
            for day, entries, *both in days
        ]

    def singled_out(self, nutrients: Sequence[Nutrient]) -> list[EntryRow]:
        """The counted supplements, and the foods without a value for one of `nutrients`, oldest day first; each under
        its name of today.
        """
        wanted = set(nutrients)
        of_index = self.filter(SINGLED_OUT) if wanted <= set(JUDGED) else self  # the index is used where this is said
        chosen = of_index if wanted == set(JUDGED) else of_index.filter(_singled_out(nutrients))
        return chosen.annotate(name_now=NAME_NOW).rows(name="name_now")

    def sources(self, nutrient: Nutrient) -> list[SourceRow]:
        """What the counted entries gave of one nutrient, by food and meal; a food under its name of today."""
        rows = self.counted().order_by().annotate(name_now=NAME_NOW).values_list("name_now", "kind", "meal")
        return [
            SourceRow(*row)
            for row in rows.annotate(
                times=Count("key"), known_times=Count(nutrient.field), amount=Sum(nutrient.field, default=0.0)
            )
        ]

    def tables(self) -> set[tuple[str, str]]:
        """The food tables, each with its release, that the counted entries took their amounts from."""
        return set(self.counted().order_by().values_list("source", "release").distinct())

    def days(self) -> int:
        """On how many days these entries are."""
        return self.order_by().values("date").distinct().count()

    def first_date(self) -> date | None:
        """The earliest day on which something counts; None in an empty diary."""
        return self.counted().order_by("date").values_list("date", flat=True).first()

    def log_all(
        self, servings: Iterable[NewEntry], *, user: User, day: date, form_key: UUID, state: State = State.EATEN
    ) -> list["Entry"]:
        """Put servings into the diary, all of them or none: the one way in. Returns the entries as they stand there.

        The same form key again adds nothing twice: what it logged the first time is brought back where it was deleted
        since. Raises LimitError where there is no room, and IntegrityError for what the database refuses.
        """
        entries = [
            Entry(
                user=user,
                key=copy_key(form_key, serving.place),
                date=day,
                meal=serving.meal,
                state=state,
                **serving.values,
            )
            for serving in servings
        ]
        with transaction.atomic():
            there = {entry.key: entry for entry in self.of(user).filter(key__in=[entry.key for entry in entries])}
            present = sum(entry.deleted_at is None for entry in there.values())
            self.check_room(user, day, forms=len(entries), more=len(entries) - present)
            self.write(entries)
        for entry in there.values():
            entry.deleted_at = None
        return [there.get(entry.key, entry) for entry in entries]

    def write(self, entries: Sequence["Entry"]) -> None:
        """The one statement that inserts entries; a key that is there already is brought back, unchanged."""
        self.bulk_create(
            entries,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["user", "key"],
            update_fields=["deleted_at"],
        )

    def write_new(self, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """As `write`, several times as fast: for thousands of entries of which no key is there yet.

        `columns` names the fields of what stands in a row; the others get their defaults.
        """
        prepared = [_as_the_engine_has_it(column) for column in columns]
        bulk.insert(
            self.model, columns, ([as_is(cell) for as_is, cell in zip(prepared, row, strict=True)] for row in rows)
        )

    def check_room(self, user: User, day: date, *, more: int, forms: int = 0) -> None:
        """Raises LimitError where this person's day or diary can't hold `more` entries, or a form sends too many.

        Days that are larger already stay as they are; nothing is added to them.
        """
        if forms > MOST_OF_A_FORM:
            raise LimitError.of_a_form(forms)
        if more <= 0:
            return
        on_day = self.of(user).on(day).present().count()
        if on_day + more > MOST_A_DAY:
            raise LimitError.of_a_day(on_day)
        if _is_nearly_full(user.pk) and self.of(user).count() + more > settings.MOST_ENTRIES:
            raise LimitError.of_a_diary(settings.MOST_ENTRIES)


def _is_nearly_full(user_id: int) -> bool:
    """Whether what a person writes within minutes could fill the diary: to count a long one takes longer than to write
    an entry, so it is counted every quarter of an hour in each process, and otherwise where this says so.
    """
    return _counted_lately(user_id, int(monotonic() // 900)) + WRITTEN_MEANWHILE > settings.MOST_ENTRIES


@lru_cache(maxsize=1024)
def _counted_lately(user_id: int, _quarter_of_an_hour: int) -> int:
    return Entry.objects.filter(user_id=user_id).count()


def _as_the_engine_has_it(column: str) -> Callable[[object], object]:
    """How a value of this field goes into a statement; numbers, texts and keys of other rows go as they are."""
    field = Entry._meta.get_field(column)
    if isinstance(field, models.UUIDField | models.DateField | models.TimeField):
        return partial(field.get_db_prep_save, connection=connection)
    return lambda value: value


_ON_DAY: Final = Prepared(lambda: Entry.objects.of(asked.PERSON).on(asked.DAY).present().order_by("created_at", "key"))
_DATES_LOGGED: Final = Prepared(
    lambda: (
        Entry.objects.of(asked.PERSON)
        .between(asked.FIRST, asked.LAST)
        .counted()
        .order_by()
        .values_list("date", flat=True)
        .distinct()
    )
)


def entries_on(user: User, day: date) -> list["Entry"]:
    """All that stands in a day, what is planned too, in the order in which it was logged (1 query)."""
    return _ON_DAY(person=user.pk, day=day)


def dates_logged(user: User, first: date, last: date) -> set[date]:
    """The days of a span on which something counts (1 query)."""
    return set(_DATES_LOGGED(person=user.pk, first=first, last=last))


def keys_added_by(form_key: UUID) -> list[UUID]:
    """The keys of all that one form can have added."""
    return [copy_key(form_key, position) for position in range(MOST_OF_A_FORM)]


def copy_key(form_key: UUID, position: int) -> UUID:
    """The key of the copy at `position`: the same form sent twice makes the same keys."""
    return UUID(int=(form_key.int + position) % (1 << 128))


def moment_of_logging() -> datetime:
    """Now, unless an entry comes with its moment from somewhere else."""
    return timezone.now()


class Entry(Serving):
    """One thing eaten or planned: day, meal, food, portion × quantity, and its own amounts."""

    pk = models.CompositePrimaryKey("user", "key")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.UUIDField(_("key"), default=uuid4)
    date = models.DateField(_("date"))
    meal = models.CharField(_("meal"), max_length=10, choices=Meal)
    local_time = models.TimeField(_("time"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.EATEN)
    created_at = models.DateTimeField(_("logged"), default=moment_of_logging, editable=False)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        indexes = [
            models.Index(fields=["user", "date", "created_at"], name="entry_by_day"),  # and the newest ones first
            models.Index(fields=["user", "food", "date"], name="entry_by_food"),
            models.Index(fields=["user", "deleted_at"], condition=Q(deleted_at__isnull=False), name="entry_to_purge"),
            models.Index(fields=["user", "date"], condition=SINGLED_OUT, name="entry_singled_out"),
        ]
        constraints = serving_constraints("entry")

    def __str__(self) -> str:
        return self.name

    def row(self) -> EntryRow:
        """This entry as plain values."""
        return EntryRow.of_columns(*(getattr(self, field) for field in COLUMNS))

    def move(self, *, day: Date, meal: str, state: State) -> None:
        """To another day or meal; `state` is that of what is logged there. What is planned stays so until eaten."""
        self.date, self.meal = day, meal
        if state is State.PLANNED:
            self.state = state
