"""A twitch by one tap, its place on the body and its strength; "none", undo, the keyboard, and no way too small."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.conftest import PHONE, every_look, settled
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser
SMALL: ViewportSize = {"width": 320, "height": 640}
on_a_phone = pytest.mark.parametrize("size", [PHONE], ids=["phone"], indirect=True)
on_a_small_phone = pytest.mark.parametrize("size", [SMALL], ids=["320"], indirect=True)
TOUCH_PX = 44
APART_PX = 8

# The boxes of what can be pressed in the form, where each is shown.
TARGETS = """(form) => [...form.querySelectorAll("[role=button], button, summary, .chips label")]
  .filter((each) => each.checkVisibility() && !each.closest(".actions"))
  .map((each) => [each.ariaLabel ?? each.textContent.trim(), each.getBoundingClientRect().toJSON()])"""


def note(page: Page) -> Locator:
    """One tap, and then the form of what it noted."""
    page.get_by_role("button", name="Twitch now").click()
    page.locator(".toast").get_by_role("link", name="Add where").click()
    return page.locator(".twitch-form")


def said(page: Page) -> Locator:
    return page.locator("#twitches-said")


@on_a_phone
def test_place_and_strength_are_five_taps_from_opening_the_app(newcomer: Page) -> None:
    settled(newcomer)
    now = newcomer.get_by_role("button", name="Twitch now")
    expect(now).to_be_in_viewport(ratio=1)
    now.tap()
    toast = newcomer.locator(".toast")
    expect(toast).to_contain_text(re.compile(r"Twitch noted at \d\d:\d\d"))
    toast.get_by_role("link", name="Add where").tap()
    form = newcomer.locator(".twitch-form")
    for target in (
        form.locator(".body-map").get_by_role("button", name="Left calf"),
        form.locator(".digits label").nth(3),
        form.get_by_role("button", name="Save", exact=True),
    ):
        expect(target).to_be_in_viewport(ratio=0.95)  # of a round one less than all is seen
        target.tap()
    expect(newcomer.locator("#sheet")).to_be_hidden()
    expect(said(newcomer)).to_contain_text("1 today")
    expect(said(newcomer)).to_contain_text("Left calf")
    said(newcomer).get_by_role("link").tap()
    expect(newcomer.locator(".noticed")).to_contain_text("strength 3 of 4")


@on_a_phone
def test_a_double_tap_notes_one_and_undo_takes_it_back(newcomer: Page) -> None:
    newcomer.get_by_role("button", name="Twitch now").dblclick()
    expect(said(newcomer)).to_contain_text("1 today")
    settled(newcomer)
    newcomer.reload()
    expect(said(newcomer)).to_contain_text("1 today")
    newcomer.wait_for_timeout(2_500)  # then it is meant
    newcomer.get_by_role("button", name="Twitch now").click()
    expect(said(newcomer)).to_contain_text("2 today")
    newcomer.locator(".toast").get_by_role("button", name="Undo").click()
    expect(said(newcomer)).to_contain_text("1 today")


@on_a_phone
def test_none_today_is_one_tap_and_its_undo_another(newcomer: Page) -> None:
    settled(newcomer)
    newcomer.get_by_role("button", name="None today").tap()
    expect(said(newcomer).get_by_role("link", name="None today")).to_be_visible()
    newcomer.locator(".toast").get_by_role("button", name="Undo").tap()
    expect(said(newcomer).get_by_role("button", name="None today")).to_be_visible()


@on_a_phone
def test_the_map_and_the_list_press_each_other_by_keyboard_too(newcomer: Page) -> None:
    form = note(newcomer)
    thumb = form.locator(".body-map").get_by_role("button", name="Right thumb")
    thumb.focus()
    newcomer.keyboard.press("Space")
    expect(thumb).to_have_attribute("aria-pressed", "true")
    form.locator("summary").press("Enter")
    box = form.get_by_role("checkbox", name="Right thumb")
    expect(box).to_be_checked()
    box.uncheck()
    expect(thumb).to_have_attribute("aria-pressed", "false")
    thumb.press("Enter")
    form.locator(".digits input").nth(0).press("Space")
    newcomer.keyboard.press("Enter")
    expect(said(newcomer)).to_contain_text("Right thumb")
    form = note(newcomer)
    expect(form.locator(".usual-places").get_by_role("button", name="Right thumb")).to_be_in_viewport(ratio=1)


@on_a_small_phone
def test_everything_in_the_form_is_large_enough_and_apart_on_the_smallest_phone(newcomer: Page) -> None:
    form = note(newcomer)
    form.locator("summary").click()
    targets: list[tuple[str, dict[str, Any]]] = form.evaluate(TARGETS)
    assert len(targets) > 50
    assert [name for name, box in targets if min(box["width"], box["height"]) < TOUCH_PX] == []
    near = [
        f"{name} | {other}"
        for place, (name, box) in enumerate(targets)
        for other, beside in targets[place + 1 :]
        if max(
            box["left"] - beside["right"],
            beside["left"] - box["right"],
            box["top"] - beside["bottom"],
            beside["top"] - box["bottom"],
        )
        < APART_PX - 0.5
    ]
    assert near == []
    assert max(box["right"] for _name, box in targets) <= SMALL["width"]
    assert newcomer.evaluate("document.documentElement.scrollWidth") == SMALL["width"]


@every_look
def test_form_list_and_message_have_no_violation(newcomer: Page, scheme: str) -> None:
    newcomer.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    newcomer.get_by_role("button", name="Twitch now").click()
    newcomer.locator(".toast").wait_for()
    found = violations(newcomer)
    newcomer.locator(".toast").get_by_role("link", name="Add where").click()
    newcomer.locator(".twitch-form summary").click()
    newcomer.locator(".body-map").get_by_role("button", name="Left calf").click()
    settled(newcomer)
    found += violations(newcomer)
    newcomer.get_by_role("button", name="Save", exact=True).click()
    said(newcomer).get_by_role("link").click()
    newcomer.locator(".noticed").wait_for()
    settled(newcomer)
    found += violations(newcomer)
    newcomer.goto(f"{newcomer.url}twitches/add/")
    found += violations(newcomer)
    assert found == []


@pytest.mark.parametrize("size", [PHONE], ids=["phone"], indirect=True)
def test_without_scripts_a_twitch_is_noted_and_told(newcomer: Page, site: str) -> None:
    browser = newcomer.context.browser
    assert browser
    with browser.new_context(
        base_url=site, viewport=PHONE, java_script_enabled=False, storage_state=newcomer.context.storage_state()
    ) as plain:
        page = plain.new_page()
        page.goto("/diary/")
        page.get_by_role("button", name="Twitch now").click()
        page.locator(".noticed").click()
        page.locator("summary", has_text="All places as a list").click()
        page.get_by_role("checkbox", name="Left calf").check()
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator(".noticed")).to_contain_text("Left calf")


@on_a_phone
def test_other_signs_follow_a_twitch_and_what_is_urgent_is_said_at_once_until_it_is_answered(newcomer: Page) -> None:
    form = note(newcomer)
    form.get_by_role("button", name="Save, then tick other signs").click()
    sheet = newcomer.locator("#sheet")
    expect(said(newcomer)).to_contain_text("1 today")
    sheet.get_by_label("Chest pain or fainting").check()
    sheet.get_by_role("button", name="Save").click()
    expect(sheet.get_by_role("alert")).to_contain_text("Call for emergency help now")
    assert violations(newcomer) == []
    newcomer.keyboard.press("Escape")
    on_the_day = newcomer.locator("#urgent-now")
    expect(on_the_day).to_contain_text("Noted: chest pain or fainting.")
    on_the_day.get_by_role("button").click()
    expect(on_the_day).to_be_empty()
    expect(newcomer.locator("#warning-now")).to_be_empty()  # it was about the same sign
    settled(newcomer)
    newcomer.reload()
    settled(newcomer)
    expect(on_the_day).to_be_empty()
