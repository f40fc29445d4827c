"""The page of one food. Anna's targets (NASEM, woman of 40): magnesium 320, calcium 1,000 mg."""

import re

import pytest
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings

from foods.models import Food, Portion, SourceFood
from tests.conftest import MakeFood
from tracker.models import Favourite, Profile

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def spinach(make_food: MakeFood) -> Food:
    """Spinach, boiled (SR Legacy, NDB 11457 family), rounded; half a cup weighs 90 g."""
    food = make_food(
        "Spinach, cooked, boiled",
        source_id="168463",
        code="11458",
        portions={"½ cup": 90, "1 cup": 180},
        portion_text="½ cup",
        portion_g=90,
        magnesium_mg=87,
        calcium_mg=136,
        potassium_mg=466,
        sodium_mg=70,
        vitamin_d_ug=0,
        alternate_names="leaf spinach",
    )
    SourceFood.objects.create(
        food=food, nutrient="calcium", term="leafy greens", label="Spinach, boiled", portion_text="½ cup", portion_g=90,
        diet="vegan", flags="high_oxalate;calcium_poorly_absorbed", good_source="no_absorption",
    )  # fmt: skip
    return food


def rows(client: Client, food: Food) -> dict[str, list[str]]:
    """The table by nutrient name: per portion, share, per 100 g."""
    html = client.get(food.get_absolute_url()).content.decode()
    found = re.findall(r'<th scope="row"><span[^>]*>([^<]+)</span></th>(.*?)</tr>', html, re.DOTALL)
    return {
        name: [cell.replace(NBSP, " ") for cell in re.findall(r"<td[^>]*>([^<]*)</td>", cells)] for name, cells in found
    }


def test_amounts_stand_per_portion_with_the_share_of_the_target_and_per_100_g(signed_in: Client, spinach: Food) -> None:
    table = rows(signed_in, spinach)
    assert table["Magnesium"] == ["78 mg", "24%", "87 mg"]  # 78.3 of 320
    assert table["Calcium"] == ["122 mg", "12%", "136 mg"]
    assert len(table) == 8


def test_the_same_food_in_other_tables_is_linked(signed_in: Client, spinach: Food, make_food: MakeFood) -> None:
    other = make_food("Spinach, fresh, cooked", source="fndds")
    third = make_food("Spinach, cooked", source="foundation", same_as=other)
    Food.objects.filter(pk=spinach.pk).update(same_as=other)
    for food, tables in ((spinach, (other, third)), (other, (spinach, third)), (third, (spinach, other))):
        html = signed_in.get(food.get_absolute_url()).content.decode()
        assert [table.get_absolute_url() in html for table in tables] == [True, True]


def test_a_measured_zero_is_zero_and_what_is_not_measured_says_so(signed_in: Client, spinach: Food) -> None:
    table = rows(signed_in, spinach)
    assert table["Vitamin D"] == ["0 µg", "0%", "0 µg"]
    assert table["Caffeine"] == ["not measured", "", "not measured"]


def test_without_age_and_sex_shares_are_of_the_daily_value(signed_in: Client, user: User, spinach: Food) -> None:
    Profile.objects.of(user).update(sex="")
    table = rows(signed_in, spinach)
    assert table["Magnesium"][1] == "19%"  # 78.3 of 420
    assert table["Sodium"][1] == "3%"  # 63 of 2,300
    assert "Daily Value" in signed_in.get(spinach.get_absolute_url()).content.decode()


def test_a_food_without_a_usual_portion_shows_100_g(signed_in: Client, make_food: MakeFood) -> None:
    food = make_food(portion_g=None, portion_text="", magnesium_mg=32)
    Portion.objects.filter(food=food).delete()
    assert rows(signed_in, food)["Magnesium"] == ["32 mg", "10%"]
    assert "No usual portion is known." in signed_in.get(food.get_absolute_url()).content.decode()


def test_lists_remarks_portions_and_origin_are_shown(signed_in: Client, spinach: Food) -> None:
    html = signed_in.get(spinach.get_absolute_url()).content.decode()
    for words in ("leafy greens", "On the list, but its calcium is hardly absorbed", "1 cup", "USDA SR Legacy"):
        assert words in html
    for words in ("1 Apr 2019", "11458", "leaf spinach"):
        assert words in html


