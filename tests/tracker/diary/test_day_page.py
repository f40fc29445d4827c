"""The day page: what it shows, what it costs, and what is said about a day as a whole."""

import re
from collections.abc import Callable, Collection
from datetime import date, time, timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from foods.models import Food
from foods.search import find as search
from tests.conftest import TODAY, MakeFood
from tracker.models import Day, Entry, Favourite, Profile, SavedMeal
from tracker.models.day import complete_dates

Log = Callable[..., Entry]
HTMX = {"HX-Request": "true"}
DAY = reverse("tracker:day", args=[TODAY])
COMPLETE = reverse("tracker:complete", args=[TODAY])
BESIDE = reverse("tracker:beside", args=[TODAY])
SEARCH = reverse("tracker:search", args=[TODAY])
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


def region(page: str, name: str) -> str:
    """The part of a page from the element with this id up to the next one that a change replaces."""
    parts = re.split(r'id="(when|totals|q|usual|meals|day-foot|missing|aside|sheet)"', page)
    return " ".join(parts[parts.index(name) + 1].split())


def nutrient(page: str, key: str) -> str:
    """The words of one nutrient in the strip, and behind them what a tap opens."""
    cell = region(page, "totals").split(f'<details class="of {key}"')[1].split("</details>")[0]
    return " ".join(re.sub(r"^[^>]*>|<[^>]+>", " ", cell).replace("\N{NO-BREAK SPACE}", " ").split())


def put_into_diary(user: User, food: Food, days: Collection[date]) -> None:
    """A lunch on each day, in one statement."""
    Entry.objects.bulk_create(
        Entry(user=user, date=day, meal="lunch", food=food, name=food.name, quantity=1, portion_text="g", grams=50)
        for day in days
    )


@pytest.fixture
def newcomer(client: Client, user: User, at_noon: date) -> Client:
    """Signed in, and nothing filled in yet."""
    client.force_login(user)
    return client


def test_today_leads_to_the_local_date_and_passes_a_food_on(signed_in: Client) -> None:
    assert signed_in.get(reverse("tracker:today"))["Location"] == DAY
    assert signed_in.get(reverse("tracker:today"), {"food": "7"})["Location"] == f"{DAY}?food=7"
    assert signed_in.get(reverse("tracker:today"), {"meal": "snack"})["Location"] == f"{DAY}?meal=snack"
    assert signed_in.get(reverse("tracker:today"), {"meal": "brunch"})["Location"] == DAY


@pytest.mark.parametrize("food", ["abc", "-1", "1&x=2", "1" * 30])
def test_only_the_number_of_a_food_is_passed_on(food: str, signed_in: Client) -> None:
    assert signed_in.get(reverse("tracker:today"), {"food": food})["Location"] == DAY


def test_just_after_midnight_it_is_still_the_day_before(signed_in: Client, user: User) -> None:
    """Noon UTC is two in the morning on Kiritimati, and a day starts at four."""
    Profile.objects.of(user).update(time_zone="Pacific/Kiritimati", day_starts_hour=4)
    assert signed_in.get(reverse("tracker:today"))["Location"] == DAY
    Profile.objects.of(user).update(day_starts_hour=2)
    assert signed_in.get(reverse("tracker:today"))["Location"] == reverse("tracker:day", args=[TOMORROW])


@pytest.mark.parametrize("day", ["1800-01-01", "1899-12-31", "2026-11-24"])
def test_a_day_out_of_range_is_answered_with_a_sentence(day: str, signed_in: Client) -> None:
    answer = signed_in.get(f"/diary/{day}/")
    assert answer.status_code == 404
    assert "A diary begins in 1900" in answer.text or "You can plan as far as tomorrow" in answer.text


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "0000-01-01", "0001-01-01", "9999-12-31", "٢٠٢٦-١١-٢٢"])
def test_what_is_no_day_of_any_diary_is_not_found(day: str, signed_in: Client) -> None:
    assert signed_in.get(f"/diary/{day}/").status_code == 404
    assert signed_in.post(f"/diary/{day}/complete/", headers=HTMX).status_code == 404


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2020, 2, 29), TOMORROW])
def test_any_past_day_and_tomorrow_have_a_page(day: date, signed_in: Client) -> None:
    assert signed_in.get(reverse("tracker:day", args=[day])).status_code == 200


