"""A phone that is in another time zone than the day: the day page asks, and an answer is enough."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, settled
from tests.browser.people import People
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser
TOUCH_PX = 44


@pytest.fixture
def abroad(chromium: Browser, people: People, site: str) -> Iterator[Page]:
    """The day page of a newcomer whose day is in Berlin, on a phone in Tokyo."""
    context = chromium.new_context(
        base_url=site, viewport=PHONE, timezone_id="Asia/Tokyo", locale="en-GB", has_touch=True
    )
    people.newcomer().enter(context, site)
    page = context.new_page()
    page.goto("/diary/")
    yield page
    context.close()


def test_no_is_an_answer_for_good(abroad: Page) -> None:
    asked = abroad.get_by_text("Your device says Tokyo: is your day there now?")
    expect(asked).to_be_visible()
    settled(abroad)
    assert violations(abroad) == []
    boxes = [button.bounding_box() for button in abroad.locator("#zone .pill").all()]
    assert len(boxes) == 2
    assert all(box and box["height"] >= TOUCH_PX and box["width"] >= TOUCH_PX for box in boxes), boxes
    abroad.reload()
    expect(asked).to_be_visible()
    abroad.locator("#zone").get_by_role("button", name="No").tap()
    expect(asked).to_have_count(0)
    said: list[str] = []
    abroad.on("request", lambda request: said.append(request.url) if "/zone/" in request.url else None)
    abroad.reload()
    settled(abroad)
    expect(asked).to_have_count(0)
    assert said == []


def test_yes_leads_to_the_day_there(abroad: Page) -> None:
    abroad.locator("#zone").get_by_role("button", name="Yes").tap()
    expect(abroad.get_by_text("Your day is in Tokyo now.")).to_be_visible()
    expect(abroad.locator("#tell-zone")).to_have_attribute("data-known", "Asia/Tokyo")
    expect(abroad.locator("#zone section")).to_have_count(0)
    abroad.goto("/profile/")
    expect(abroad.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
