"""What a person does on the day page, on a phone and on a desktop."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.conftest import (
    add_to,
    both_sizes,
    delete,
    figure,
    log_food,
    open_beside,
    opened,
    turn_to,
    wait_until,
)
from tests.browser.people import PASSWORD, People

pytestmark = pytest.mark.browser


@both_sizes
def test_a_newcomer_logs_breakfast_by_keyboard_only(newcomer: Page) -> None:
    expect(newcomer.locator("#q")).to_be_focused()
    assert figure(newcomer, "magnesium") == 0
    newcomer.keyboard.type("egg")
    newcomer.locator('#results [role="option"]').first.wait_for()
    newcomer.keyboard.press("Enter")
    expect(newcomer.get_by_label("How many")).to_be_focused()
    newcomer.keyboard.type("2")
    newcomer.keyboard.press("Enter")
    expect(newcomer.locator("#meals")).to_contain_text(re.compile("egg", re.IGNORECASE))
    expect(newcomer.locator("#q")).to_be_focused()
    eggs = figure(newcomer, "magnesium")
    assert eggs > 0
    newcomer.keyboard.type("spinach cooked")
    newcomer.locator('#results [role="option"]').first.wait_for()
    newcomer.keyboard.press("ArrowDown")
    newcomer.keyboard.press("ArrowUp")
    newcomer.keyboard.press("Enter")
    expect(newcomer.get_by_label("How many")).to_be_focused()
    newcomer.keyboard.press("Enter")
    expect(newcomer.locator(".meal > ul > li")).to_have_count(2)
    assert figure(newcomer, "magnesium") > eggs


def test_enter_waits_for_the_results_of_what_is_typed(newcomer: Page) -> None:
    newcomer.keyboard.type("ban")
    newcomer.locator('#results [role="option"]').first.wait_for()
    newcomer.locator("#q").fill("oatmeal")
    newcomer.keyboard.press("Enter")
    expect(newcomer.locator("#portion h2")).to_contain_text("Oatmeal")


@both_sizes
def test_kinds_of_a_food_open_in_place_by_keyboard(newcomer: Page) -> None:
    box, opens = newcomer.locator("#q"), newcomer.locator(".more-kinds > summary").first
    newcomer.keyboard.type("salmon raw")
    newcomer.locator('#results [data-query="salmon raw"]').wait_for()
    newcomer.locator('#results [data-query="salmon raw"]').wait_for()
    kind = newcomer.locator(".more-kinds").first.locator('[role="option"]').first
    expect(kind).to_be_hidden()
    expect(newcomer.locator('#results [aria-selected="true"]')).to_have_id("hit-1")
    newcomer.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "kinds-1")
    newcomer.keyboard.press("Enter")
    expect(kind).to_be_visible()
    expect(box).to_be_focused()
    newcomer.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "hit-1-1")
    expect(kind).to_have_attribute("aria-selected", "true")
    label = kind.get_attribute("aria-label") or ""
    newcomer.keyboard.press("Enter")
    name = newcomer.locator("#portion h2").inner_text()
    assert name.startswith("Salmon, ")
    assert label.startswith(f"{name}, ")
    expect(opens).to_have_count(0)


def test_closing_kinds_leaves_nothing_hidden_selected(newcomer: Page) -> None:
    newcomer.keyboard.type("salmon raw")
    newcomer.locator('#results [data-query="salmon raw"]').wait_for()
    opens = newcomer.locator(".more-kinds > summary").first
    opens.click()
    expect(newcomer.locator("#q")).to_be_focused()  # a phone keeps its keyboard
    newcomer.keyboard.press("ArrowDown")
    newcomer.keyboard.press("ArrowDown")
    expect(newcomer.locator("#q")).to_have_attribute("aria-activedescendant", "hit-1-1")
    opens.click()
    expect(newcomer.locator("#q")).to_have_attribute("aria-activedescendant", "kinds-1")
    newcomer.keyboard.press("ArrowUp")
    expect(newcomer.locator('#results [aria-selected="true"]')).to_have_id("hit-1")


def test_amounts_of_results_stand_under_each_other_and_are_what_the_form_says(newcomer: Page) -> None:
    newcomer.keyboard.type("salmon raw")
    newcomer.locator('#results [data-query="salmon raw"]').wait_for()
    newcomer.locator(".more-kinds > summary").first.click()
    rows = newcomer.locator('#results [role="option"]:visible')
    edges = rows.locator("> .potassium").evaluate_all("all => all.map((one) => one.getBoundingClientRect().right)")
    assert len(edges) > 8
    assert max(edges) - min(edges) < 1
    row = rows.nth(1)
    said = [row.locator(f"> .{key}").text_content() for key in ("magnesium", "calcium", "potassium", "vitamin_d")]
    row.click()
    form = newcomer.locator("#portion .counted i b")
    expect(form).to_have_count(4)
    assert form.all_text_contents() == said


def test_from_none_selected_the_arrows_lead_to_the_first_and_to_the_last(newcomer: Page) -> None:
    for arrow, place in (("ArrowDown", 0), ("ArrowUp", -1)):
        newcomer.locator("#q").fill("")
        newcomer.locator("#q").fill("xylophone toast")  # these are only near
        newcomer.locator('#results [data-query="xylophone toast"] [role="option"]').first.wait_for()
        expect(newcomer.locator('#results [aria-selected="true"]')).to_have_count(0)
        newcomer.locator("#q").press(arrow)
        every = newcomer.locator('#results [role="option"]')
        expect(every.nth(place)).to_have_attribute("aria-selected", "true")
        newcomer.locator("#q").press("Escape")


def test_totals_change_at_once_without_a_page_load(newcomer: Page) -> None:
    newcomer.evaluate("window.sameDocument = true")
    log_food(newcomer, "banana")
    assert figure(newcomer, "potassium") > 200
    assert newcomer.evaluate("window.sameDocument") is True


@both_sizes
def test_the_words_of_a_forms_buttons_stand_on_one_line(newcomer: Page) -> None:
    newcomer.locator("#q").fill("banana")
    newcomer.locator('#results [role="option"]').first.click()
    add, cancel = (newcomer.locator("#portion").get_by_role("button", name=name) for name in ("Add", "Cancel"))
    expect(cancel).to_be_visible()
    assert middle(add) == pytest.approx(middle(cancel), abs=1)


def test_what_is_chosen_ends_in_an_ellipsis_where_it_is_too_long(newcomer: Page) -> None:
    newcomer.locator("#q").fill("butter")
    newcomer.locator('#results [role="option"]').first.click()
    portion = newcomer.locator("#portion").get_by_label("Portion")
    expect(portion).to_have_css("text-overflow", "ellipsis")
    assert portion.evaluate("field => field.getBoundingClientRect().right <= innerWidth")


def middle(part: Locator) -> float:
    """How far down the page the middle of a part is."""
    box = part.bounding_box()
    assert box
    return box["y"] + box["height"] / 2


def test_a_double_click_adds_once(newcomer: Page) -> None:
    newcomer.locator("#q").fill("banana")
    newcomer.locator('#results [role="option"]').first.click()
    newcomer.locator("#portion").get_by_role("button", name="Add").dblclick()
    expect(newcomer.locator("#portion form")).to_have_count(0)
    expect(newcomer.locator(".meal > ul > li")).to_have_count(1)
    newcomer.reload()
    expect(newcomer.locator(".meal > ul > li")).to_have_count(1)


@pytest.mark.parametrize(
    ("typed", "sentence"), [("abc", "not a number"), ("0", "more than 0"), ("-1", "more than 0"), ("10000", "too much")]
)
def test_a_bad_number_gets_a_sentence_and_keeps_what_was_typed(newcomer: Page, typed: str, sentence: str) -> None:
    newcomer.expected_problems.append("400")  # type: ignore[attr-defined]
    newcomer.locator("#q").fill("banana")
    newcomer.locator('#results [role="option"]').first.click()
    newcomer.get_by_label("How many").fill(typed)
    newcomer.keyboard.press("Enter")
    expect(newcomer.locator("#portion .errorlist")).to_contain_text(sentence)
    expect(newcomer.get_by_label("How many")).to_have_value(typed)
    expect(newcomer.locator(".meal > ul > li")).to_have_count(0)


def test_a_refused_form_takes_no_style_over_from_the_one_before(newcomer: Page) -> None:
    """What a browser's extension writes on a field, no answer may write again: the content policy says so."""
    newcomer.expected_problems.append("400")  # type: ignore[attr-defined]
    newcomer.locator("#q").fill("banana")
    newcomer.locator('#results [role="option"]').first.click()
    number = newcomer.get_by_label("How many")
    number.evaluate("field => (field.style.caretColor = 'red')")
    number.fill("abc")
    newcomer.keyboard.press("Enter")
    expect(newcomer.locator("#portion .errorlist")).to_be_visible()
    assert number.get_attribute("style") is None


