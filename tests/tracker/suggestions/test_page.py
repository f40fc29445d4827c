"""The suggestions page: today, the week, and what the foods on the article's lists really give."""

import re
from collections.abc import Callable
from operator import attrgetter

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from foods.models import SourceFood
from tests.conftest import MakeFood
from tests.tracker.suggestions.conftest import Answer, ListFood
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Entry, FoodPreferences
from tracker.suggestions.source_lists import NutrientList, candidates_of, nutrient_lists

pytestmark = pytest.mark.django_db
PAGE = "/suggestions/"
Log = Callable[..., Entry]


def shown_today(html: str) -> str:
    """The card with today's suggestions."""
    found = re.search(r'<section class="card suggestions".*?</section>', html, re.DOTALL)
    assert found
    return found[0]


def test_a_day_that_reaches_every_target_says_so(
    signed_in: Client, answer: Answer, lists: dict[str, SourceFood], log: Log, make_food: MakeFood
) -> None:
    log(make_food(magnesium_mg=700, calcium_mg=2100, potassium_mg=5300, vitamin_d_ug=31))
    answer()
    html = shown_today(signed_in.get(PAGE).content.decode())
    assert "Nothing left to close" in html
    assert "Pumpkin" not in html


def test_what_the_day_has_already_is_not_suggested_again(
    signed_in: Client, answer: Answer, lists: dict[str, SourceFood], log: Log
) -> None:
    answer()
    assert "Pumpkin seeds" in shown_today(signed_in.get(PAGE).content.decode())
    log(lists["seeds"].food)
    assert "Pumpkin seeds" not in shown_today(signed_in.get(PAGE).content.decode())


def test_a_suggestion_is_logged_in_its_portion_with_one_form(
    signed_in: Client, user: User, answer: Answer, lists: dict[str, SourceFood]
) -> None:
    answer()
    html = shown_today(signed_in.get(PAGE).content.decode())
    html = html[html.index("food-lines") :]
    forms = re.findall(r'<form method="post" action="([^"]*/add-suggested/)".*?</form>', html, re.DOTALL)
    form = re.search(r'<form method="post" action="[^"]*/add-suggested/".*?</form>', html, re.DOTALL)
    assert form
    fields = dict(re.findall(r'name="(key|meal|item)" value="([^"]*)"', form[0]))
    assert fields["item"].startswith("s1234567@")  # a number is written without the locale's marks
    for _twice in range(2):
        signed_in.post(forms[0], fields)
    (entry,) = Entry.objects.of(user)
    assert (entry.portion_text, entry.grams, entry.magnesium_mg) == ("1 oz", 50, 250)
    assert entry.meal == "lunch"  # noon