def test_its_tables_name_stands_beside_the_figures_where_it_is_shown_under_another(
    signed_in: Client, make_food: MakeFood
) -> None:
    butter = make_food("Butter, NFS", source="fndds", display_name="Butter")
    html = signed_in.get(butter.get_absolute_url()).text
    assert "<h1>Butter</h1>" in html
    assert "<dt>Listed as</dt><dd>Butter, NFS</dd>" in html
    assert "Listed as" not in signed_in.get(make_food("Egg").get_absolute_url()).text


def test_the_fdc_number_links_to_its_page_and_says_nothing_of_where_one_came_from(
    signed_in: Client, spinach: Food
) -> None:
    html = signed_in.get(spinach.get_absolute_url()).content.decode()
    link = '<a href="https://fdc.nal.usda.gov/food-details/168463/nutrients" rel="noreferrer noopener">168463</a>'
    assert link in html


def test_it_can_be_logged_and_kept_as_a_favourite(signed_in: Client, user: User, spinach: Food) -> None:
    html = signed_in.get(spinach.get_absolute_url()).content.decode()
    assert f'href="/diary/?food={spinach.pk}"' in html
    assert f'action="/favourites/{spinach.pk}/"' in html
    assert 'aria-pressed="false"' in html
    Favourite.objects.keep(user=user, food=spinach)
    assert 'aria-pressed="true"' in signed_in.get(spinach.get_absolute_url()).content.decode()


def test_a_long_number_stays_a_number_in_an_address(signed_in: Client, make_food: MakeFood) -> None:
    food = make_food(pk=1234567)
    assert 'href="/diary/?food=1234567"' in signed_in.get(food.get_absolute_url()).content.decode()


def test_an_own_food_is_its_owners_alone(signed_in: Client, user: User, stranger: User, make_food: MakeFood) -> None:
    mine = make_food("Porridge", source="own", owner=user)
    theirs = make_food("Stew", source="own", owner=stranger)
    assert signed_in.get(mine.get_absolute_url()).status_code == 200
    assert "fdc.nal.usda.gov" not in signed_in.get(mine.get_absolute_url()).content.decode()
    assert signed_in.get(theirs.get_absolute_url()).status_code == 404


@pytest.mark.django_db
def test_visitors_are_asked_to_sign_in(client: Client, spinach: Food) -> None:
    assert client.get(spinach.get_absolute_url())["Location"].startswith("/accounts/login/")


def test_an_unknown_food_is_not_found_and_other_methods_are_refused(signed_in: Client, spinach: Food) -> None:
    assert signed_in.get("/foods/999999/").status_code == 404
    assert signed_in.post(spinach.get_absolute_url()).status_code == 405


def test_queries_do_not_grow_with_portions_and_lists(
    signed_in: Client, spinach: Food, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12) as few:
        signed_in.get(spinach.get_absolute_url())
    for rank in range(2, 12):
        Portion.objects.create(food=spinach, rank=rank, text=f"{rank} cups", weight_g=180 * rank)
    for term in ("spinach", "greens"):
        SourceFood.objects.create(
            food=spinach, nutrient="magnesium", term=term, label="Spinach", portion_text="1 cup", portion_g=180,
            diet="vegan", good_source="yes",
        )  # fmt: skip
    with django_assert_max_num_queries(12) as many:
        signed_in.get(spinach.get_absolute_url())
    assert len(few.captured_queries) == len(many.captured_queries)


def test_the_admin_shows_shared_foods_and_changes_nothing(
    admin_client: Client, admin_user: User, user: User, spinach: Food, make_food: MakeFood, settings: Settings
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    own = make_food("Porridge", source="own", owner=user)
    request = RequestFactory().get("/")
    request.user = admin_user
    assert set(site.get_model_admin(Food).get_queryset(request)) == {spinach}
    assert "Spinach" in admin_client.get("/admin/foods/food/?q=spinach").content.decode()
    page = admin_client.get(f"/admin/foods/food/{spinach.pk}/change/").content.decode()
    assert 'name="_save"' not in page
    assert admin_client.get(f"/admin/foods/food/{own.pk}/change/").status_code == 302
    for model in ("sourcefood", "foodgroup"):
        assert admin_client.get(f"/admin/foods/{model}/").status_code == 200
        assert admin_client.get(f"/admin/foods/{model}/add/").status_code == 403