def test_a_deleted_entry_comes_back(newcomer: Page) -> None:
    log_food(newcomer, "banana")
    before = figure(newcomer, "potassium")
    delete(newcomer.locator(".entry"))
    expect(newcomer.locator(".meal > ul > li")).to_have_count(0)
    assert figure(newcomer, "potassium") == 0
    newcomer.locator(".toast", has_text="Deleted").get_by_role("button", name="Undo").click()
    expect(newcomer.locator(".meal > ul > li")).to_have_count(1)
    assert figure(newcomer, "potassium") == before


@both_sizes
def test_an_entry_is_changed_and_moved(newcomer: Page) -> None:
    log_food(newcomer, "banana")
    before = figure(newcomer, "potassium")
    newcomer.locator(".meal > ul > li > a").first.click()
    sheet = newcomer.locator("#sheet")
    sheet.get_by_label("How many").fill("1/2")
    sheet.get_by_label("Meal").select_option(label="Dinner")
    sheet.get_by_role("button", name="Save").click()
    expect(sheet).not_to_be_visible()
    expect(newcomer.locator(".meal", has_text="Dinner").locator(":scope > ul > li")).to_have_count(1)
    assert figure(newcomer, "potassium") == pytest.approx(before / 2, abs=1)


def test_yesterdays_meal_is_logged_again(newcomer: Page) -> None:
    turn_to(newcomer, "Previous day")
    add_to(newcomer, "lunch")
    log_food(newcomer, "banana")
    turn_to(newcomer, "Next day")
    opened(newcomer, "lunch").get_by_role("button", name="Same as yesterday").click()
    expect(newcomer.locator(".meal", has_text="Lunch").locator(":scope > ul > li")).to_have_count(1)


