"""Foods of one's own in the browser: from a label, as a supplement, as a recipe; put away, brought back, merged."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import both_sizes, figure, settled

pytestmark = pytest.mark.browser


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def make_bar(page: Page, name: str = "Crunchy bar") -> None:
    """A bar of 40 g from the pasted text of its label."""
    page.goto(f"/my-foods/new/?name={name}")
    page.locator(".paste summary").click()
    page.get_by_label("Text of the label").fill("Serving size 1 bar (40 g)\nVitamin D 2 mcg 10 %")
    page.get_by_role("button", name="Read it into the fields").click()
    expect(page.get_by_label("Vitamin D", exact=True)).to_have_value("2")
    save(page)
    page.wait_for_url("**/foods/*/")


def take_first(page: Page, words: str) -> None:
    """Types words into the diary's search, opens the first result's form and adds it."""
    page.goto("/diary/")
    page.locator("#q").fill(words)
    page.locator('#results [role="option"]').first.click()
    page.locator("#portion").get_by_role("button", name="Add").click()
    expect(page.locator("#portion form")).to_have_count(0)


def amount(page: Page, nutrient: str) -> str:
    """The first amount in a food page's row of a nutrient."""
    return page.locator(f"tr.{nutrient} td").first.inner_text().replace("\N{NO-BREAK SPACE}", " ")


def test_a_label_with_nothing_on_magnesium_becomes_a_food_of_unknown_magnesium(newcomer: Page) -> None:
    make_bar(newcomer)
    expect(newcomer.get_by_role("status").first).to_contain_text("is yours now")
    assert (amount(newcomer, "vitamin_d"), amount(newcomer, "magnesium")) == ("2 µg", "not measured")
    take_first(newcomer, "crunchy bar")
    assert figure(newcomer, "vitamin_d") == 2
    magnesium = newcomer.locator("#totals .of.magnesium")
    expect(magnesium.locator("summary")).to_have_attribute("aria-label", re.compile("at least"))
    magnesium.locator("summary").click()
    expect(magnesium.locator(".told-of")).to_contain_text("1 of 1 foods has no value")


def test_what_is_wrong_on_a_label_is_said_at_its_field_and_nothing_is_lost(newcomer: Page) -> None:
    newcomer.expected_problems.append("400")  # type: ignore[attr-defined]
    newcomer.goto("/my-foods/new/")
    newcomer.get_by_label("Name").fill("Bar")
    newcomer.get_by_label("and weighs").fill("40")
    newcomer.get_by_label("Calcium", exact=True).fill("90")
    newcomer.get_by_label("Unit of Calcium").select_option("g")
    newcomer.get_by_label("Potassium", exact=True).fill("235")
    save(newcomer)
    expect(newcomer.locator(".amount-row.calcium .errorlist")).to_contain_text("weigh more than the 100 g they are in")
    expect(newcomer.get_by_label("Potassium", exact=True)).to_have_value("235")
    newcomer.get_by_label("Unit of Calcium").select_option("mg")
    save(newcomer)
    newcomer.wait_for_url("**/foods/*/")
    assert amount(newcomer, "calcium") == "90 mg"


def test_an_edited_label_shows_its_own_units_and_leaves_the_diary_alone(newcomer: Page) -> None:
    make_bar(newcomer)
    address = newcomer.url
    take_first(newcomer, "crunchy bar")
    newcomer.goto(address)
    newcomer.get_by_role("link", name="Change").click()
    expect(newcomer.get_by_label("A serving is")).to_have_value("1 bar")
    newcomer.get_by_label("Vitamin D", exact=True).fill("80")
    newcomer.get_by_label("Unit of Vitamin D").select_option("iu")
    save(newcomer)
    newcomer.wait_for_url("**/foods/*/")
    assert amount(newcomer, "vitamin_d") == "2 µg"
    newcomer.get_by_role("link", name="Change").click()
    expect(newcomer.get_by_label("Vitamin D", exact=True)).to_have_value("80")
    expect(newcomer.get_by_label("Unit of Vitamin D")).to_have_value("iu")
    newcomer.get_by_label("Vitamin D", exact=True).fill("800")
    save(newcomer)
    newcomer.goto("/diary/")
    assert figure(newcomer, "vitamin_d") == 2


