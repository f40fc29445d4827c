"""Every address with hostile values in every field that it reads: whatever comes, no view breaks.

FUZZ_SECONDS (60) says how long, FUZZ_SEED (1) where it begins; what broke is printed with both, and comes again.
"""

import os
import re
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import count
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.access.addresses import ADDRESSES, Address
from tests.fuzz.form_fields import Fields, fields_asked_for, forms_on
from tests.fuzz.hostile import CONTENT_TYPES, HEADERS, IN_ADDRESSES, VALUES

SECONDS: Final = float(os.environ.get("FUZZ_SECONDS", "60"))
SEED: Final = int(os.environ.get("FUZZ_SEED", "1"))
A_ROUND: Final = 200


class Sent(NamedTuple):
    """One request: prints as what to send."""

    address: str
    method: str
    path: str
    body: str
    content_type: str
    headers: dict[str, str]


def in_a_transaction(client: Client, sent: Sent) -> int:
    """The status of the answer; an error in a view is raised here. What it changed is taken back."""
    with transaction.atomic():
        asking = Client()
        asking.cookies.load(client.cookies)
        answer = asking.generic(sent.method, sent.path, sent.body, sent.content_type, headers=sent.headers)
        if answer.streaming:
            b"".join(answer)
        transaction.set_rollback(True)
    return int(answer.status_code)


@pytest.fixture
def people(client: Client, signed_in: Client, admin_user: User) -> dict[str, Client]:
    """A visitor, Anna with her diary, and who runs the site; the two have said who they are a moment ago."""
    staff = Client()
    staff.force_login(admin_user)
    for known in (signed_in, staff):
        session = known.session
        session["account_authentication_methods"] = [{"method": "password", "at": time.time() + 3600}]
        session.save()
    return {"visitor": Client(), "anna": signed_in, "staff": staff}


def who_asks(address: Address) -> tuple[str, ...]:
    if address.route.startswith("admin/"):
        return ("staff",)
    return ("visitor", "anna") if address.route.startswith("accounts/") else ("anna",)


def fields_of(client: Client, values: dict[str, object]) -> dict[str, Fields]:
    """By name of the address: its fields, each with a value that a page offers, or with none."""
    fields: dict[str, Fields] = defaultdict(dict)
    for address in ADDRESSES:
        path = address.filled(**values)
        with transaction.atomic(), fields_asked_for() as names:
            asking = Client()
            asking.cookies.load(client.cookies)
            page: Any = asking.get(path)
            asking.post(path)
            transaction.set_rollback(True)
        for name, offered in [] if page.streaming else forms_on(path, page.content.decode(errors="replace")):
            fields[name] = offered | fields[name]
        fields[address.name] = dict.fromkeys(names, "") | fields[address.name]
    return fields


@st.composite
def requests(draw: st.DrawFn, fields: dict[str, Fields], values: dict[str, object]) -> tuple[str, Sent]:
    """Who sends what: a form as its page offers it, with some of its fields changed, left out or said twice."""
    address = draw(st.sampled_from(ADDRESSES))
    form = list(fields[address.name].items())
    changed = draw(st.sets(st.sampled_from([name for name, _ in form]), max_size=4)) if form else set()
    pairs = [(name, draw(VALUES) if name in changed else value) for name, value in form]
    pairs += [(name, draw(VALUES)) for name in sorted(changed) if draw(st.integers(0, 5)) == 0]
    put = {name: draw(IN_ADDRESSES) for name in address.parameters if draw(st.integers(0, 5)) == 0}
    path = re.sub(r"\s", "", address.filled(**values | put))
    method = draw(st.sampled_from(["GET", "POST", "POST"]))
    body, kind = urlencode(pairs), draw(st.sampled_from(CONTENT_TYPES))
    if method == "GET":
        path, body = f"{path}?{body}", ""
    who = draw(st.sampled_from(who_asks(address)))
    return who, Sent(address.name, method, path, body, kind, draw(HEADERS))


def run_for(seconds: float, check: Callable[..., None], drawn: Any) -> int:
    """Rounds of examples until the time is over, each with the next seed; returns how many rounds there were."""
    until = time.monotonic() + seconds
    steady = settings(
        max_examples=A_ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    for rounds in count():
        if time.monotonic() > until:
            return rounds
        print(f"FUZZ_SEED={SEED + rounds}")
        seed(SEED + rounds)(steady(given(drawn)(check)))()  # type: ignore[no-untyped-call]
    return 0


@pytest.mark.long
def test_no_hostile_form_breaks_a_view(people: dict[str, Client], own_values: dict[str, object]) -> None:
    fields = fields_of(people["anna"], own_values)
    for name, offered in fields_of(people["staff"], own_values).items():
        fields[name] |= offered
    assert len(fields) == len(ADDRESSES)
    assert {"quantity", "portion", "meal", "key"} <= set(fields["tracker:add"])
    answered: dict[int, int] = defaultdict(int)

    def check(drawn: tuple[str, Sent]) -> None:
        who, sent = drawn
        status = in_a_transaction(people[who], sent)
        answered[status] += 1
        assert status < 500

    rounds = run_for(SECONDS, check, requests(fields, own_values))
    print(f"{rounds * A_ROUND} requests: {dict(answered)}")
    assert rounds > 0
    assert {200, 302, 400, 404} <= set(answered)