def save_breakfast(page: Page, *foods: str) -> None:
    """Logs foods for breakfast and keeps them as the meal "My breakfast"."""
    add_to(page, "breakfast")
    for food in foods:
        log_food(page, food)
    keep_breakfast(page)


def keep_breakfast(page: Page) -> None:
    """Keeps what stands in breakfast as the meal "My breakfast"."""
    opened(page, "breakfast").get_by_role("link", name="More for breakfast").click()
    page.get_by_role("link", name="Save as a meal").click()
    page.locator("#sheet").get_by_label("Name").fill("My breakfast")
    page.locator("#sheet").get_by_role("button", name="Save").click()
    expect(page.locator(".toast")).to_contain_text("Saved: My breakfast")


def test_a_saved_meal_is_logged_whole(newcomer: Page) -> None:
    save_breakfast(newcomer, "banana", "oatmeal")
    turn_to(newcomer, "Previous day")
    newcomer.locator("#usual").get_by_role("button", name="My breakfast").click()
    expect(newcomer.locator(".meal > ul > li")).to_have_count(2)


@both_sizes
def test_a_saved_meal_is_found_by_its_name_and_logged_by_enter(newcomer: Page) -> None:
    save_breakfast(newcomer, "banana", "oatmeal")
    newcomer.locator("#q").fill("my breakfast")
    newcomer.locator("#q").press("Enter")
    expect(newcomer.locator(".meal > ul > li")).to_have_count(4)
    expect(newcomer.locator(".toast")).to_contain_text("Added: My breakfast")
    expect(newcomer.locator("#q")).to_have_value("")
    expect(newcomer.locator("#q")).to_be_focused()
    expect(newcomer.locator("#results > *")).to_have_count(0)
    newcomer.locator("#q").fill("my")
    newcomer.locator('#results [role="option"]', has_text="saved meal").click()
    expect(newcomer.locator(".meal > ul > li")).to_have_count(6)


