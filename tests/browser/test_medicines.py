"""A dose by one tap on the day page: it counts at once, Undo takes it back, and "none" is as near."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, settled

pytestmark = pytest.mark.browser
on_a_phone = pytest.mark.parametrize("size", [PHONE], ids=["phone"], indirect=True)
TOUCH_PX = 44


def today(page: Page) -> Locator:
    """The doses that are due today: of the invented diary, two."""
    page.goto("/diary/")
    settled(page)
    return page.locator("#medicines-of-day")


@on_a_phone
def test_a_supplement_is_one_tap_and_counts_at_once(visitor: Page) -> None:
    part, totals = today(visitor), visitor.locator(".strip")
    before = totals.inner_text()
    heights = [box["height"] for each in part.get_by_role("button").all() if (box := each.bounding_box())]
    assert len(heights) == 3
    assert min(heights) >= TOUCH_PX
    part.get_by_role("button", name="Vitamin D").tap()
    expect(visitor.locator(".toast")).to_contain_text("Taken: Vitamin D")
    expect(part).to_contain_text("1 of 2 taken")
    expect(totals).not_to_have_text(before, use_inner_text=True)
    visitor.locator(".toast").get_by_role("button", name="Undo").tap()
    expect(part.get_by_role("button", name="Vitamin D")).to_be_visible()
    expect(part).not_to_contain_text("taken")
    expect(totals).to_have_text(before, use_inner_text=True)


@on_a_phone
def test_none_is_as_near_and_the_list_tells_what_was_said(visitor: Page) -> None:
    part = today(visitor)
    part.get_by_role("button", name="None today").tap()
    part.get_by_role("link", name="None taken").tap()
    sheet = visitor.locator("#sheet")
    expect(sheet.get_by_role("listitem").filter(has_text="not taken")).to_have_count(2)
    sheet.get_by_role("button", name="Took it Cetirizine").tap()
    expect(part).to_contain_text("1 of 2 taken")
    expect(sheet).to_be_hidden()


def test_the_schedule_is_worked_without_scripts(visitor: Page, site: str) -> None:
    browser = visitor.context.browser
    assert browser
    with browser.new_context(
        base_url=site, java_script_enabled=False, storage_state=visitor.context.storage_state()
    ) as plain:
        page = plain.new_page()
        page.goto("/medicines/")
        page.get_by_role("link", name="Add a medicine").click()
        page.get_by_label("Name").fill("Ramipril")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("link", name="Answer the health questions again")).to_be_visible()
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Ramipril")).to_be_hidden()
