"""Other people's diaries, as many as a large site has: written in SQL, day by day, so that people's entries mix."""

from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Max

from tests.bench import diary
from tracker.models import Entry

YEAR = 365
RANDOM_KEY = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}
# A day's statement reads what it writes to; sorted, it reads first. By meal: so the entries come in over a day.
COPY_DAY = """
    INSERT INTO tracker_entry (user_id, key, {columns})
    SELECT person.id, {key}, {columns}
    FROM tracker_entry AS entry CROSS JOIN auth_user AS person
    WHERE entry.user_id = %s AND entry.date = %s AND person.id BETWEEN %s AND %s
    ORDER BY entry.meal, person.id
    """
COPY_COMPLETE = """
    INSERT INTO tracker_day (user_id, date, complete)
    SELECT person.id, day.date, day.complete
    FROM tracker_day AS day CROSS JOIN auth_user AS person
    WHERE day.user_id = %s AND day.date >= %s AND person.id BETWEEN %s AND %s
    """


def move_in(model: User, people: int, *, days: int) -> User:
    """A person with the same `days` as `model`, whose last year was written among those of `people` others.

    The others' year is the model's with keys of their own.
    """
    last = max(Entry.objects.of(model).dates("date", "day"))
    reader = diary.person(f"bench-among-{people}")
    User.objects.bulk_create(User(username=f"bench-other-{number}", password="!") for number in range(people))
    newest = User.objects.aggregate(newest=Max("pk"))["newest"]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:  # as PostgreSQL has it in tests/on_postgres: what is lost here is no loss
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA cache_size=-1000000")
    for day in (last - timedelta(days=back) for back in range(days - 1, -1, -1)):
        _copy_day(model, day, reader.pk, newest if (last - day).days < YEAR else reader.pk)
    _copy_complete(model, last - timedelta(days=days), reader.pk, reader.pk)
    _copy_complete(model, last - timedelta(days=YEAR), reader.pk + 1, newest)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as PostgreSQL does by itself within a minute
    return reader


def _copy_day(model: User, day: date, first: int, last: int) -> None:
    fields = (field for field in Entry._meta.concrete_fields if field.name not in {"user", "key"})
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    with connection.cursor() as cursor:
        statement = COPY_DAY.format(columns=columns, key=RANDOM_KEY[connection.vendor])
        cursor.execute(statement, [model.pk, day, first, last])


def _copy_complete(model: User, since: date, first: int, last: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(COPY_COMPLETE, [model.pk, since, first, last])
