"""What is wrong with a form has the focus and is in sight: on a whole page, in a part of one, and without a script."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser


def is_found_at_once(field: Locator) -> None:
    """The field has the focus, is in sight, and says that it is wrong and where that stands."""
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-describedby", re.compile(r"_error\b"))


@pytest.fixture(autouse=True)
def _refused(page: Page) -> None:
    page.expected_problems.append("400")  # type: ignore[attr-defined]


def wrong_profile(page: Page) -> None:
    page.goto("/profile/")
    page.get_by_label("Height").fill("a mile")
    page.get_by_label("Weight (kg)").fill("a ton")
    page.get_by_role("button", name="Save").click()


def test_a_long_form_names_all_that_is_wrong_and_goes_to_the_first(newcomer: Page) -> None:
    wrong_profile(newcomer)
    problems = newcomer.get_by_role("alert")
    expect(problems).to_contain_text("Nothing is saved yet.")
    is_found_at_once(newcomer.get_by_label("Height"))
    problems.get_by_role("link", name="Weight (kg)").click()
    expect(newcomer.get_by_label("Weight (kg)")).to_be_in_viewport()


def test_without_a_script_too(newcomer: Page) -> None:
    context = newcomer.context.browser.new_context(  # type: ignore[union-attr]
        java_script_enabled=False, viewport=PHONE, base_url=newcomer.url, storage_state=newcomer.context.storage_state()
    )
    page = context.new_page()
    wrong_profile(page)
    is_found_at_once(page.get_by_label("Height"))
    context.close()


def test_a_form_of_the_account_goes_to_the_password_that_is_refused(page: Page) -> None:
    page.goto("/accounts/signup/")
    page.get_by_label("User name").fill("somebody-new")
    page.get_by_label("Password", exact=True).fill("password1")
    page.get_by_role("button", name="Create account").click()
    is_found_at_once(page.get_by_label("Password", exact=True))


def test_a_form_within_the_page_goes_to_its_field(newcomer: Page) -> None:
    newcomer.locator("#q").fill("banana")
    newcomer.locator('#results [role="option"]').first.click()
    number = newcomer.locator("#portion [name=quantity]")
    number.fill("many")
    newcomer.locator("#portion button[type=submit]").click()
    expect(newcomer.locator("#portion .errorlist")).to_be_visible()
    is_found_at_once(number)