def test_a_found_meal_above_an_upper_level_asks_in_the_sheet(newcomer: Page) -> None:
    newcomer.expected_problems.append("400")  # type: ignore[attr-defined]
    add_to(newcomer, "breakfast")
    newcomer.locator("#q").fill("magnesium 400 mg")
    newcomer.get_by_role("button", name="Add as supplement").click()
    expect(newcomer.locator(".meal > ul > li")).to_have_count(1)
    keep_breakfast(newcomer)
    newcomer.locator("#q").fill("my breakfast")
    newcomer.locator("#q").press("Enter")
    newcomer.locator("#sheet").get_by_role("button", name="Add it all the same").click()
    expect(newcomer.locator(".meal > ul > li")).to_have_count(2)
    expect(newcomer.locator("#sheet")).not_to_be_visible()
    expect(newcomer.locator("#q")).to_have_value("")


def test_an_answer_reaches_the_page_though_its_button_was_to_be_replaced_meanwhile(newcomer: Page) -> None:
    save_breakfast(newcomer, "banana")
    beside: list[Route] = []
    logging: list[Route] = []
    newcomer.route("**/beside/**", lambda route: beside.append(route))
    newcomer.route("**/log-meal/**", lambda route: logging.append(route))
    newcomer.reload()
    newcomer.evaluate(
        """() => document.addEventListener("htmx:afterRequest", ({ detail }) => {
          if (detail.pathInfo.requestPath.includes("/beside/")) window.besideHasAnswered = true;
        })"""
    )
    newcomer.locator("#usual").get_by_role("button", name="My breakfast").click()
    wait_until(newcomer, lambda: bool(beside and logging))
    newcomer.unroute("**/beside/**")
    beside[-1].continue_()  # an earlier one may be of the page that was left
    newcomer.wait_for_function("() => window.besideHasAnswered")
    logging[0].continue_()
    expect(newcomer.locator(".meal > ul > li")).to_have_count(2)


def test_a_whole_day_is_copied(newcomer: Page) -> None:
    log_food(newcomer, "banana")
    yesterday = date.fromisoformat(newcomer.url.rstrip("/").rsplit("/", 1)[-1]) - timedelta(days=1)
    newcomer.get_by_role("link", name="Copy this day").click()
    newcomer.locator("#sheet").get_by_label("Day").fill(yesterday.isoformat())
    newcomer.locator("#sheet").get_by_role("button", name="Copy").click()
    expect(newcomer.locator(".toast")).to_contain_text("1 entry copied")
    turn_to(newcomer, "Previous day")
    expect(newcomer.locator(".meal > ul > li")).to_have_count(1)


@both_sizes
def test_a_complete_day_shows_in_the_week(newcomer: Page) -> None:
    log_food(newcomer, "banana")
    expect(newcomer.locator("#hint")).to_be_visible()
    newcomer.get_by_role("button", name="Got it").click()
    expect(newcomer.locator("#hint")).to_have_count(0)
    newcomer.get_by_label("This day is complete").check()
    expect(newcomer.locator(".week [aria-current]")).to_have_class("complete")
    newcomer.reload()
    expect(newcomer.get_by_label("This day is complete")).to_be_checked()


def test_unknown_vitamin_d_is_named_not_counted_as_zero(newcomer: Page) -> None:
    log_food(newcomer, "salmon atlantic wild cooked dry heat")
    vitamin_d = newcomer.locator("#totals .of.vitamin_d")
    expect(vitamin_d.locator("summary")).to_have_attribute("aria-label", re.compile("at least"))
    expect(vitamin_d.locator("svg [fill]")).to_have_count(1)
    vitamin_d.locator("summary").click()
    expect(vitamin_d.locator(".told-of")).to_contain_text("1 of 1 foods has no value: Salmon")