def test_the_page_takes_the_same_queries_for_more_foods(
    signed_in: Client, answer: Answer, lists: dict[str, SourceFood], make_food: MakeFood, list_food: ListFood,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    answer()
    with django_assert_max_num_queries(20) as few:
        signed_in.get(PAGE)
    for number in range(5):
        list_food(make_food(magnesium_mg=100), "magnesium", "nuts", f"Nut {number}", 30)
    with django_assert_max_num_queries(20) as many:
        signed_in.get(PAGE)
    assert len(few.captured_queries) == len(many.captured_queries)


def lists_of_all() -> list[NutrientList]:
    return nutrient_lists(candidates_of(SourceFood.objects.all()), attrgetter("daily_value"))


def test_lists_stand_under_the_articles_terms_with_weak_members_named(lists: dict[str, SourceFood]) -> None:
    by_nutrient = {each.nutrient.key: each for each in lists_of_all()}
    assert [term.term for term in by_nutrient["magnesium"].terms] == ["seeds", ""]
    assert [term.term for term in by_nutrient["calcium"].terms] == ["leafy greens", "dairy"]
    greens = by_nutrient["calcium"].terms[0]
    assert greens.good == 0
    assert greens.foods[0].remarks[0] == "On the list, but its calcium is hardly absorbed"
    unknown = by_nutrient["vitamin_d"].terms[0].foods[0]
    assert unknown.amount is None
    assert unknown.share is None


def test_a_list_begins_with_the_richest_portion_and_ends_with_what_has_no_value(
    make_food: MakeFood, list_food: ListFood
) -> None:
    for label, magnesium_mg in (("Blank", None), ("Poor", 10), ("Rich", 90), ("None", 0)):
        list_food(make_food(magnesium_mg=magnesium_mg), "magnesium", "nuts", label, 100)
    (term,) = lists_of_all()[0].terms
    assert [listed.food.label for listed in term.foods] == ["Rich", "Poor", "None", "Blank"]


def test_the_page_says_what_is_unknown_outside_the_article_and_no_food(
    signed_in: Client, lists: dict[str, SourceFood]
) -> None:
    html = signed_in.get(PAGE).content.decode()
    assert "not measured" in html
    assert "Quinoa" not in html
    assert "Outside the article" in signed_in.get(f"{PAGE}?extras=on").content.decode()
    assert "Sun exposure" in html
    assert "never turns sun into micrograms" in html


@pytest.mark.parametrize(("statement", "cautioned"), [("none", False), ("some", True), ("unanswered", True)])
def test_the_potassium_list_carries_a_caution_unless_nothing_speaks_against_it(
    signed_in: Client, answer: Answer, lists: dict[str, SourceFood], statement: str, cautioned: bool
) -> None:
    answer(HealthStatement(statement))
    assert ("much potassium is dangerous" in signed_in.get(PAGE).content.decode()) == cautioned


def test_information_only_uses_neutral_words(signed_in: Client, answer: Answer, lists: dict[str, SourceFood]) -> None:
    answer(HealthStatement.SOME)
    html = signed_in.get(PAGE).content.decode()
    assert "Nothing is suggested" in html
    assert "Would close" not in html
    assert "/add-suggested/" not in html


def test_the_answer_can_be_changed_and_deleted_on_the_page(signed_in: Client, answer: Answer) -> None:
    answer(HealthStatement.WITHHELD)
    html = signed_in.get(PAGE).content.decode()
    assert "You would rather not say." in html
    assert 'value="unanswered"' in html
    assert 'href="/suggestions/health/"' in html


def test_no_id_stands_twice_on_the_page(signed_in: Client, answer: Answer, lists: dict[str, SourceFood]) -> None:
    for statement in HealthStatement:
        answer(statement)
        ids = re.findall(r'\bid="([^"]+)"', signed_in.get(PAGE).content.decode())
        assert len(ids) == len(set(ids))


def test_visitors_are_asked_to_sign_in(client: Client) -> None:
    assert client.get(PAGE)["Location"].startswith(reverse("account_login"))


def test_other_methods_are_refused(signed_in: Client) -> None:
    assert signed_in.post(PAGE).status_code == 405


def test_the_lists_are_narrowed_by_what_the_address_asks(
    signed_in: Client, user: User, answer: Answer, lists: dict[str, SourceFood]
) -> None:
    FoodPreferences.objects.create(user=user, diet="vegan")
    answer()

    def labels(query: str) -> set[str]:
        html = signed_in.get(f"{PAGE}?{query}").content.decode()
        listed = html[html.index('id="lists"') :]
        return {row.label for row in lists.values() if row.label in listed}

    everything = {"Pumpkin seeds", "Spinach, boiled", "Wild salmon", "Sweet potato, baked", "Milk, 2%"}
    assert labels("") == everything
    assert labels("extras=on") == everything | {"Quinoa, cooked"}
    assert labels("good=on") == {"Pumpkin seeds", "Sweet potato, baked", "Milk, 2%"}
    assert labels("nutrient=calcium") == {"Spinach, boiled", "Milk, 2%"}
    assert labels("suits=on") == everything - {"Milk, 2%"}
    assert labels("nutrient=calcium&good=on&suits=on") == set()
    answer(HealthStatement.SOME, "loop_diuretic")  # no food for potassium or magnesium before a blood test
    assert labels("suits=on") == {"Spinach, boiled", "Wild salmon"}
    assert labels("nutrient=iron&good=maybe") == labels("good=on")  # what is unreadable narrows nothing


def test_lists_from_which_all_is_filtered_say_what_to_do(signed_in: Client, lists: dict[str, SourceFood]) -> None:
    html = signed_in.get(f"{PAGE}?nutrient=vitamin_d&good=on").content.decode()
    assert "No food on the lists is left. Untick a box to see more." in html


def test_another_comes_as_a_fragment_for_the_day_page_and_as_the_page_without_scripts(
    signed_in: Client, answer: Answer, lists: dict[str, SourceFood]
) -> None:
    answer()
    address = "/diary/2026-11-22/suggestions/?foods=1&combination=1&meal=dinner"
    html = signed_in.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in html
    assert "Add to dinner" in html
    assert signed_in.get(address)["Location"] == PAGE


def test_a_day_that_cannot_be_is_refused_as_everywhere(signed_in: Client) -> None:
    assert signed_in.get("/diary/2999-01-01/suggestions/", headers={"HX-Request": "true"}).status_code == 404


def test_timing_stands_beside_the_foods_on_the_lists(
    signed_in: Client, answer: Answer, lists: dict[str, SourceFood]
) -> None:
    answer(HealthStatement.SOME, "quinolone")
    assert "Quinolone: well before or after calcium or magnesium" in signed_in.get(PAGE).content.decode()


def test_the_card_names_the_single_answers(signed_in: Client, answer: Answer) -> None:
    answer(HealthStatement.SOME, "warfarin", "levothyroxine")
    html = signed_in.get(PAGE).content.decode()
    assert "<li>Warfarin</li>" in html
    assert "<li>Levothyroxine</li>" in html
    assert "Keep the amount of leafy greens steady." in html


def test_where_all_is_held_the_card_says_why_and_offers_nothing(
    signed_in: Client, answer: Answer, lists: dict[str, SourceFood]
) -> None:
    answer(HealthStatement.SOME, "kidney_disease")
    html = shown_today(signed_in.get(PAGE).content.decode())
    assert "Nothing is suggested" in html
    assert "Your kidney team sets these amounts. Ask your kidney team." in html
    assert "No single portion" not in html


def test_a_nutrient_that_is_held_says_why_and_whom_to_ask_at_its_list(
    signed_in: Client, answer: Answer, lists: dict[str, SourceFood]
) -> None:
    answer(HealthStatement.SOME, "digoxin")
    html = signed_in.get(PAGE).content.decode()
    why = "Nothing is suggested for it. Calcium or potassium changes alter this medicine’s safety. Ask whoever"
    assert html.count(why) == 3  # calcium, potassium, vitamin D
