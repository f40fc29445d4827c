"""A passkey instead of a password: added, used to sign in alone, and kept as events."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def with_authenticator(newcomer: Page) -> Page:
    """A device that answers for its person, as a phone does after a fingerprint."""
    devtools = newcomer.context.new_cdp_session(newcomer)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return newcomer


def test_passkey_signs_in_alone(with_authenticator: Page) -> None:
    page = with_authenticator
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name").fill("phone")
    page.get_by_label("Sign in with it alone").check()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()

    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/diary/*/")

    page.goto("/account/security/")
    events = page.locator("section", has_text="What happened to the account").locator("strong")
    assert events.all_inner_texts() == ["Signed in", "Passkey added"]
