"""Measures what a person and a request cost on PostgreSQL, and writes pieces.json, from which paper.py reckons.

`tests/on_postgres python -m tests.load.measure [PEOPLE]`: a year of 20 entries a day for each of 300 people, whose
entries mix as they come in, and copies of a trial's diary for what stands beside the entries. It takes some minutes.
"""

import os
import sys
import tempfile
from dataclasses import asdict
from typing import Final

import django
from django.db import connection

from tests.bench.report import line
from tests.load.pieces import Pieces, Table

PEOPLE: Final = 300
DAYS: Final = 365
ENTRIES_A_DAY: Final = 20
TRIALS: Final = 200


def main(people: int = PEOPLE) -> None:
    from tests.bench import diary, others
    from tests.load.costs import costs, log_bytes, memory_of_a_process, site
    from tracker.database.layout import spread_tables

    diary.prepare()
    foods = sum(map(bytes_of, (name for name in connection.introspection.table_names() if name.startswith("foods_"))))
    model = diary.fill(days=DAYS, entries_a_day=ENTRIES_A_DAY)
    others.move_in(model, people, days=DAYS)
    entries = Table(bytes_of("tracker_entry") / rows_of("tracker_entry"), a_day=ENTRIES_A_DAY)
    accounts = ("auth_user", "tracker_session")
    before = {name: (bytes_of(name), rows_of(name)) for name in accounts}
    beside = tables_beside()
    account = sum((bytes_of(name) - size) / (rows_of(name) - rows) for name, (size, rows) in before.items())
    with site() as server:
        requests = costs(server, model)
        warm, cold = log_bytes(server, model)
        memory = memory_of_a_process(server)
    pieces = Pieces(
        tables={"tracker_entry": entries} | beside,
        spread_tables=len(spread_tables()),
        account_bytes=account,
        foods_bytes=foods,
        log_bytes=warm,
        log_bytes_cold=cold,
        process_mib=memory,
        requests=requests,
    )
    pieces.write()
    for name, value in asdict(pieces).items():
        line(name, str(value))


def tables_beside() -> dict[str, Table]:
    """What a trial's diary holds in every other table, for a day where rows have a date, else for a person."""
    from tests.browser.opening import Opener
    from tracker.database.layout import spread_models
    from tracker.models import Entry

    opener = Opener()
    opener.visitor()
    days = Entry.objects.filter(user=opener.diary).values("date").distinct().count()
    models = {model._meta.db_table: model for model in spread_models() if model is not Entry}
    before = {name: (bytes_of(name), rows_of(name)) for name in models}
    for _ in range(TRIALS):
        opener.visitor()
    found = {}
    for name, model in models.items():
        size, rows = bytes_of(name) - before[name][0], rows_of(name) - before[name][1]
        if not rows:
            continue
        if any(field.name == "date" for field in model._meta.concrete_fields):
            found[name] = Table(size / rows, a_day=rows / TRIALS / days)
        else:
            found[name] = Table(size / rows, a_person=rows / TRIALS)
    return found


def bytes_of(table: str) -> int:
    """With its indexes, and with what does not fit into its rows."""
    return number("SELECT pg_total_relation_size(%s::regclass)", table)


def rows_of(table: str) -> int:
    return number(f'SELECT count(*) FROM "{table}"')


def number(sql: str, *values: str) -> int:
    """What a statement says that asks for one number."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        (found,) = cursor.fetchone() or (0,)
    return int(found)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as var:
        os.environ["ELECTROLOG_VAR"] = var
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
        django.setup()
        main(*map(int, sys.argv[1:]))
