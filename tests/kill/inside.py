"""What the kill test asks of the database through Django, in a process of its own: people first, rows at the end."""

import json
import sys
from typing import Any

from django.contrib.auth.models import User

from foods.models import Food
from tests.browser.opening import Opener
from tracker.models import Entry


def opened(count: int) -> dict[str, Any]:
    """Newly opened accounts, each with its session, and foods that they can log."""
    opener = Opener()
    accounts = [opener.newcomer(with_profile=True) for _ in range(count)]
    foods = Food.objects.filter(name__startswith="Milk, whole").order_by("pk")[:2]
    return {
        "people": [[account.name, account.session] for account in accounts],
        "foods": list(foods.values_list("pk", flat=True)),
    }


def entries(name: str) -> list[Any]:
    """Every row of somebody's diary, deleted ones too: its key, number of portions, and whether it is deleted."""
    rows = Entry.objects.of(User.objects.get(username=name)).order_by("key")
    return [[str(row.key), row.quantity, row.deleted_at is not None] for row in rows]


def main() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(opened(asked) if isinstance(asked, int) else entries(asked)), flush=True)
