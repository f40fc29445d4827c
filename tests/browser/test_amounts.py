"""The amounts in a form follow the number and the portion: as the server would write them, and without asking it."""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import log_food

pytestmark = pytest.mark.browser

READ = ("2", "½", "1 1/2", "1,5", "0.333", ".25", "150 g", "3 oz", "1 lb", "35")


def shown(counted: Locator) -> list[str]:
    """The weight and the four amounts beside a form's fields."""
    return [" ".join(text.split()) for text in counted.locator(":scope > *").all_text_contents()]


def served(page: Page, form: Locator) -> list[str]:
    """The same, drawn by the server for what stands in the form's fields."""
    fields = {name: form.locator(f'[name="{name}"]').input_value() for name in ("quantity", "portion")}
    address = f"{form.get_attribute('action')}?{urlencode(fields)}"
    drawn = page.request.get(address, headers={"HX-Request": "true"}).text()
    script = """html => [...new DOMParser().parseFromString(html, "text/html").querySelector("[data-serving]").children]
      .map(each => each.textContent)"""
    return [" ".join(text.split()) for text in page.evaluate(script, drawn)]


def opened(page: Page, words: str) -> Locator:
    """The form of the first food that these words find."""
    page.locator("#q").fill(words)
    page.locator('#results [role="option"]').first.wait_for()
    page.locator("#q").press("Enter")
    form = page.locator("#portion form")
    form.wait_for()
    return form


def test_the_amounts_follow_what_is_typed_and_chosen_without_a_request(newcomer: Page) -> None:
    form = opened(newcomer, "milk, whole")
    asked: list[str] = []
    newcomer.on("request", lambda request: asked.append(request.url))
    for portion in form.locator('[name="portion"] option').evaluate_all("all => all.map(each => each.value)"):
        form.locator('[name="portion"]').select_option(portion)
        for typed in READ:
            form.locator('[name="quantity"]').fill(typed)
            assert shown(form.locator("[data-serving]")) == served(newcomer, form), (portion, typed)
    assert [address for address in asked if "quantity" in address] == []


def test_what_the_script_does_not_read_the_server_does(newcomer: Page) -> None:
    form = opened(newcomer, "milk, whole")
    counted, number = form.locator("[data-serving]"), form.get_by_label("How many")
    number.fill("2 cups")
    expect(counted.locator("span").first).to_have_text(re.compile("4[89]\\d\\sg"))
    number.fill("1,500")
    expect(counted.locator("b")).to_have_text(["–"] * 4)
    number.fill("2 lemons")
    expect(counted.locator("b")).to_have_text(["–"] * 4)
    expect(number).to_be_focused()
    number.fill("100 g")
    expect(counted.locator("span").first).to_have_text("100\u00a0g")


def test_what_is_typed_or_chosen_before_the_script_is_there_counts(newcomer: Page) -> None:
    held: list[Route] = []
    newcomer.route("**/amounts-*.js", lambda route: held.append(route))
    form = opened(newcomer, "milk, whole")
    form.get_by_label("How many").fill("3")
    form.locator('[name="portion"]').select_option("g")
    counted = form.locator("[data-serving]")
    assert shown(counted) != served(newcomer, form)
    (script,) = held
    script.continue_()
    expect(counted.locator("span").first).to_have_text("3\u00a0g")
    assert shown(counted) == served(newcomer, form)


def test_an_entrys_amounts_follow_and_are_what_is_stored(newcomer: Page) -> None:
    log_food(newcomer, "banana")
    newcomer.locator(".meal > ul > li > a").first.click()
    sheet = newcomer.locator("#sheet-content")
    before = sheet.locator("td.number").all_text_contents()
    sheet.get_by_label("How many").fill("3 1/2")
    said = sheet.locator("td.number").all_text_contents()
    assert said != before
    sheet.get_by_role("button", name="Save").click()
    expect(newcomer.locator("#sheet")).to_be_hidden()
    newcomer.locator(".meal > ul > li > a").first.click()
    expect(sheet.locator("td.number")).to_have_text(said)


def test_each_row_of_a_line_has_its_own_amounts(newcomer: Page) -> None:
    newcomer.locator("#q").fill("100 g oatmeal, 1 banana")
    rows = newcomer.locator(".line-row [data-serving]")
    expect(rows).to_have_count(2)
    expect(rows.first.locator("span").first).to_have_text("100\u00a0g")
    banana = shown(rows.nth(1))
    newcomer.get_by_label("How many").first.fill("250 g")
    expect(rows.first.locator("span").first).to_have_text("250\u00a0g")
    assert shown(rows.nth(1)) == banana
