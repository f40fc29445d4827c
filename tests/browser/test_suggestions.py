"""Suggestions as a person meets them: in the sample diary beside the day, and on their own page."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import both_sizes, delete, figure, open_beside, turn_to

pytestmark = pytest.mark.browser
TRACKED = ("magnesium", "calcium", "potassium", "vitamin_d")


@pytest.fixture
def sample(visitor: Page) -> Page:
    """The invented diary of a woman of 38, on the page of its last day, with what stands beside it."""
    visitor.goto("/diary/")
    open_beside(visitor)
    visitor.locator("#suggestions .food-line").first.wait_for()
    return visitor


def names(page: Page) -> list[str]:
    """The foods in the card of suggestions, combination included."""
    return page.locator("#suggestions .food-name a, #suggestions .told-each h3 a").all_text_contents()


def singles(page: Page) -> Locator:
    return page.locator("#suggestions .food-line")


def combination(page: Page) -> Locator:
    return page.locator("#suggestions .combination")


def entries(page: Page) -> Locator:
    return page.locator(".meal > ul > li")


def totals(page: Page) -> list[float]:
    return [figure(page, nutrient) for nutrient in TRACKED]


@both_sizes
def test_three_foods_show_a_bar_each_and_a_combination_one_for_each_gap(sample: Page) -> None:
    expect(singles(sample)).to_have_count(3)
    expect(combination(sample)).to_have_count(1)
    portions = combination(sample).locator(".portions > li")
    assert 2 <= portions.count() <= 4
    gaps = sample.locator("#totals .told-of", has_text="to go").count()
    for line in singles(sample).all():
        expect(line.locator(".notched")).to_have_count(1)
    expect(combination(sample).locator(".bars > li")).to_have_count(gaps)
    expect(combination(sample)).to_contain_text(re.compile(r"kcal and [\d,]+\smg sodium in all"))
    assert sample.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_suggestion_is_added_with_one_click_and_taken_back_with_another(sample: Page) -> None:
    before, had = totals(sample), entries(sample).count()
    singles(sample).first.get_by_role("button", name=re.compile("^Add to")).click()
    expect(entries(sample)).to_have_count(had + 1)
    assert totals(sample) > before
    sample.get_by_role("button", name="Undo").click()
    expect(entries(sample)).to_have_count(had)
    assert totals(sample) == before


def test_a_combination_is_added_whole_and_taken_back_whole(sample: Page) -> None:
    had, portions = entries(sample).count(), combination(sample).locator(".portions > li").count()
    combination(sample).get_by_role("button", name=re.compile("^Add to")).click()
    expect(entries(sample)).to_have_count(had + portions)
    expect(sample.locator("#suggestions-title")).to_be_visible()
    sample.get_by_role("button", name="Undo").click()
    expect(entries(sample)).to_have_count(had)


def test_another_shows_other_foods_and_another_combination(sample: Page) -> None:
    foods = singles(sample).locator(".food-name a").all_text_contents()
    together = combination(sample).locator("h3 a").all_text_contents()
    sample.get_by_role("link", name="Other foods").click()
    expect(singles(sample).locator(".food-name a").first).not_to_have_text(foods[0])
    assert not set(foods) & set(singles(sample).locator(".food-name a").all_text_contents())
    assert combination(sample).locator("h3 a").all_text_contents() == together
    sample.get_by_role("link", name="Another combination").click()
    expect(combination(sample)).not_to_contain_text("".join(together[-1:]))


def test_never_again_hides_a_food_until_it_is_taken_back(sample: Page) -> None:
    first = singles(sample).first
    food = first.locator(".food-name a").inner_text()
    first.locator("summary").click()
    first.get_by_role("button", name=re.compile("^Never again")).click()
    expect(sample.locator("#suggestions")).not_to_contain_text(food)
    sample.get_by_role("button", name="Undo").click()
    expect(sample.locator("#suggestions")).to_contain_text(food)
    singles(sample).first.locator("summary").click()
    singles(sample).first.get_by_role("button", name=re.compile("^Never again")).click()
    expect(sample.locator("#suggestions")).not_to_contain_text(food)
    sample.get_by_role("link", name="Diet, allergies and other preferences").click()
    sample.get_by_role("button", name=re.compile("^Take back")).click()
    expect(sample.locator("main")).to_contain_text("May be suggested again")


def test_a_vegan_is_offered_neither_fish_nor_dairy(sample: Page) -> None:
    sample.get_by_role("link", name="Diet, allergies and other preferences").click()
    sample.get_by_label("Vegan", exact=True).check()
    sample.get_by_label("Soy").check()
    sample.get_by_role("button", name="Save").click()
    sample.wait_for_url("**/suggestions/")
    offered = " ".join([*names(sample), *sample.locator("#tomorrow h3 a").all_text_contents()]).lower()
    assert offered
    assert not re.search("salmon|sardine|herring|(?<!almond )milk, |yogurt|cheese|tofu|soy", offered)
    sample.get_by_role("link", name="Diet, allergies and other preferences").click()
    sample.get_by_label("I eat everything").check()
    sample.get_by_label("Soy").uncheck()
    sample.get_by_role("button", name="Save").click()
    sample.wait_for_url("**/suggestions/")


def test_a_combination_is_planned_for_tomorrow_and_counts_only_when_eaten(sample: Page) -> None:
    sample.goto("/suggestions/")
    tomorrow = sample.locator("#tomorrow")
    portions = tomorrow.locator(".portions > li").count()
    tomorrow.get_by_role("button", name=re.compile("^Plan tomorrow")).click()
    expect(sample.locator(".toast")).to_contain_text("Planned:")
    sample.goto("/diary/")
    today, before = re.findall(r"\d{4}-\d\d-\d\d", sample.url)[0], totals(sample)
    turn_to(sample, "Next day")
    planned = sample.locator(".meal > ul > li.planned")
    expect(planned).to_have_count(portions)
    assert totals(sample) == [0, 0, 0, 0]
    expect(sample.locator("#totals .told-of", has_text="planned")).to_have_count(4)
    expect(planned.get_by_role("button", name=re.compile("^Eaten"))).to_have_count(0)  # tomorrow is still to come
    planned.first.locator(":scope > a").click()
    sample.locator("#sheet").get_by_label("Day", exact=True).fill(today)
    sample.locator("#sheet").get_by_role("button", name="Save").click()
    expect(planned).to_have_count(portions - 1)
    for left in range(portions - 2, -1, -1):
        delete(planned.first)
        expect(planned).to_have_count(left)
    sample.goto("/diary/")
    expect(planned).to_have_count(1)
    assert totals(sample) == before
    planned.get_by_role("button", name=re.compile("^Eaten")).click()
    expect(planned).to_have_count(0)
    assert totals(sample) > before
    sample.get_by_role("button", name="Undo").click()
    expect(planned).to_have_count(1)
    assert totals(sample) == before
    delete(planned)
    expect(planned).to_have_count(0)


@both_sizes
def test_whoever_adds_by_keyboard_goes_on_at_the_heading(sample: Page) -> None:
    had = entries(sample).count()
    singles(sample).first.get_by_role("button", name=re.compile("^Add to")).press("Enter")
    expect(sample.locator("#suggestions-title")).to_be_focused()
    expect(entries(sample)).to_have_count(had + 1)
    expect(sample.locator("#suggestions-title")).to_be_in_viewport()
    sample.get_by_role("button", name="Undo").press("Enter")
    expect(entries(sample)).to_have_count(had)
    expect(sample.locator("#suggestions-title")).to_be_focused()


def test_ticked_boxes_stay_in_sight_when_none_is_chosen(sample: Page) -> None:
    sample.goto("/suggestions/health/")
    sample.get_by_label("Some of these").check()
    sample.get_by_label("Warfarin").check()
    sample.get_by_label("None of these").check()
    expect(sample.get_by_label("Warfarin")).to_be_visible()
    sample.get_by_label("Warfarin").uncheck()
    expect(sample.get_by_label("Warfarin")).to_be_hidden()


def test_the_lists_are_filtered_without_leaving_the_page(sample: Page) -> None:
    sample.goto("/suggestions/")
    sample.get_by_label("Nutrient", exact=True).select_option("magnesium")
    expect(sample.locator(".nutrient-list")).to_have_count(1)
    sample.get_by_label("Only good sources").check()
    expect(sample.locator(".nutrient-list")).not_to_contain_text("hardly a source")
    assert "good=on" in sample.url
    sample.get_by_label("Also foods outside the article").check()
    expect(sample.locator(".nutrient-list .term").last).to_contain_text("Outside the article")


def test_habits_say_what_they_would_lift(sample: Page) -> None:
    sample.goto("/suggestions/")
    habits = sample.get_by_role("region", name="Small habits")
    expect(habits.locator(".suggestion").first).to_contain_text(re.compile(r"on [2-5] days a week"))
    expect(habits.locator(".suggestion .adds").first).to_contain_text(re.compile(r"\d+% → \d+%"))


def test_the_one_question_opens_into_single_ones_and_their_answers_leave_foods_out(newcomer: Page) -> None:
    open_beside(newcomer)
    newcomer.get_by_text("Does any of these apply to you?").click()
    newcomer.get_by_role("button", name="Some, or not sure").click()
    newcomer.wait_for_url(re.compile(r"/suggestions/health/\?day=[\d-]+$"))
    expect(newcomer.get_by_label("Some of these, or not sure")).to_be_checked()
    newcomer.get_by_label("Rather not say").check()
    expect(newcomer.get_by_label("Levothyroxine")).to_be_hidden()
    newcomer.get_by_label("Some of these, or not sure").check()
    newcomer.get_by_label("Levothyroxine").check()
    newcomer.get_by_label("ACE inhibitors", exact=False).check()
    newcomer.get_by_role("button", name="Save").click()
    newcomer.wait_for_url("**/diary/*/")
    open_beside(newcomer)
    expect(singles(newcomer).first).to_be_visible()
    suggestions = newcomer.locator("#suggestions")
    expect(suggestions).to_contain_text("This medicine can raise potassium. Ask whoever prescribes it")
    expect(suggestions).to_contain_text("Levothyroxine: 4 hours apart from calcium, magnesium or iron")
    expect(suggestions.locator(".bars .potassium")).to_have_count(0)


def test_all_health_answers_are_deleted_after_a_question(newcomer: Page) -> None:
    newcomer.goto("/suggestions/health/")
    newcomer.get_by_label("Some of these, or not sure").check()
    newcomer.get_by_label("Warfarin").check()
    newcomer.get_by_role("button", name="Save").click()
    newcomer.wait_for_url("**/suggestions/")
    card = newcomer.get_by_role("region", name="Your health answers")
    card.get_by_text("Delete", exact=True).click()
    card.get_by_role("button", name="Delete my health answers").click()
    expect(newcomer.locator("main")).to_contain_text("Your health answers are deleted.")
    expect(newcomer.locator("#suggestions")).to_contain_text("Does any of these apply to you?")