def test_without_age_and_sex_amounts_are_daily_values(page: Page, people: People, site: str) -> None:
    people.newcomer_without_profile().enter(page.context, site)
    page.goto("/diary/")
    log_food(page, "banana")
    expect(page.locator("#totals .potassium .target")).to_have_text("DV 4,700")
    expect(page.locator("#totals")).not_to_contain_text("to go")
    expect(page.locator("#aside")).not_to_contain_text("Too early to say")


def test_a_lost_session_asks_for_the_password_on_the_same_page(newcomer: Page, context: BrowserContext) -> None:
    newcomer.expected_problems.append("401")  # type: ignore[attr-defined]
    name = newcomer.locator(".bar .menu .name").text_content()
    newcomer.locator("#q").fill("banana")
    newcomer.locator('#results [role="option"]').first.click()
    newcomer.get_by_label("How many").fill("3")
    context.clear_cookies(name="sessionid")
    newcomer.keyboard.press("Enter")
    dialog = newcomer.locator("#sign-in")
    expect(dialog).to_be_visible()
    dialog.get_by_label("User name").fill(str(name).strip())
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in").click()
    expect(newcomer.locator(".meal > ul > li")).to_have_count(1)
    expect(newcomer.locator(".meal > ul > li")).to_contain_text("3 bananas")


def test_a_day_in_1800_gets_a_sentence(newcomer: Page) -> None:
    newcomer.expected_problems.append("404")  # type: ignore[attr-defined]
    newcomer.goto("/diary/1800-01-01/")
    expect(newcomer.locator("main")).to_contain_text("A diary begins in 1900")


def test_a_suggestion_is_added_after_one_question(newcomer: Page) -> None:
    log_food(newcomer, "egg")
    open_beside(newcomer)
    newcomer.get_by_text("Does any of these apply to you?").click()
    newcomer.get_by_role("button", name="None of these").click()
    first = newcomer.locator(".food-line").first
    expect(first).to_contain_text("list:")
    before = [figure(newcomer, nutrient) for nutrient in ("magnesium", "calcium", "potassium", "vitamin_d")]
    first.get_by_role("button", name=re.compile("^Add")).click()
    expect(newcomer.locator(".meal > ul > li")).to_have_count(2)
    after = [figure(newcomer, nutrient) for nutrient in ("magnesium", "calcium", "potassium", "vitamin_d")]
    assert after > before
    assert all(now >= then for now, then in zip(after, before, strict=True))


def test_another_answer_gives_information_only(newcomer: Page) -> None:
    open_beside(newcomer)
    newcomer.get_by_text("Does any of these apply to you?").click()
    newcomer.get_by_role("button", name="Rather not say").click()
    expect(newcomer.locator("#suggestions .health")).to_have_count(0)
    expect(newcomer.locator(".food-line")).to_have_count(0)
    expect(newcomer.locator("#suggestions")).not_to_contain_text("close")


def test_the_content_policy_stops_an_inline_script(newcomer: Page) -> None:
    newcomer.expected_problems.append("Content Security Policy")  # type: ignore[attr-defined]
    newcomer.evaluate(
        "() => { const script = document.createElement('script'); script.textContent = 'window.ran = true';"
        " document.body.append(script); }"
    )
    assert newcomer.evaluate("window.ran") is None


def test_a_favourite_stands_among_the_usual_foods(newcomer: Page) -> None:
    log_food(newcomer, "banana")
    newcomer.locator(".meal > ul > li > a").first.click()
    newcomer.get_by_role("button", name="Make it a favourite").click()
    expect(newcomer.locator("#sheet")).to_contain_text("★ Favourite")
    newcomer.get_by_role("button", name="Close").click()
    newcomer.reload()
    expect(newcomer.locator("#usual")).to_contain_text("★")


@both_sizes
def test_a_long_diary_day_stays_readable(newcomer: Page) -> None:
    for _ in range(12):
        log_food(newcomer, "chicken breast rotisserie skin eaten")
    wide = newcomer.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert wide is False
