"""A whole line in the search box: rows to check, correct and add together."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PHONE, both_sizes, every_look, settled, sign_up
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser


def type_line(page: Page, line: str) -> None:
    page.locator("#q").press_sequentially(line, delay=5)
    page.locator(f"#results [data-query={line!r}]").wait_for(state="attached")


def chosen(row: Locator, field: str) -> str:
    return (row.locator(f"select[name$={field}] option:checked").text_content() or "").replace("\xa0", " ")


def rows(page: Page) -> list[tuple[str, str]]:
    """The food and the number × portion of each row."""
    found = page.locator("#line .line-row:has(select)").all()
    numbers = [row.locator("input[name$=quantity]").input_value() for row in found]
    return [
        (chosen(row, "food"), f"{number} × {chosen(row, 'portion')}")
        for row, number in zip(found, numbers, strict=True)
    ]


def diary(page: Page) -> list[str]:
    return page.locator(".meal .food").all_inner_texts()


@both_sizes
def test_three_foods_are_added_by_keyboard(newcomer: Page) -> None:
    type_line(newcomer, "2 eggs, 1 cup cooked spinach and a handful of almonds")
    (egg, eggs), (spinach, cup), (almonds, handful) = rows(newcomer)
    assert egg.startswith("Egg")
    assert eggs == "2 × 1 egg (50 g)"
    assert spinach.startswith("Spinach")
    assert "cooked" in spinach
    assert cup.startswith("1 × 1 cup (")
    assert almonds.startswith("Almonds")
    assert handful == "1 × 1 handful (about 30 g)"
    newcomer.keyboard.press("Enter")
    expect(newcomer.get_by_role("button", name="Add the ticked foods")).to_be_focused()
    newcomer.keyboard.press("Enter")
    expect(newcomer.locator("#line form")).to_have_count(0)
    expect(newcomer.locator(".meal .food")).to_have_count(3)
    expect(newcomer.locator("#q")).to_have_value("")
    expect(newcomer.locator("#q")).to_be_focused()


def test_enter_before_the_rows_have_come_waits_for_them(newcomer: Page) -> None:
    newcomer.locator("#q").fill("½ avocado on 2 slices of rye toast")
    newcomer.locator("#q").press("Enter")
    expect(newcomer.get_by_role("button", name="Add the ticked foods")).to_be_focused()
    (avocado, half), (toast, slices) = rows(newcomer)
    assert avocado.startswith("Avocado")
    assert half == "½ × 1 fruit (150 g)"
    assert toast == "Rye bread, toasted"
    assert slices.startswith("2 × 1 medium slice")


def test_one_food_with_an_amount_is_logged_as_typed(newcomer: Page) -> None:
    newcomer.locator("#q").fill("3 oz sardines with bones")
    newcomer.locator('#results [role="option"]').first.wait_for()
    newcomer.locator("#q").press("Enter")
    expect(newcomer.locator(".meal .food")).to_have_count(1)
    expect(newcomer.locator(".meal .food")).to_contain_text("Sardine")
    expect(newcomer.locator(".meal .much")).to_have_text("3 oz")
    expect(newcomer.locator("#portion form")).to_have_count(0)


def test_an_amount_that_is_hardly_meant_opens_a_filled_form(newcomer: Page) -> None:
    newcomer.locator("#q").fill("300 oz sardines with bones")
    newcomer.locator('#results [role="option"]').first.wait_for()
    newcomer.locator("#q").press("Enter")
    newcomer.locator("#portion form").wait_for()
    assert "Sardine" in newcomer.locator("#portion h2").inner_text()
    expect(newcomer.locator("#portion option:checked").first).to_have_text("oz")
    expect(newcomer.locator("#portion .note")).to_be_visible()


def test_rows_are_corrected_and_left_out(newcomer: Page) -> None:
    newcomer.expected_problems = ["400"]  # type: ignore[attr-defined]
    type_line(newcomer, "2 eggs, 1 banana, 3 qqqqq")
    expect(newcomer.get_by_text("No food found. Write it in other words.")).to_be_visible()
    name = newcomer.locator("#row-0-food option").nth(1).text_content() or ""
    newcomer.locator("#row-0-food").select_option(index=1)
    expect(newcomer.locator("#row-0-food option:checked")).to_have_text(name)
    newcomer.locator("#row-2-text").fill("a glass of milk")
    newcomer.locator("#row-2-text").press("Tab")
    expect(newcomer.locator("#row-2-food option:checked")).to_have_text("Whole milk")
    newcomer.get_by_role("checkbox", name="Add “1 banana”").uncheck()
    newcomer.locator("#row-0-quantity").fill("many")
    newcomer.get_by_role("button", name="Add the ticked foods").click()
    expect(newcomer.get_by_text("That is not a number we can read.")).to_be_visible()
    assert diary(newcomer) == []
    newcomer.locator("#row-0-quantity").fill("3")
    newcomer.get_by_role("button", name="Add the ticked foods").click()
    expect(newcomer.locator(".meal .food")).to_have_count(2)
    assert diary(newcomer) == [name, "Whole milk"]
    settled(newcomer)


def test_escape_and_clearing_the_box_put_the_rows_away(newcomer: Page) -> None:
    type_line(newcomer, "2 eggs, 1 banana")
    newcomer.locator("#q").press("Escape")
    expect(newcomer.locator("#line form")).to_have_count(0)
    newcomer.locator("#q").fill("")
    type_line(newcomer, "2 eggs, 1 banana")
    newcomer.locator("#q").fill("")
    expect(newcomer.locator("#line form")).to_have_count(0)


@every_look
def test_rows_are_accessible_and_fit(newcomer: Page, scheme: str) -> None:
    newcomer.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    type_line(newcomer, "half a loaf of bread, 1 cup cooked spinach with garlic, 3 qqqqq")
    assert violations(newcomer) == []
    assert newcomer.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_line_works_without_script(chromium: Browser, site: str) -> None:
    context = chromium.new_context(base_url=site, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    sign_up(page)
    page.locator("#q").fill("2 eggs and a slice of toast")
    page.locator("#q").press("Enter")
    page.get_by_role("button", name="Add the ticked foods").click()
    page.wait_for_url("**/diary/*/")
    expect(page.locator(".meal .food")).to_have_count(2)
    context.close()


def test_a_usual_foods_name_is_whole_beside_a_long_portion(newcomer: Page) -> None:
    type_line(newcomer, "1 slice of bread with butter")
    newcomer.get_by_role("button", name="Add the ticked foods").click()
    expect(newcomer.locator(".meal .food")).to_have_count(2)
    newcomer.locator(".meal > ul > li > a", has_text="Butter").click()
    newcomer.get_by_role("button", name="Make it a favourite").click()
    expect(newcomer.locator("#sheet")).to_contain_text("★ Favourite")
    newcomer.reload()
    butter = newcomer.locator("#usual li", has_text="Butter")
    expect(butter).to_contain_text("Usual amount per slice of bread/roll")
    for part in (butter.locator(".name"), butter.locator("small")):
        assert part.evaluate("part => part.scrollWidth <= part.clientWidth")
        assert part.evaluate("part => part.getBoundingClientRect().right <= innerWidth")


@both_sizes
def test_a_day_is_logged_by_five_lines_without_a_correction(newcomer: Page) -> None:
    lines = {
        "breakfast: 2 eggs, a slice of whole wheat toast with butter, coffee with milk": 5,
        "lunch: a salad with spinach, chickpeas, feta and olive oil": 4,
        "snack: almonds and dark chocolate": 2,
        "dinner: salmon, a baked potato, broccoli": 3,
    }
    logged = 0
    for line, foods in lines.items():
        type_line(newcomer, line)
        newcomer.get_by_role("button", name="Add the ticked foods").click()
        logged += foods
        expect(newcomer.locator(".meal .food")).to_have_count(logged)
    type_line(newcomer, "vitamin d 1000 iu, magnesium citrate 200 mg")
    for offer in ("Vitamin D 1,000 IU (25 µg)", "Magnesium citrate 200 mg (32 mg magnesium)"):
        newcomer.get_by_role("button", name=offer).click()
        logged += 1
        expect(newcomer.locator(".meal .food")).to_have_count(logged)
    day = " | ".join(newcomer.locator(".meal li").all_text_contents())
    for food in ("Egg", "Whole wheat", "Butter", "Coffee", "Whole milk", "Spinach", "Chickpeas", "Feta", "Olive oil"):
        assert food in day
    for food in ("Almonds", "Dark", "Salmon", "Baked potato", "Broccoli", "Vitamin D", "Magnesium citrate"):
        assert food in day
