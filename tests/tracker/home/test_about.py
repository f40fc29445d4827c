"""The page about the nutrients: what the article says, what we add, and its food groups, each with a way to log it."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from foods.importers import source_list
from foods.models import Food, SourceFood
from foods.nutrients import TRACKED
from tests.conftest import MakeFood
from tests.tracker.home.test_sample import put_menu_into_the_food_table
from tracker.assessment.health.cautions import HealthStatement
from tracker.assessment.health.health_questions import KIDNEY_DISEASE
from tracker.home.article import COMPARED
from tracker.home.food_groups import nutrient_parts
from tracker.models import Entry, HealthAnswer, TrialAccount
from tracker.person.diarist import Diarist

ABOUT = reverse("tracker:about")


@pytest.fixture
def listed(make_food: MakeFood) -> Callable[..., SourceFood]:
    """Puts boiled spinach on a list as the shipped one does: half a cup, 90 g; 87 mg magnesium per 100 g."""

    def put(nutrient: str = "magnesium", food: Food | None = None) -> SourceFood:
        food = food or make_food("Spinach, boiled", source_id="168463", magnesium_mg=87, potassium_mg=466)
        return SourceFood.objects.create(
            nutrient=nutrient,
            term="spinach",
            label="Spinach, boiled",
            food=food,
            portion_text="½ cup",
            portion_g=90,
            diet="vegan",
            good_source="yes",
        )

    return put


def words_of(client: Client) -> str:
    return re.sub(r"\s+", " ", client.get(ABOUT).content.decode())


@pytest.mark.parametrize(
    "words",
    [
        "What mineral deficiency causes muscle twitches?",
        "Cleveland Clinic",
        "FoodData Central",
        "NASEM",
        "EFSA",
        "chest pain",
        "persistent or severe",
        "not a replacement for medical advice",
        "hypomagnesemia",
        "hypocalcemia",
        "hypokalemia",
        "tetany",
        "blood pressure steady",
        "one of the most common causes",
        "Cochrane review of 11 trials",
        "of spinach’s, about 5% is taken up",
    ],
)
@pytest.mark.django_db
def test_about_page_says(client: Client, words: str) -> None:
    assert words in words_of(client)


@pytest.mark.django_db
def test_about_page_says_deficiency_only_in_the_article_s_title(client: Client) -> None:
    assert words_of(client).lower().count("deficiency") == 1


@pytest.mark.django_db
def test_what_trials_found_is_marked_as_ours_and_the_claim_is_not(client: Client) -> None:
    page = words_of(client)
    ours = " ".join(found[0] for found in re.finditer(r'<(\w+) class="ours[ "].*?</\1>', page))

    assert ours.count("Cochrane") == page.count("Cochrane") == 1
    assert "most common causes" not in ours


@pytest.mark.django_db
def test_each_other_cause_has_a_line_of_its_own(client: Client) -> None:
    causes = re.findall(r"<dt>([^<]+)</dt><dd>[^<]+</dd>", words_of(client).partition('id="other-causes"')[2])

    assert causes == [
        "Dehydration",
        "Stress and anxiety",
        "Caffeine",
        "Medicines",
        "Hard exercise",
        "Illness of nerves",
    ]


@pytest.mark.django_db
def test_drawing_is_told_in_words_too(client: Client) -> None:
    drawing = re.search(r'<svg class="cycle".*?</svg>', words_of(client))

    assert drawing is not None
    assert 'viewBox="0 0 360 ' in drawing[0]
    assert "Vitamin D lets the gut take calcium in." in drawing[0].partition("<desc")[2]


def test_each_of_the_article_s_terms_is_a_group_by_a_food_of_its_list() -> None:
    rows = source_list.read()
    on_lists = {(row.nutrient, row.term, row.fdc_id) for row in rows if row.term}
    groups = [(compared.nutrient.key, group.term, group.fdc_id) for compared in COMPARED for group in compared.groups]

    assert set(groups) <= on_lists
    assert {group[:2] for group in groups} == {row[:2] for row in on_lists}
    assert [compared.nutrient for compared in COMPARED] == list(TRACKED)


def test_portion_stands_against_the_person_s_target(diarist: Diarist, listed: Callable[..., SourceFood]) -> None:
    """87 mg per 100 g in 90 g are 78.3 mg, of 320 mg 24.5 %."""
    listed()

    (row,) = nutrient_parts(diarist)[0].rows

    assert (row.line.gain, row.line.unit, row.line.portion) == ("78", "mg", "boiled, ½ cup")
    assert row.line.known_share == pytest.approx(0.2447, abs=0.0001)


def test_visitor_s_portion_stands_against_the_daily_value(listed: Callable[..., SourceFood]) -> None:
    """78.3 of the label's 420 mg."""
    listed()

    part = nutrient_parts(None)[0]

    assert part.aim == 420
    assert part.rows[0].line.known_share == pytest.approx(0.1864, abs=0.0001)


