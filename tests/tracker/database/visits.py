"""Visits to a site with a replica that is behind, told as JSON: tests/on_postgres tests/on_replica runs this."""

import json
import os
import re
import signal
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import django

TIMES: Final = 20


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    told = {
        "misses": misses(forget_pin=False),
        "misses_without_pin": misses(forget_pin=True),
        **later(),
    }
    print(json.dumps(told))


def browser() -> Any:
    from django.contrib.auth.models import User
    from django.test import Client

    from tracker.models import Profile

    user = User.objects.create_user(uuid4().hex)
    Profile.objects.create(user=user, birth_year=1986, birth_month=6, sex="female")
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    client.get("/diary/")  # notes that the session is used
    return client


def misses(*, forget_pin: bool) -> int:
    """How many of the foods that were logged did not stand on the page that was opened at once."""
    client = browser()
    wait_for_replica()
    missing = 0
    for number in range(TIMES):
        name = log_something(client, number)
        if forget_pin:
            client.cookies.pop("written")
        missing += name not in client.get(day_address()).content.decode()
    return missing


def later() -> dict[str, object]:
    """What happens to a person who has written, at once, when the replica has it, and when it is gone."""
    client = browser()
    wait_for_replica()
    name = log_something(client, 0)
    at_once = asked_of_replica(client, name)
    time.sleep(2.5)
    when_it_has_it = asked_of_replica(client, name)
    free = client.cookies["written"].value == ""
    stop_replica()
    gone = asked_of_replica(client, name)
    return {"at_once": at_once, "when_it_has_it": when_it_has_it, "free": free, "gone": gone}


def asked_of_replica(client: Any, name: str) -> list[object]:
    """Whether the day shows the food, whether foods or entries were read at the replica, and at the primary."""
    from django.db import connections

    read: dict[str, bool] = {}

    def watch(execute: Any, sql: str, parameters: Any, many: bool, context: dict[str, Any]) -> Any:
        alias = context["connection"].alias
        read[alias] = read.get(alias, False) or re.search(r'FROM "?(tracker_entry|foods_food)"?', sql) is not None
        return execute(sql, parameters, many, context)

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(watch))
        page = client.get(day_address())
    return [page.status_code, name in page.content.decode(), read.get("replica1", False), read.get("default", False)]


def log_something(client: Any, number: int) -> str:
    """The name of a food that nobody has logged before, logged now."""
    from foods.models import Food, Portion

    name = f"Pudding of the kind {uuid4().hex[:8]}"
    food = Food.objects.create(
        name=name, source="sr_legacy", source_id=uuid4().hex[:12], release="2019-04-01", portion_text="1", portion_g=50
    )
    Portion.objects.create(food=food, rank=0, text="1 large", weight_g=50)
    form = {"key": str(uuid4()), "quantity": "2", "portion": "p0", "meal": "breakfast"}
    answer = client.post(f"{day_address()}add/{food.pk}/", form)
    assert answer.status_code == 302, answer.content
    return name


def day_address() -> str:
    return f"/diary/{time.strftime('%Y-%m-%d', time.gmtime())}/"


def wait_for_replica() -> None:
    from tracker.database.replicas import has_reached, position

    place, end = position(), time.monotonic() + 20
    while not has_reached("replica1", place):
        assert time.monotonic() < end, "the replica does not follow"
        time.sleep(0.1)


def stop_replica() -> None:
    folder = os.environ["DATABASE_REPLICA_URLS"].partition("host=")[2]
    number = int(Path(folder, "data", "postmaster.pid").read_text().splitlines()[0])
    os.kill(number, signal.SIGQUIT)
    time.sleep(0.5)


if __name__ == "__main__":
    main()
