"""axe finds nothing on any page, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import every_look, log_food, settled

pytestmark = pytest.mark.browser

OPEN_PAGES = ["/", "/about/", "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"]
OWN_PAGES = [
    "/diary/",
    "/dashboard/",
    "/timeline/",
    "/questions/",
    "/questions/ask/",
    "/questions/caffeine/",
    "/suggestions/",
    "/suggestions/preferences/",
    "/suggestions/health/",
    "/profile/",
    "/meals/",
    "/medicines/",
    "/medicines/add/",
    "/medicines/add-supplement/",
    "/blood-results/",
    "/blood-results/add/",
    "/my-foods/",
    "/my-foods/new/",
    "/my-foods/new-supplement/",
    "/my-foods/new-recipe/",
    "/account/",
    "/account/security/",
    "/account/data/",
    "/account/imports/",
    "/account/delete/",
    "/welcome/",
    "/accounts/password/change/",
    "/accounts/email/",
    "/accounts/2fa/",
    "/about/",
]


def violations(page: Page) -> list[str]:
    """What axe finds on the open page, a line each."""
    settled(page)  # a colour that glides into another is neither
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url} {violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


@every_look
def test_open_pages_have_no_violation(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = []
    for path in OPEN_PAGES:
        page.goto(path)
        found += violations(page)
    assert found == []


@every_look
def test_a_persons_pages_have_no_violation(newcomer: Page, scheme: str) -> None:
    page = newcomer
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    log_food(page, "salmon atlantic wild")
    log_food(page, "banana")
    found = violations(page)
    page.locator("#q").fill("salmon raw")
    page.locator(".more-kinds > summary").first.wait_for()
    found += violations(page)
    page.locator(".more-kinds > summary").first.click()
    found += violations(page)
    page.locator('#results [role="option"]').first.click()
    page.locator("#portion form").wait_for()
    found += violations(page)
    food_page = page.locator("#portion h2 a").get_attribute("href")
    if (back := page.get_by_role("button", name="Back to the day")).is_visible():  # on a phone
        back.click()
    page.locator(".meal > ul > li > a").first.click()
    page.locator("#sheet form").first.wait_for()
    found += violations(page)
    for path in [*OWN_PAGES, food_page or ""]:
        page.goto(path)
        found += violations(page)
    assert found == []