def test_a_food_of_the_table_is_copied_and_corrected(newcomer: Page) -> None:
    newcomer.locator("#q").fill("egg")
    newcomer.locator('#results [role="option"]').first.click()
    newcomer.locator("#portion h2 a").click()
    newcomer.get_by_role("link", name="Copy as own food").click()
    name = newcomer.get_by_label("Name").input_value()
    assert newcomer.get_by_label("Magnesium", exact=True).input_value() != ""
    newcomer.get_by_label("Name").fill("Eggs from next door")
    newcomer.get_by_label("Vitamin D", exact=True).fill("7")
    save(newcomer)
    expect(newcomer.locator("h1")).to_have_text("Eggs from next door")
    assert name != "Eggs from next door"
    expect(newcomer.locator(".portions li")).not_to_have_count(0)


def make_supplement(page: Page, *, milligrams: str = "2500") -> None:
    """Two tablets of magnesium citrate: 2,500 mg × 16 % = 400 mg magnesium."""
    page.goto("/my-foods/new-supplement/")
    page.get_by_label("Name").fill("Night tablets")
    page.get_by_label("A dose is").fill("2 tablets")
    page.get_by_label("Magnesium", exact=True).fill(milligrams)
    page.get_by_label("What the amount of Magnesium is of").select_option("mg_citrate")
    page.get_by_label("is not in it").check()
    save(page)
    page.wait_for_url("**/foods/*/")


def test_a_supplement_is_counted_apart_from_food(newcomer: Page) -> None:
    newcomer.expected_problems.append("400")  # type: ignore[attr-defined]
    make_supplement(newcomer)
    expect(newcomer.locator(".compounds")).to_contain_text("magnesium citrate × 16% = 400")
    newcomer.goto("/diary/")
    newcomer.locator("#q").fill("night tablets")
    option = newcomer.locator('#results [role="option"]').first
    expect(option).to_contain_text("supplement")
    option.click()
    expect(newcomer.locator("#portion select[name=portion] option")).to_have_text(["2 tablets"])
    add = newcomer.locator("#portion").get_by_role("button", name="Add")
    add.click()
    expect(newcomer.locator("#portion .errorlist, #portion .error").first).to_contain_text(
        "350"
    )  # said before it is stored
    add.click()
    magnesium = newcomer.locator("#totals .of.magnesium")
    expect(magnesium).to_contain_text("Above the upper level of 350")
    expect(magnesium).to_contain_text(re.compile(r"0\smg from food, 400\smg from supplements"))
    expect(newcomer.locator(".meal .mark")).to_have_text("supplement")


def test_what_empty_fields_of_a_supplement_mean_has_to_be_said(newcomer: Page) -> None:
    newcomer.expected_problems.append("400")  # type: ignore[attr-defined]
    newcomer.goto("/my-foods/new-supplement/")
    newcomer.get_by_label("Name").fill("Vitamin D drops")
    newcomer.get_by_label("A dose is").fill("1 drop")
    newcomer.get_by_label("Vitamin D", exact=True).fill("1000")
    newcomer.get_by_label("Unit of Vitamin D").select_option("iu")
    save(newcomer)
    expect(newcomer.locator(".errorlist", has_text="Say what the empty fields mean")).to_be_visible()
    newcomer.get_by_label("is unknown").check()
    save(newcomer)
    newcomer.wait_for_url("**/foods/*/")
    assert (amount(newcomer, "vitamin_d"), amount(newcomer, "magnesium")) == ("25 µg", "not measured")


def add_ingredient(page: Page, words: str, quantity: str) -> None:
    """Found by typing, taken with Enter, weighed in grams."""
    rows = page.locator(".ingredients > li")
    count = rows.count()
    page.get_by_label("Add an ingredient").fill(words)
    page.locator("#found button").first.wait_for()
    settled(page)
    page.get_by_label("Add an ingredient").press("Enter")
    expect(rows).to_have_count(count + 1)
    expect(rows.last.get_by_label("How many")).to_be_focused()
    rows.last.get_by_label("How many").fill(quantity)
    rows.last.get_by_label("Portion").select_option("g")


