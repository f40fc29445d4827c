"""A new password while it is typed: a plain hint, and what is typed shown on request."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def sign_up_form(page: Page, site: str) -> Page:
    page.goto("/accounts/signup/")
    return page


def test_hint_follows_what_is_typed_and_nothing_of_it_is_sent(sign_up_form: Page) -> None:
    asked: list[str] = []
    sign_up_form.on("request", lambda request: asked.append(request.url))
    password, hint = sign_up_form.locator("#id_password1"), sign_up_form.get_by_role("status")

    for typed, words in (
        ("nine4tw", "Too short"),
        ("Sunshine1", "One of the commonest"),
        ("abababababababab", "The same few signs"),
        ("nine4two", "Long enough"),
        ("five small gray owls", "A good length."),
    ):
        password.fill("")
        password.press_sequentially(typed)
        expect(hint).to_contain_text(words)

    password.fill("")
    expect(hint).to_be_hidden()
    assert [url.rpartition("/")[2] for url in asked] == ["common-passwords.txt"]


def test_password_is_shown_on_request(sign_up_form: Page) -> None:
    password, show = sign_up_form.locator("#id_password1"), sign_up_form.get_by_role("button", name="Show Password")
    password.fill("five small gray owls")

    show.click()
    expect(password).to_have_attribute("type", "text")
    expect(show).to_have_attribute("aria-pressed", "true")
    show.click()
    expect(password).to_have_attribute("type", "password")


def test_password_can_be_pasted(sign_up_form: Page) -> None:
    sign_up_form.locator("#id_username").fill("five small gray owls")
    sign_up_form.locator("#id_username").press("ControlOrMeta+a")
    sign_up_form.locator("#id_username").press("ControlOrMeta+x")
    sign_up_form.locator("#id_password1").press("ControlOrMeta+v")

    expect(sign_up_form.locator("#id_password1")).to_have_value("five small gray owls")
    expect(sign_up_form.get_by_role("status")).to_have_text("A good length.")
