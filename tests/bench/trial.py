"""How soon after the tap on the landing page a trial shows its first page, in Chromium, and how large it is."""

import time

from playwright.sync_api import Browser, Request, ViewportSize

from tests.bench.report import line, percentiles
from tests.bench.server import chromium, served
from tracker.models import Entry, TrialAccount

TIMES = 5  # as many as one place may open in an hour
SCREEN: ViewportSize = {"width": 390, "height": 844}


def measure() -> None:
    """Opens trials on a server of its own, each in a browser with an empty cache; the first warms the server up."""
    with served() as server, chromium() as browser:
        if browser is None:
            line("trial in the browser", "not measured: no Chromium")
            return
        opened = [_open(browser, server.port) for _ in range(TIMES)]
    entries = Entry.objects.filter(user=TrialAccount.objects.latest("expires_at").user).count()
    first = opened[0]
    line("trial opened, the server's very first", f"{first[0]:.0f} ms, its first page shown after {first[1]:.0f} ms")
    line("trial opened", percentiles([answered for answered, _shown in opened[1:]]))
    line("trial from the tap to its first page", percentiles([shown for _answered, shown in opened[1:]]))
    line("trial's diary", f"{entries} entries")


def _open(browser: Browser, port: int) -> tuple[float, float]:
    """Milliseconds in which the server answers the tap, and from the tap until the page that follows has loaded."""
    context = browser.new_context(base_url=f"http://localhost:{port}", viewport=SCREEN)
    try:
        page = context.new_page()
        page.goto("/")
        asked: list[Request] = []
        page.on("requestfinished", lambda request: asked.append(request))
        tapped = time.perf_counter()
        page.click("#try button")
        page.wait_for_url("**/diary/**", wait_until="load")
        shown = (time.perf_counter() - tapped) * 1000
        opening = next(request for request in asked if request.url.endswith("/try/"))
        return opening.timing["responseStart"] - opening.timing["requestStart"], shown
    finally:
        context.close()