@both_sizes
def test_a_recipe_is_put_together_by_keyboard_and_logged(newcomer: Page) -> None:
    newcomer.goto("/my-foods/new-recipe/")
    newcomer.get_by_label("Name").fill("Porridge of ours")
    newcomer.get_by_label("Makes how many servings").fill("2")
    add_ingredient(newcomer, "oats raw", "100")
    add_ingredient(newcomer, "milk whole", "400")
    expect(newcomer.locator("#dish")).to_contain_text("500")
    newcomer.get_by_role("button", name="Save and log it").click()
    newcomer.wait_for_url("**/diary/**")
    newcomer.locator("#portion form").wait_for()
    expect(newcomer.locator("#portion h2")).to_have_text("Porridge of ours")
    newcomer.locator("#portion").get_by_role("button", name="Add").click()
    expect(newcomer.locator(".meal > ul > li")).to_contain_text("1 serving")
    assert figure(newcomer, "calcium") > 150


def test_pasted_ingredients_become_rows_to_check(newcomer: Page) -> None:
    newcomer.goto("/my-foods/new-recipe/")
    newcomer.locator(".pasted summary").click()
    newcomer.get_by_role("textbox", name="Paste a list").fill("200 g spinach\n2 eggs\nqqqzzz")
    newcomer.get_by_role("button", name="Add these lines").click()
    expect(newcomer.locator(".ingredients > li")).to_have_count(2)
    expect(newcomer.get_by_role("textbox", name="Paste a list")).to_have_value("qqqzzz")
    newcomer.locator(".ingredients > li").first.get_by_role("button", name=re.compile("Take out")).click()
    expect(newcomer.locator(".ingredients > li")).to_have_count(1)


def test_foods_are_renamed_archived_deleted_and_brought_back(newcomer: Page) -> None:
    make_bar(newcomer)
    newcomer.goto("/my-foods/")
    menu = newcomer.locator(".own-list .menu summary")
    menu.click()
    newcomer.get_by_role("link", name="Rename").click()
    newcomer.get_by_label("Name").fill("Chewy bar")
    newcomer.get_by_role("button", name="Save").click()
    expect(newcomer.locator(".own-list")).to_contain_text("Chewy bar")
    menu.click()
    newcomer.get_by_role("button", name="Archive", exact=True).click()
    expect(newcomer.get_by_role("status")).to_contain_text("is archived")
    newcomer.locator(".apart > summary").click()
    menu.click()
    newcomer.get_by_role("button", name="Take out of the archive").click()
    menu.click()
    newcomer.get_by_role("button", name="Delete", exact=True).click()
    expect(newcomer.locator(".own-list")).to_have_count(0)
    newcomer.get_by_role("button", name="Bring back Chewy bar").click()
    expect(newcomer.locator(".own-list")).to_contain_text("Chewy bar")


def test_two_foods_become_one(newcomer: Page) -> None:
    make_bar(newcomer, "Bar one")
    make_bar(newcomer, "Bar two")
    take_first(newcomer, "bar two")
    newcomer.goto("/my-foods/")
    newcomer.locator(".own-list li", has_text="Bar two").locator(".menu summary").click()
    newcomer.get_by_role("link", name="Merge with another").click()
    newcomer.get_by_label("Which one stays").select_option(label="Bar one")
    newcomer.get_by_role("button", name="Go on").click()
    expect(newcomer.locator("form.card")).to_contain_text("1 diary entry will point to “Bar one”")
    newcomer.get_by_role("button", name="Merge them").click()
    expect(newcomer.locator(".own-list > li")).to_have_count(1)
    newcomer.goto("/diary/")
    newcomer.locator(".meal > ul > li > a").first.click()
    expect(newcomer.locator("#sheet h2")).to_have_text("Bar two")


@both_sizes
def test_the_menu_leads_to_my_foods(newcomer: Page) -> None:
    newcomer.locator("header .menu summary").click()
    newcomer.get_by_role("link", name="My foods").click()
    expect(newcomer.get_by_role("heading", name="My foods")).to_be_visible()
