"""The day page on a slow phone: Chromium with a processor four times as slow as this machine's, on 3G.

3G is WebPageTest's: 300 ms to the server and back, 1.6 Mbit/s down, 768 kbit/s up. Usable is when the day is shown and
its scripts have run, so that the box takes a letter; that letter's results come a way to the server and back later.
"""

import time
from typing import Final

from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, ViewportSize

from tests.bench.report import line, percentiles
from tests.bench.server import chromium, served, session_of, signed_in

SLOWER: Final = 4
DELAY_MS: Final = 300
DOWN_BYTES_A_SECOND: Final = 1_600_000 / 8
UP_BYTES_A_SECOND: Final = 768_000 / 8
TIMES: Final = 5
SCREEN: Final[ViewportSize] = {"width": 390, "height": 844}


def measure(user: User) -> None:
    """Prints how soon the day page is usable with an empty cache, and how soon when it is opened anew."""
    day, session = f"/diary/{timezone.now().date()}/", session_of(user)
    with served() as server, chromium() as browser:
        if browser is None:
            line("day page on a phone", "not measured: no Chromium")
            return
        first, second = [], []
        for _ in range(TIMES):
            context = signed_in(browser, server.port, session, viewport=SCREEN)
            first.append(_opened(_slowed(context), day))
            second.append(_opened(_slowed(context), day))
            context.close()
    for name, opened in {
        f"day page on a phone, {SLOWER} × slower, 3G": first,
        "  again, with a full cache": second,
    }.items():
        usable, found = zip(*opened, strict=True)
        line(f"{name}: usable", percentiles(usable))
        line("  results of a first letter", percentiles(found))


def _slowed(context: BrowserContext) -> Page:
    """A page on a slow processor and a slow network."""
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    devtools.send("Network.enable")
    network = {
        "offline": False,
        "latency": DELAY_MS,
        "downloadThroughput": DOWN_BYTES_A_SECOND,
        "uploadThroughput": UP_BYTES_A_SECOND,
    }
    devtools.send("Network.emulateNetworkConditions", network)
    return page


def _opened(page: Page, path: str) -> tuple[float, float]:
    """Milliseconds from asking for the page until it is usable, and until a first letter has its results."""
    started = time.perf_counter()
    page.goto(path, wait_until="domcontentloaded")
    usable = time.perf_counter()
    page.locator("#q").press_sequentially("e")
    page.locator("#results [role=option]").first.wait_for(state="attached")
    found = time.perf_counter()
    page.close()
    return (usable - started) * 1000, (found - started) * 1000
