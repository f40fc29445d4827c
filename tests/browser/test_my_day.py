"""The row beside food in sight, and the sheet of a day by touch, by keyboard and without scripts."""

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

# The boxes of what can be pressed in the sheet; words that are links in a line of text are told apart from buttons.
TARGETS = """(sheet) => [...sheet.querySelectorAll("button:not(.plain), .chips label, .swatches label")]
  .filter((each) => each.checkVisibility())
  .map((each) => [each.textContent.trim(), each.getBoundingClientRect().toJSON()])"""


def open_sheet(page: Page) -> Locator:
    settled(page)
    page.get_by_role("link", name="My day").click()
    sheet = page.locator("#sheet-content")
    sheet.locator("#line-stress").wait_for()
    return sheet


def line(sheet: Locator, name: str) -> Locator:
    return sheet.locator(f"#line-{name}")


@on_a_phone
def test_what_is_beside_food_is_one_row_in_sight_of_an_empty_day(newcomer: Page) -> None:
    is_one_row_in_sight(newcomer)


@on_a_phone
def test_what_is_beside_food_is_one_row_in_sight_of_a_day_with_food(visitor: Page) -> None:
    visitor.goto("/diary/")
    is_one_row_in_sight(visitor)


def is_one_row_in_sight(page: Page) -> None:
    settled(page)
    row = page.locator(".beside-food")
    expect(row).to_be_in_viewport(ratio=1)
    box = row.bounding_box()
    assert box
    assert box["height"] == pytest.approx(TOUCH_PX, abs=1)
    heights = row.locator(".pill").evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().height)")
    assert len(heights) == 3
    assert min(heights) >= TOUCH_PX


@on_a_phone
def test_each_answer_is_kept_as_it_is_tapped(newcomer: Page) -> None:
    sheet = open_sheet(newcomer)
    line(sheet, "stress").locator("label", has_text="3").tap()
    expect(line(sheet, "stress")).to_contain_text("Saved")
    line(sheet, "exercise").get_by_label("Minutes").fill("30")
    line(sheet, "exercise").locator(".digits label").nth(6).tap()
    expect(line(sheet, "exercise")).to_contain_text("Saved")
    line(sheet, "alcohol").get_by_role("button", name="None").tap()
    expect(line(sheet, "alcohol").get_by_label("Alcohol, g")).to_have_value("0")
    settled(newcomer)

    newcomer.reload()
    sheet = open_sheet(newcomer)
    expect(line(sheet, "stress").get_by_role("radio", name="3")).to_be_checked()
    expect(line(sheet, "exercise").get_by_label("Minutes")).to_have_value("30")
    expect(line(sheet, "exercise").get_by_role("radio", name="6", exact=True)).to_be_checked()
    line(sheet, "stress").get_by_role("button", name="Leave open").tap()
    expect(line(sheet, "stress").get_by_role("radio", name="3")).not_to_be_checked()


@on_a_phone
def test_a_glass_of_water_is_in_the_diary_at_once_and_comes_off_again(newcomer: Page) -> None:
    sheet = open_sheet(newcomer)
    glass = sheet.get_by_role("button", name=re.compile("^Water"))
    glass.tap()
    expect(sheet.locator("#water")).to_contain_text("250 mL logged")
    glass.tap()
    expect(sheet.locator("#water")).to_contain_text("500 mL logged")
    sheet.get_by_role("button", name="Take the last back").tap()
    expect(sheet.locator("#water")).to_contain_text("250 mL logged")
    sheet.get_by_role("button", name="Close").tap()
    expect(newcomer.locator("#meals")).to_contain_text("Tap water")


@on_a_phone
def test_a_cup_of_coffee_tapped_twice_at_once_is_one_and_again_is_two(newcomer: Page) -> None:
    sheet = open_sheet(newcomer)
    by_hand = line(sheet, "caffeine").get_by_label("Not logged, mg")
    line(sheet, "caffeine").get_by_role("button", name="Coffee").dblclick()
    expect(by_hand).to_have_value("95")
    settled(newcomer)
    expect(by_hand).to_have_value("95")
    line(sheet, "caffeine").get_by_role("button", name="Coffee").click()
    expect(by_hand).to_have_value("190")
    expect(line(sheet, "caffeine").get_by_label("The last at")).to_have_value(re.compile(r"\d\d:\d\d"))


@on_a_phone
def test_by_keyboard_a_level_is_chosen_and_enter_is_done(newcomer: Page) -> None:
    # Leaving the field and Enter both send it: of the line, whose answer may find it replaced, and of the whole sheet.
    newcomer.expected_problems += ["400 (Bad Request)", "Error Code 400 from"]  # type: ignore[attr-defined]
    sheet = open_sheet(newcomer)
    line(sheet, "stress").get_by_role("radio", name="0").focus()
    newcomer.keyboard.press("ArrowRight")
    expect(line(sheet, "stress")).to_contain_text("Saved")
    expect(line(sheet, "stress").get_by_role("radio", name="1")).to_be_focused()
    line(sheet, "sleep").get_by_label("Hours").fill("25")
    newcomer.keyboard.press("Enter")
    expect(line(sheet, "sleep").get_by_label("Hours")).to_have_attribute("aria-invalid", "true")  # all of it came back
    expect(line(sheet, "sleep")).to_contain_text("Write a number from 0 to 24")
    line(sheet, "sleep").get_by_label("Hours").fill("7.5")
    newcomer.keyboard.press("Enter")
    expect(newcomer.locator("#sheet")).to_be_hidden()
    sheet = open_sheet(newcomer)
    expect(line(sheet, "sleep").get_by_label("Hours")).to_have_value("7.5")


@on_a_small_phone
def test_everything_in_the_sheet_is_large_enough_and_apart_on_the_smallest_phone(newcomer: Page) -> None:
    sheet = open_sheet(newcomer)
    targets: list[tuple[str, dict[str, Any]]] = sheet.evaluate(TARGETS)
    assert len(targets) > 40
    assert [name for name, box in targets if min(box["width"], box["height"]) < TOUCH_PX - 0.5] == []
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
def test_sheet_page_and_lines_have_no_violation(visitor: Page, scheme: str) -> None:
    visitor.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visitor.goto("/diary/")
    sheet = open_sheet(visitor)
    line(sheet, "urine").locator("label").nth(3).click()
    line(sheet, "stress").locator("label").nth(2).click()
    expect(line(sheet, "stress")).to_contain_text("Saved")
    settled(visitor)
    found = violations(visitor)
    visitor.goto(f"{visitor.url}my-day/")
    found += violations(visitor)
    visitor.goto("/my-day/lines/")
    assert found + violations(visitor) == []


@on_a_phone
def test_without_scripts_the_day_is_answered_by_one_form(newcomer: Page, site: str) -> None:
    browser = newcomer.context.browser
    assert browser
    with browser.new_context(
        base_url=site, viewport=PHONE, java_script_enabled=False, storage_state=newcomer.context.storage_state()
    ) as plain:
        page = plain.new_page()
        page.goto("/diary/")
        page.get_by_role("link", name="My day").click()
        expect(page.get_by_role("button", name="None")).to_have_count(0)
        page.get_by_role("radio", name="2 very pale").check()
        page.get_by_label("Hours").fill("8")
        page.get_by_label("Hours").press("Enter")
        expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        expect(page.get_by_role("radio", name="2 very pale")).to_be_checked()