def test_the_head_leads_to_the_days_around(signed_in: Client) -> None:
    head = region(signed_in.get(DAY).text, "when")
    assert f'href="{reverse("tracker:day", args=[YESTERDAY])}" aria-label="Previous day"' in head
    assert f'href="{reverse("tracker:day", args=[TOMORROW])}" aria-label="Next day"' in head
    assert "Next day" not in region(signed_in.get(reverse("tracker:day", args=[TOMORROW])).text, "when")


def test_the_week_strip_says_in_words_what_each_day_is(signed_in: Client, user: User, log: Log) -> None:
    log(day=date(2026, 11, 18)), log(day=date(2026, 11, 19))
    Day.objects.mark(user=user, day=date(2026, 11, 18), complete=True)
    head = region(signed_in.get(DAY).text, "when")
    assert 'aria-label="Wed 18 Nov: complete"' in head
    assert 'aria-label="Thu 19 Nov: partly logged"' in head
    assert 'aria-label="Fri 20 Nov: nothing logged"' in head
    assert 'aria-current="date" aria-label="Sun 22 Nov: nothing logged"' in head
    assert (
        f'<a class="gap" href="{reverse("tracker:day", args=[date(2026, 11, 19)])}">First open day: 19 Nov</a>' in head
    )


def test_totals_stand_against_the_persons_targets(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    log(make_food(magnesium_mg=160, vitamin_d_ug=1))  # 50 g of it
    page = signed_in.get(DAY).text
    assert nutrient(page, "magnesium").startswith("Magnesium 80 mg of 320 Magnesium 240 mg to go")
    assert nutrient(page, "vitamin_d").startswith("Vitamin D 0.5 µg of 15 Vitamin D 14.5 µg to go")


def test_an_unknown_amount_makes_a_total_a_lower_bound_and_names_the_foods(
    signed_in: Client, make_food: MakeFood, log: Log
) -> None:
    log(make_food("Milk", vitamin_d_ug=14.4))
    log(make_food("Kale")), log(make_food("Soup"))
    page = signed_in.get(DAY).text
    words = nutrient(page, "vitamin_d")
    assert re.match(
        "Vitamin D 7.2 µg of 15 Vitamin D 7.8 µg to go 2 of 3 foods have no value: (Kale, Soup|Soup, Kale) R", words
    )
    assert 'aria-label="Vitamin D: at least 7.2 µg of 15"' in region(page, "totals")
    assert "url(#hatch-vitamin_d)" in region(page, "totals")


def test_without_a_profile_totals_stand_against_the_daily_value(
    newcomer: Client, make_food: MakeFood, log: Log
) -> None:
    log(make_food(magnesium_mg=84))
    page = newcomer.get(DAY).text
    words = nutrient(page, "magnesium")
    assert words == "Magnesium 42 mg DV 420 Magnesium Daily Value 420 mg (US labels)"
    assert "to go" not in region(page, "totals")
    assert "Add your age and sex to see your own targets." in region(page, "totals")


def test_an_empty_day_has_zeros_and_nothing_unknown(signed_in: Client) -> None:
    page = signed_in.get(DAY).text
    assert nutrient(page, "calcium").startswith("Calcium 0 mg of 1,000")
    assert "at least" not in region(page, "totals")
    assert "hatch" not in region(page, "totals")


def test_vitamin_d_is_read_in_iu_where_the_profile_says_so(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    Profile.objects.of(user).update(vitamin_d_unit="iu")
    log(make_food(vitamin_d_ug=1))  # 0.5 µg is 20 IU, 15 µg are 600
    assert nutrient(signed_in.get(DAY).text, "vitamin_d").startswith("Vitamin D 20 IU of 600")


def test_going_over_an_upper_level_is_said(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    log(make_food(calcium_mg=5200))  # 2,600 of 2,500 mg
    assert "Above the upper level of 2,500 mg a day." in nutrient(signed_in.get(DAY).text, "calcium")


def test_meals_list_what_was_eaten_with_its_portion(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    entry = log(make_food("Egg, whole"), quantity=2, portion_text="1 large")
    meals = region(signed_in.get(DAY).text, "meals")
    assert '<span class="food">Egg, whole</span> <small class="much">2 large</small>' in meals
    assert f'<a href="{reverse("tracker:entry", args=[entry.key])}"' in meals
    assert f'formaction="{reverse("tracker:delete_entry", args=[entry.key])}"' in meals
    assert 'aria-label="Delete Egg, whole"' in meals


def test_a_time_that_was_said_stands_beside_its_entry_as_the_language_writes_it(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    log(make_food("Egg")), log(make_food("Coffee"))
    Entry.objects.of(user).filter(name="Coffee").update(local_time=time(8, 5))
    meals = region(signed_in.get(DAY).text, "meals")
    assert meals.count("<time") == 1
    coffee = meals.split('<span class="food">Coffee</span>')[1].split("</a>")[0]
    assert coffee.endswith('<small>·&nbsp;<time datetime="08:05">08:05</time></small>')
    with override_settings(LANGUAGE_CODE="de", LANGUAGES=[("de", "Deutsch")]):
        assert '<time datetime="08:05">08:05</time>' in signed_in.get(DAY).text


def test_a_foods_name_is_escaped_wherever_it_stands(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    food = make_food("<script>alert(1)</script>")
    for days in range(3):
        log(food, day=TODAY - timedelta(days=days), meal="lunch")
    page = signed_in.get(DAY).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in region(page, "totals")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in region(page, "usual")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in region(page, "meals")


def test_usual_foods_are_offered_before_anything_is_typed(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    egg = make_food("Egg")
    for days in (1, 2):
        log(egg, day=TODAY - timedelta(days=days), meal="lunch", quantity=2)
    log(make_food("Tea"), meal="lunch")  # a moment ago, so nothing says that it is usual
    usual = region(signed_in.get(DAY).text, "usual")
    assert "Usual at lunch" in usual  # it is noon
    assert f'hx-get="{reverse("tracker:add", args=[TODAY, egg.pk])}"' in usual
    assert '<button class="log"><span class="name">Egg</span> <small>2 large</small></button>' in usual
    assert "Tea" not in usual
    Favourite.objects.keep(user=user, food=egg)
    starred = region(signed_in.get(DAY).text, "usual")
    assert '<span aria-label="Favourite" role="img">★</span> <span class="name">Egg</span>' in starred


def test_a_tap_logs_a_usual_food_once_in_its_usual_portion(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    egg = make_food("Egg", magnesium_mg=12)
    for days in (1, 2):
        log(egg, day=TODAY - timedelta(days=days), meal="lunch", quantity=2)
    form = region(signed_in.get(DAY).text, "usual").split("<form")[1].split("</form>")[0]
    assert f'action="{reverse("tracker:add", args=[TODAY, egg.pk])}"' in form
    sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    for _ in range(2):
        assert signed_in.post(reverse("tracker:add", args=[TODAY, egg.pk]), sent).status_code == 302
    entry = Entry.objects.of(user).get(date=TODAY)
    assert (entry.meal, entry.quantity, entry.portion_text, entry.magnesium_mg) == ("lunch", 2, "1 large", 12)


def test_nothing_is_called_usual_on_day_one(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    log(make_food("Egg"), meal="lunch")
    page = signed_in.get(DAY).text
    assert "Usual" not in page
    assert "Egg" not in region(page, "usual")


def test_another_meal_is_asked_for_what_is_usual_in_it_alone(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    egg = make_food("Egg")
    for days in (1, 2):
        log(egg, day=TODAY - timedelta(days=days), meal="breakfast")
    assert "Usual" not in signed_in.get(DAY).text
    part = signed_in.get(DAY, {"meal": "breakfast"}, headers=HTMX | {"HX-Target": "usual"}).text
    assert "Usual at breakfast" in part
    assert 'name="meal" value="breakfast"' in part
    assert "<html" not in part


def test_saved_meals_are_offered_with_a_key_of_their_own(signed_in: Client, user: User, log: Log) -> None:
    key = log().key
    SavedMeal.objects.save_meal(user=user, key=key, name="my breakfast", servings=[])
    usual = region(signed_in.get(DAY).text, "usual")
    assert "my breakfast" in usual
    assert reverse("tracker:log_meal", args=[TODAY, key]) in usual
    assert re.search(r'name="key" value="[0-9a-f-]{36}"', usual)


def test_the_meal_that_goes_with_the_clock_is_preselected(signed_in: Client, user: User) -> None:
    assert 'id="meal-choice" value="lunch"' in signed_in.get(DAY).text
    Profile.objects.of(user).update(time_zone="Asia/Tokyo")  # 21:00 there
    assert 'id="meal-choice" value="dinner"' in signed_in.get(DAY).text
    assert 'id="meal-choice" value="snack"' in signed_in.get(DAY, {"meal": "snack"}).text
    assert 'id="meal-choice" value="dinner"' in signed_in.get(DAY, {"meal": "brunch"}).text


def test_a_food_that_another_page_asked_for_opens_its_form(
    signed_in: Client, stranger: User, make_food: MakeFood
) -> None:
    shared, theirs = make_food("Egg"), make_food("Secret", source="own", owner=stranger)
    opened = f'hx-get="{reverse("tracker:add", args=[TODAY, shared.pk])}?meal=lunch" hx-trigger="load"'
    assert opened in signed_in.get(DAY, {"food": shared.pk}).text
    for food in (str(theirs.pk), "abc", "9" * 30):
        answer = signed_in.get(DAY, {"food": food})
        assert answer.status_code == 200
        assert 'hx-trigger="load"' not in answer.text.split('id="usual"')[0]


def test_a_meal_left_empty_can_be_the_same_as_yesterday(signed_in: Client, log: Log) -> None:
    log(day=YESTERDAY, meal="lunch")
    meals = region(signed_in.get(DAY).text, "meals")
    assert meals.count("Same as yesterday") == 1
    assert "<b>Same as yesterday</b> <span>Egg, whole, raw</span>" in meals
    log(meal="lunch")
    assert "Same as yesterday" not in region(signed_in.get(DAY).text, "meals")


def test_on_an_earlier_day_it_is_the_same_as_the_day_before(signed_in: Client, log: Log) -> None:
    log(day=YESTERDAY - timedelta(days=1), meal="lunch")
    assert "Same as the day before" in signed_in.get(reverse("tracker:day", args=[YESTERDAY])).text


def test_a_day_is_called_complete_and_taken_back(signed_in: Client, user: User, log: Log) -> None:
    log()
    assert "checked" not in region(signed_in.get(DAY).text, "day-foot")
    answer = signed_in.post(COMPLETE, {"complete": "on"}, headers=HTMX)
    assert answer.status_code == 200
    assert 'name="complete" checked' in region(answer.text, "day-foot")
    assert complete_dates(user) == {TODAY}
    signed_in.post(COMPLETE, {}, headers=HTMX)
    assert complete_dates(user) == set()


def test_without_scripts_the_toggle_leads_back_to_the_day(signed_in: Client) -> None:
    answer = signed_in.post(COMPLETE, {"complete": "on"})
    assert (answer.status_code, answer["Location"]) == (302, DAY)


def test_a_day_to_come_has_nothing_to_call_complete(signed_in: Client, log: Log) -> None:
    tomorrow = TODAY + timedelta(days=1)
    log(day=tomorrow)
    page = signed_in.get(reverse("tracker:day", args=[tomorrow])).text
    assert "Copy this day" in region(page, "day-foot")
    assert "complete" not in region(page, "day-foot").split("</section>")[0]
    assert "anything missing" not in page


@pytest.mark.parametrize("day", [date(1899, 12, 31), TODAY + timedelta(days=1), TODAY + timedelta(days=2)])
def test_a_day_out_of_range_or_to_come_cannot_be_called_complete(day: date, signed_in: Client) -> None:
    answer = signed_in.post(reverse("tracker:complete", args=[day]), {"complete": "on"}, headers=HTMX)
    assert answer.status_code < 500
    assert not Day.objects.exists()


def test_the_hint_comes_after_the_first_entry_and_stays_away_once_dismissed(
    signed_in: Client, user: User, log: Log
) -> None:
    assert 'id="hint"' not in signed_in.get(DAY).text
    log()
    assert 'id="hint"' in signed_in.get(DAY).text
    answer = signed_in.post(reverse("tracker:dismiss_hint"), headers=HTMX)
    assert (answer.status_code, answer.text) == (200, "")
    assert 'id="hint"' not in signed_in.get(DAY).text


def test_the_hint_can_be_dismissed_without_scripts_and_without_a_profile(newcomer: Client, user: User) -> None:
    assert newcomer.post(reverse("tracker:dismiss_hint"))["Location"] == reverse("tracker:today")
    assert Profile.objects.of(user).get().complete_hint_seen


def test_search_results_show_portion_and_four_amounts(
    signed_in: Client, make_food: MakeFood, monkeypatch: pytest.MonkeyPatch
) -> None:
    cup = {"portions": {"1 cup": 180}, "portion_text": "1 cup", "portion_g": 180}
    spinach = make_food("Spinach", **cup, magnesium_mg=87, calcium_mg=136)
    monkeypatch.setattr(search, "find", lambda *_, **__: [spinach])
    answer = signed_in.get(SEARCH, {"q": "spin", "meal": "dinner"}, headers=HTMX)
    words = " ".join(
        re.sub(r"<[^>]+>", " ", re.sub("</?mark>", "", answer.text)).replace("\N{NO-BREAK SPACE}", " ").split()
    )
    assert "Spinach 1 cup (180 g) 157 245 ? ?" in words
    assert 'aria-label="Spinach, 1 cup (180\N{NO-BREAK SPACE}g), Mg 157, Ca 245, K ?, D ?"' in answer.text
    assert f'hx-get="{reverse("tracker:add", args=[TODAY, spinach.pk])}"' in answer.text


def test_a_food_to_log_is_called_as_it_is_shown(signed_in: Client, make_food: MakeFood) -> None:
    butter = make_food("Butter, NFS", source="fndds", display_name="Butter")
    page = signed_in.get(DAY, {"food": butter.pk}).text
    assert ">Butter</a></p></noscript>" in page
    assert "NFS" not in page


def test_kinds_of_one_food_are_one_row_that_opens(
    signed_in: Client, make_food: MakeFood, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, coho = make_food("Salmon, raw", magnesium_mg=27), make_food("Salmon, coho, wild, raw", magnesium_mg=31)
    rice = make_food("Rice, cooked", magnesium_mg=12)
    monkeypatch.setattr(search, "find", lambda *_, **__: [coho, rice, plain])
    answer = signed_in.get(SEARCH, {"q": "s"}, headers=HTMX).text
    shown = [re.sub(r"<[^>]+>", "", text) for text in re.findall(r'<span class="food">(.*?)</span>', answer)]
    assert shown == ["Salmon, raw", "Coho, wild", "Rice, cooked"]
    opened = answer[answer.index("<details") : answer.index("</details>")]
    assert "1 more kind<" in opened
    assert f"/add/{coho.pk}/" in opened
    assert 'aria-label="Salmon, coho, wild, raw, 1 large (50\N{NO-BREAK SPACE}g), Mg 16, ' in opened  # 31 mg in 100 g
    assert answer.count('aria-selected="true"') == 1
    assert re.findall(r'role="option" id="([^"]+)" aria-selected="true"', answer) == ["hit-1"]
    (owned,) = re.findall(r'aria-owns="([^"]*)"', answer)
    assert owned.split() == re.findall(r'role="option" id="([^"]+)"', answer) == ["hit-1", "hit-1-1", "hit-2"]


def test_ten_rows_are_shown_however_many_kinds_they_hold(
    signed_in: Client,
    make_food: MakeFood,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    kinds = [make_food(f"Salmon, {kind}, raw", magnesium_mg=27) for kind in ("coho", "pink", "chum")]
    others = [make_food(f"Dish {number}", magnesium_mg=number) for number in range(15)]
    monkeypatch.setattr(search, "find", lambda *_, **__: others[:10])
    signed_in.get(SEARCH, {"q": "s"}, headers=HTMX)
    with CaptureQueriesContext(connection) as ten:
        signed_in.get(SEARCH, {"q": "s"}, headers=HTMX)
    monkeypatch.setattr(search, "find", lambda *_, **__: [*kinds, *others])
    with django_assert_num_queries(len(ten)):
        answer = signed_in.get(SEARCH, {"q": "s"}, headers=HTMX).text
    assert len(re.findall(r'id="hit-\d+"', answer)) == 10
    assert answer.count('role="option"') == 12


def test_search_looks_among_ones_own_foods_and_lifts_what_one_eats(
    signed_in: Client, user: User, make_food: MakeFood, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = SimpleNamespace(arguments={})

    def find(query: str, **arguments: object) -> list[Food]:
        asked.arguments = {"query": query} | arguments
        return []

    monkeypatch.setattr(search, "find", find)
    egg = make_food("Egg")
    log(egg)
    signed_in.get(SEARCH, {"q": "egg"})
    assert asked.arguments.items() >= {"query": "egg", "user_id": user.pk}.items()
    assert asked.arguments["boost"] == {egg.pk: 0.5}


def test_a_search_that_finds_nothing_says_so_with_the_query_escaped(
    signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "find", lambda *_, **__: [])
    text = signed_in.get(SEARCH, {"q": "<b>qqq</b>"}).text
    assert "No food is called “&lt;b&gt;qqq&lt;/b&gt;”." in text


@pytest.mark.parametrize("query", ["", "   "])
def test_an_empty_search_answers_nothing(query: str, signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "find", lambda *_, **__: pytest.fail("nothing to look for"))
    assert signed_in.get(SEARCH, {"q": query}).text.strip() == ""


@pytest.mark.parametrize("query", ['"', "'; --", "* OR", "x" * 600, "😀", "%", "& | !", "\\"])
def test_no_query_breaks_the_search(query: str, signed_in: Client) -> None:
    assert signed_in.get(SEARCH, {"q": query}).status_code == 200


def test_what_the_day_means_is_fetched_beside_it_in_two_lines_that_open(
    signed_in: Client, make_food: MakeFood, log: Log
) -> None:
    log(make_food("Egg"))
    assert f'hx-get="{BESIDE}"' in signed_in.get(DAY).text
    text = signed_in.get(BESIDE, {"meal": "breakfast"}, headers=HTMX).text
    assert "<html" not in text
    assert re.findall(r"<summary><b>(.*?)</b> <span>(.*?)</span>", text) == [
        ("Foods for this day", "One question comes first"),
        (
            "28 days · Too early to say: magnesium, calcium, potassium and vitamin\N{NO-BREAK SPACE}D",
            "How that came about",
        ),
    ]
    assert "Last 28 days" in text
    assert 'id="usual"' not in text  # nothing that was logged a moment ago becomes usual by it


def test_without_a_profile_no_verdict_stands_beside_the_day(newcomer: Client, log: Log) -> None:
    log()
    assert "Last 28 days" not in newcomer.get(BESIDE, headers=HTMX).text


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(1000, 1, 1), date(2999, 12, 31)])
def test_nothing_beside_a_day_fails_for_want_of_a_diary(day: date, signed_in: Client) -> None:
    assert signed_in.get(reverse("tracker:beside", args=[day]), headers=HTMX).status_code < 500


@pytest.mark.parametrize(("address", "most"), [(DAY, 16), (BESIDE, 14)])
def test_the_page_and_what_stands_beside_it_take_few_queries(
    address: str,
    most: int,
    signed_in: Client,
    user: User,
    make_food: MakeFood,
    log: Log,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(8):
        food = make_food(f"Food {n}", group="Vegetables")
        log(food, meal="lunch")
        Favourite.objects.keep(user=user, food=food)
    log(day=YESTERDAY)
    signed_in.get(address)  # what is read once a process
    with django_assert_max_num_queries(most):
        assert signed_in.get(address).status_code == 200


@pytest.mark.parametrize("address", [DAY, BESIDE])
def test_ten_entries_and_a_long_diary_take_as_many_queries_as_five_entries(
    address: str, signed_in: Client, user: User, make_food: MakeFood
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            signed_in.get(address)
        return len(captured)

    for _ in range(5):
        put_into_diary(user, make_food(), [TODAY, YESTERDAY, YESTERDAY - timedelta(days=1)])
    queries()
    five = queries()
    for _ in range(5):
        put_into_diary(user, make_food(), [TODAY])
    assert queries() == five
    put_into_diary(user, make_food(), [TODAY - timedelta(days=n) for n in range(10)])
    assert queries() == five
    put_into_diary(user, make_food(), [TODAY - timedelta(days=n) for n in range(10, 400)])
    assert queries() == five
