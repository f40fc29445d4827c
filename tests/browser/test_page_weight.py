"""What a browser fetches for a day page: how many files and bytes, with an empty cache and with a full one."""

from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tests.browser.people import People

pytestmark = pytest.mark.browser

MOST_BYTES = 45_000  # as sent, of all bodies together
MOST_REQUESTS = 8
BESIDE = ("beside/", "twitches/", "medicines/today/")  # what an open day page asks for


class Fetched(NamedTuple):
    """By the path of what was fetched over the network, the bytes of its body as they came, compressed."""

    sizes: dict[str, int]

    @property
    def fresh(self) -> list[str]:
        """The paths of what no browser keeps."""
        return [path for path in self.sizes if not path.startswith("/static/")]


def fetched_for(page: Page, address: str) -> Fetched:
    """What one opening of a page fetches, with what stands beside it."""
    finished: list[Request] = []
    page.on("requestfinished", lambda request: finished.append(request))
    page.goto(address, wait_until="networkidle")
    told = [(urlsplit(request.url).path, request.sizes()) for request in finished]
    return Fetched({path: size["responseBodySize"] for path, size in told if size["responseBodySize"] > 0})


def test_a_first_day_page_is_light(context: BrowserContext, people: People, site: str) -> None:
    people.visitor().enter(context, site)
    fetched = fetched_for(context.new_page(), f"{site}/diary/").sizes
    fetched.pop("/diary/", None)  # leads on to the day
    assert len(fetched) <= MOST_REQUESTS, fetched
    assert sum(fetched.values()) <= MOST_BYTES, fetched


def test_a_second_day_page_fetches_the_day_and_what_stands_beside_it(
    context: BrowserContext, people: People, site: str
) -> None:
    people.visitor().enter(context, site)
    page = context.new_page()
    first = fetched_for(page, f"{site}/diary/")
    day, *beside = sorted(path for path in first.fresh if path != "/diary/")
    page.close()
    assert set(beside) == {f"{day}{part}" for part in BESIDE}
    assert fetched_for(context.new_page(), site + day).sizes.keys() == {day, *beside}
