"""Speed and size, printed: `make bench`. Against a server as `make run` starts it, on a diary of ten years.

`python -m tests.bench packaged [ROWS]` imports packaged foods alone, two million unless told otherwise, and
`python -m tests.bench search [FOODS …]` only searches, among so many. `python -m tests.bench dashboards [PEOPLE]`
measures dashboards alone, then among the entries of so many others, a thousand unless told otherwise.
`python -m tests.bench suggestions` measures the suggestion engine alone, `python -m tests.bench trial` the opening of a
trial, `python -m tests.bench phone` the day page on a slow phone, and `python -m tests.bench pages` the pages.
Set DATABASE_URL to measure on PostgreSQL (tests/on_postgres does).
"""

import os
import sys
import tempfile

import django

DAYS = 3650
ENTRIES_A_DAY = 20


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ELECTROLOG_VAR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
        django.setup()
        from tests.bench import dashboards, diary, lines, off_import, phone, search, server, suggestions, trial
        from tests.bench.report import line

        if sys.argv[1:2] == ["packaged"]:
            diary.prepare()
            return off_import.measure(int(sys.argv[2]) if sys.argv[2:] else off_import.FULL)
        if sys.argv[1:2] == ["search"]:
            diary.prepare()
            return search.measure([int(size) for size in sys.argv[2:]] or search.SIZES)
        if sys.argv[1:2] == ["suggestions"]:
            return suggestions.measure()
        if sys.argv[1:2] == ["trial"]:
            diary.prepare()
            return trial.measure()
        line("food table into an empty database", f"{diary.prepare():.1f} s")
        user = diary.fill(days=DAYS, entries_a_day=ENTRIES_A_DAY)
        if sys.argv[1:2] == ["dashboards"]:
            dashboards.measure(user)
            people = int(sys.argv[2]) if sys.argv[2:] else dashboards.PEOPLE
            return dashboards.among(user, people, days=DAYS) if people else None
        if sys.argv[1:2] == ["phone"]:
            return phone.measure(user)
        line("diary", f"{DAYS} days × {ENTRIES_A_DAY} entries")
        for name, count in diary.queries(user).items():
            line(f"queries, {name}", str(count))
        lines.measure()
        suggestions.measure()
        server.measure(user)
        phone.measure(user)
        trial.measure()
        if sys.argv[1:2] == ["pages"]:
            return None
        dashboards.measure(user)
        off_import.measure()
        search.measure()
        dashboards.among(user, dashboards.PEOPLE, days=DAYS)
        return None


if __name__ == "__main__":
    main()
