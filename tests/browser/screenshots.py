"""The README's pictures, from the real pages of a trial account: `make screenshots`."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, StorageState, ViewportSize, sync_playwright

from tests.browser.conftest import CHROMIUM_FLAGS, PHONE, settled
from tests.browser.serving import ROOT, prepare, serve

PICTURES = ROOT / "docs" / "pictures"
DESKTOP: ViewportSize = {"width": 1280, "height": 1000}
PAGES = {"day": "/diary/", "suggestions": "/suggestions/", "dashboard": "/dashboard/"}


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    executable = shutil.which("chromium")
    assert executable, "Chromium is missing: run make test-tools."
    with tempfile.TemporaryDirectory() as var, sync_playwright() as playwright:
        prepare(Path(var))
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        with serve(Path(var)) as server:
            site = server.address
            visitor = open_trial(browser, site)
            for name, path in PAGES.items():
                take(browser, site, visitor, path, PICTURES / f"{name}-desktop-light.png", DESKTOP, dark=False)
                take(browser, site, visitor, path, PICTURES / f"{name}-phone-dark.png", PHONE, dark=True)
        browser.close()


def open_trial(browser: Browser, site: str) -> StorageState:
    """Opens a trial account as a visitor does; returns its cookies."""
    context = browser.new_context(base_url=site, timezone_id="Europe/Berlin")
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="Try it").click()
    page.wait_for_url("**/diary/*/")
    return context.storage_state()


def take(
    browser: Browser, site: str, visitor: StorageState, path: str, file: Path, size: ViewportSize, *, dark: bool
) -> None:
    context = browser.new_context(
        base_url=site,
        storage_state=visitor,
        viewport=size,
        color_scheme="dark" if dark else "light",
        locale="en-GB",
        device_scale_factor=1.5 if size == PHONE else 1,
    )
    page = context.new_page()
    page.goto(path)
    settled(page)
    if path == PAGES["day"]:
        page.locator("#aside .verdict-line").first.wait_for(state="attached")
        type_a_word(page)
    settled(page)
    page.screenshot(path=file)
    context.close()


def type_a_word(page: Page) -> None:
    page.locator("#q").fill("spin")
    page.locator('#results [role="option"]').first.wait_for()


if __name__ == "__main__":
    main()