def test_unknown_amount_has_no_rail(make_food: MakeFood, listed: Callable[..., SourceFood], client: Client) -> None:
    listed(food=make_food("Spinach, boiled", source_id="168463"))

    (row,) = nutrient_parts(None)[0].rows

    assert (row.line.known_share, row.line.gain, row.line.unit) == (None, "not measured", "")
    assert "notched" not in words_of(client)


def test_nutrient_that_a_health_answer_holds_shows_no_target(
    signed_in: Client, diarist: Diarist, listed: Callable[..., SourceFood]
) -> None:
    HealthAnswer.objects.keep(user=diarist.user, statement=HealthStatement.NONE)
    listed("potassium")
    assert "a portion against your 2,600" in words_of(signed_in).replace("\N{NO-BREAK SPACE}", " ")

    HealthAnswer.objects.keep(user=diarist.user, statement=HealthStatement.SOME, single={KIDNEY_DISEASE})

    potassium = nutrient_parts(Diarist(diarist.user, now=diarist.now))[2]
    assert (potassium.aim, potassium.rows[0].line.known_share) == (None, None)
    assert "your health answers set no target" in words_of(signed_in)


def form_of(page: str) -> dict[str, str]:
    """The fields of the page's form for suggested foods."""
    form = re.search(r'<form method="post" action="[^"]*add-suggested/".*?</form>', page, flags=re.DOTALL)
    assert form is not None
    return dict(re.findall(r'name="(key|item)" value="([^"]*)"', form[0]))


@pytest.mark.parametrize("page", ["about", "food"])
def test_log_it_logs_the_portion_of_the_list(signed_in: Client, listed: Callable[..., SourceFood], page: str) -> None:
    food = listed().food
    address = ABOUT if page == "about" else reverse("tracker:log_food", args=[food.pk])

    fields = form_of(signed_in.get(address).content.decode())
    signed_in.post("/diary/2026-11-22/add-suggested/", fields)

    entry = Entry.objects.get()
    assert (entry.food, entry.portion_text, entry.grams, entry.meal) == (food, "½ cup", 90, "lunch")
    assert entry.magnesium_mg == pytest.approx(78.3)


def test_visitor_who_wants_to_log_is_led_to_a_diary_and_back_to_the_food(
    client: Client, listed: Callable[..., SourceFood]
) -> None:
    food = listed().food
    here = reverse("tracker:log_food", args=[food.pk])
    assert f'href="{here}"' in words_of(client)

    page = client.get(here).content.decode()
    answer = client.post("/try/", {"food": str(food.pk)})

    assert f'name="food" value="{food.pk}"' in page
    assert f"{reverse('account_login')}?next={here}" in page
    assert answer.headers["Location"] == here
    assert form_of(client.get(here).content.decode())["item"]


@pytest.mark.parametrize("food", ["", "none", "1" * 30, "https://example.org/"])
@pytest.mark.django_db
def test_trial_without_a_food_opens_at_today(client: Client, food: str) -> None:
    put_menu_into_the_food_table()

    assert client.post("/try/", {"food": food}).headers["Location"] == "/diary/"
    assert TrialAccount.objects.exists()


def test_food_of_no_list_can_t_be_logged_from_here(client: Client, make_food: MakeFood) -> None:
    assert client.get(reverse("tracker:log_food", args=[make_food().pk])).status_code == 404
