"""How soon after its address was called a dashboard shows its first chart, in Chromium."""

from statistics import median

from django.contrib.auth.models import User
from playwright.sync_api import Browser, BrowserContext, ViewportSize

from tests.bench.report import line
from tests.bench.server import chromium, session_of, signed_in

TIMES = 7
SPANS = {"28 days": "28", "1 year": "365", "10 years": "all"}
SCREEN: ViewportSize = {"width": 1280, "height": 900}
DRAWN = ".plot .bars path, .plot .main-svg"
# performance.now() counts from the start of the navigation. Waited for as a promise: the content policy forbids what
# Playwright's wait_for_function does.
WATCH = f"""
    window.firstChart = new Promise((resolve, reject) => {{
        setTimeout(() => reject(new Error("no chart came")), 30_000);
        new MutationObserver((_changes, observer) => {{
            if (!document.querySelector("{DRAWN}")) return;
            observer.disconnect();
            requestAnimationFrame(() => resolve(performance.now()));
        }}).observe(document, {{ childList: true, subtree: true }});
    }});
    """


def measure(port: int, user: User) -> None:
    """The server's very first chart, then with empty caches, then on the second visit with the same cache."""
    session = session_of(user)  # here, not below: Playwright runs an event loop, in which Django asks no database
    with chromium() as browser:
        if browser is None:
            line("first chart in the browser", "not measured: no Chromium")
            return
        cold, _warm = _visits(browser, port, session, "28")
        line("first chart, the server's very first", f"{cold:.0f} ms")
        for name, choice in SPANS.items():
            visits = [_visits(browser, port, session, choice) for _ in range(TIMES)]
            for what, times in zip(("cold", "warm"), zip(*visits, strict=True), strict=True):
                said = f"{median(times):.0f} ms, at worst {max(times):.0f} (median of {TIMES})"
                line(f"first chart, {name}, {what} cache", said)


def _visits(browser: Browser, port: int, session: str, choice: str) -> tuple[float, float]:
    """Milliseconds to the first chart with an empty cache, and once more."""
    context = signed_in(browser, port, session, viewport=SCREEN)
    try:
        return _visit(context, choice), _visit(context, choice)
    finally:
        context.close()


def _visit(context: BrowserContext, choice: str) -> float:
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(f"/dashboard/?days={choice}")
    shown: float = page.evaluate("window.firstChart")
    page.wait_for_load_state("networkidle")  # charts that still come would slow down the next visit
    page.close()
    return shown
