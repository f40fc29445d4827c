"""Supplements typed as people say them: kept with one tap, known the next time."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import both_sizes, every_look
from tests.browser.test_accessibility import violations
from tests.browser.test_line import chosen, diary, type_line

pytestmark = pytest.mark.browser

LINE = "vitamin d 1000 iu, magnesium citrate 200 mg"


@both_sizes
def test_supplements_are_kept_with_one_tap_each_and_known_the_next_time(newcomer: Page) -> None:
    type_line(newcomer, LINE)
    newcomer.get_by_role("button", name="Add as supplement: Vitamin D 1,000 IU (25 µg)").click()
    expect(newcomer.locator(".meal .food")).to_have_count(1)
    expect(newcomer.locator("#line .line-row")).to_have_count(1)
    newcomer.get_by_role("button", name="Magnesium citrate 200 mg (32 mg magnesium)").click()
    expect(newcomer.locator(".meal .food")).to_have_count(2)
    expect(newcomer.locator("#line form")).to_have_count(0)
    expect(newcomer.locator("#q")).to_have_value("")

    type_line(newcomer, "2 eggs, vitamin d 2000 iu, magnesium citrate 200 mg")
    rows = newcomer.locator("#line .line-row").all()
    assert [chosen(row, "food") for row in rows[1:]] == [
        "Vitamin D 1,000 IU (25 µg)",
        "Magnesium citrate 200 mg (32 mg magnesium)",
    ]
    assert [row.locator("input[name$=quantity]").input_value() for row in rows] == ["2", "2", "1"]
    expect(rows[1]).to_contain_text("2,000 IU = 2 doses (1,000 IU in 1 dose).")
    newcomer.get_by_role("button", name="Add the ticked foods").last.click()
    expect(newcomer.locator(".meal .food")).to_have_count(5)
    assert len([name for name in diary(newcomer) if name.startswith("Vitamin D")]) == 2


def test_what_is_above_an_upper_level_is_said_before_it_is_stored(newcomer: Page) -> None:
    newcomer.expected_problems = ["400"]  # type: ignore[attr-defined]
    type_line(newcomer, "vitamin d 1000 iu")
    newcomer.get_by_role("button", name="Add as supplement").click()
    expect(newcomer.locator(".meal .food")).to_have_count(1)
    newcomer.locator(".meal > ul > li > a").click()
    newcomer.get_by_role("button", name="Make it a favourite").click()
    expect(newcomer.locator("#sheet")).to_contain_text("★ Favourite")
    newcomer.reload()
    newcomer.get_by_role("link", name="Another portion of Vitamin D").click()
    quantity = newcomer.locator("#portion [name=quantity]")
    quantity.fill("40000 IU")
    newcomer.keyboard.press("Enter")
    expect(newcomer.locator("#portion form")).to_contain_text("The upper level for a day is 100")
    expect(newcomer.locator(".meal .food")).to_have_count(1)
    newcomer.locator("#portion").get_by_role("button", name="Add", exact=True).click()
    expect(newcomer.locator(".meal .food")).to_have_count(2)


@every_look
def test_what_is_offered_is_accessible_and_fits(newcomer: Page, scheme: str) -> None:
    newcomer.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    type_line(newcomer, "2 eggs, D3 5000, multivitamin, calcium carbonate 600 mg")
    expect(newcomer.locator(".offer")).to_have_count(3)
    assert violations(newcomer) == []
    assert newcomer.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
