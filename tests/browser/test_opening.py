"""How an account is opened, and tried, in the browser; other tests begin with one that is there."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import both_sizes, sign_up
from tests.browser.people import ZONE

pytestmark = pytest.mark.browser


@both_sizes
def test_a_newcomer_signs_up_says_age_and_sex_and_begins(page: Page) -> None:
    name = sign_up(page)
    expect(page.locator(".bar .menu summary")).to_contain_text(name)
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#totals .magnesium .target")).to_have_text("of 320")


@both_sizes
def test_a_newcomer_may_say_neither(page: Page) -> None:
    sign_up(page, with_profile=False)
    expect(page.locator("#totals .magnesium .target")).to_have_text("DV 420")
    page.goto("/profile/")
    expect(page.get_by_label("Time zone")).to_have_value(ZONE)


@both_sizes
def test_a_visitor_tries_it_with_one_click(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Try it").click()
    page.wait_for_url(re.compile(r"/diary/[\d-]+/$"))
    page.locator("#suggestions .food-line").first.wait_for(state="attached")
    expect(page.locator(".meal > ul > li")).not_to_have_count(0)


def test_the_first_screen_of_a_phone_says_what_it_is_and_opens_a_trial(page: Page) -> None:
    page.goto("/")

    for part in (page.locator("h1"), page.locator(".lead > p").first, page.get_by_role("button", name="Try it")):
        expect(part).to_be_in_viewport(ratio=1)
