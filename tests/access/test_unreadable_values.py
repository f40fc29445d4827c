"""What no database can hold is refused at every page and form, on both engines."""

import pytest
from django.test import Client

from tests.access.addresses import PLAIN_AND_HTMX, asked
from tests.access.expected import ALLOWED
from tracker.observing.urls import urlpatterns as asked_by_machines

MACHINES = {f"tracker:{pattern.name}" for pattern in asked_by_machines}
# What machines ask reads nothing that is sent along.
READING = [(address, method) for address, method in ALLOWED if address.name not in MACHINES]
NINES = "9" * 5_000


@pytest.mark.parametrize("unreadable", ["a\x00b", NINES, f"-{NINES}.5"])
def test_no_address_meets_what_no_database_holds(signed_in: Client, values: dict[str, object], unreadable: str) -> None:
    names = ("q", "key", "meal", "page", "food", "nutrient", "days", "from", "day", "code", "supplement", "remove")
    form = dict.fromkeys(names, unreadable)
    answers = asked(READING, values, of=signed_in, form=form, headers=PLAIN_AND_HTMX)
    assert {name: answer.status_code for name, answer in answers if answer.status_code != 400} == {}
