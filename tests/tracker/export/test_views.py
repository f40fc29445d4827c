"""The page about one's data, and the file it gives."""

import csv
import io
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import NOW
from tests.tracker.export.conftest import Fill, text_of
from tracker.models import AccountEvent, TrialAccount

PAGE, EXPORT = "/account/data/", "/account/data/electrolog.zip"
AGAIN = reverse("account_reauthenticate")


@pytest.fixture
def recent(signed_in: Client) -> Client:
    signed_in.post(AGAIN, {"password": "correct horse 7"})
    return signed_in


def unpacked(client: Client, **form: str) -> dict[str, str]:
    answer = client.post(EXPORT, form)
    assert answer.streaming
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == 'attachment; filename="electrolog-2026-11-22.zip"'
    with ZipFile(io.BytesIO(answer.getvalue())) as file:
        assert file.testzip() is None
        return {name: file.read(name).decode("utf-8") for name in file.namelist()}


def sheet(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_page_has_one_button_and_an_empty_tick(signed_in: Client) -> None:
    page = signed_in.get(PAGE).content.decode()
    assert f'action="{EXPORT}"' in page
    assert 'name="health"' in page
    assert "checked" not in page


def test_the_file_holds_the_document_and_sheets(recent: Client, user: User, fill: Fill) -> None:
    fill(user)
    files = unpacked(recent)

    assert files["electrolog.json"] == text_of(user, with_health=False)
    assert set(files) - {"README.txt", "electrolog.json"} == {name for name in files if name.endswith(".csv")}
    for name in files:
        assert name in files["README.txt"] or name == "README.txt"
    assert "kidney" not in "".join(files.values())


def test_health_answers_are_in_it_by_a_tick(recent: Client, user: User, fill: Fill) -> None:
    fill(user)
    files = unpacked(recent, health="on")

    assert files["electrolog.json"] == text_of(user, with_health=True)
    assert [row["value"] for row in sheet(files["health_answers.csv"])] == ["some", "kidney_disease"]


def test_entries_as_a_sheet(recent: Client, user: User, fill: Fill) -> None:
    fill(user)
    spinach, soup, tablet, branded, egg = sheet(unpacked(recent)["entries.csv"])

    assert (spinach["date"], spinach["meal"], spinach["state"]) == ("2026-11-20", "lunch", "eaten")
    assert (spinach["name"], spinach["name_in_table"]) == ("Food", "Spinach, raw")
    assert (spinach["source"], spinach["source_id"], spinach["release"]) == ("sr_legacy", "168462", "2024-10-31")
    assert (float(spinach["magnesium_mg"]), spinach["calcium_mg"]) == (1 / 3, "")
    assert (soup["local_time"], soup["name_in_table"]) == ("12:05:00.000000", "Soup")
    assert (tablet["kind"], tablet["grams"]) == ("supplement", "")
    assert (branded["name"], branded["caffeine_mg"]) == ("'=1+1", "0.0")  # no formula; a measured zero
    assert egg["state"] == "planned"


def test_other_sheets(recent: Client, user: User, fill: Fill) -> None:
    fill(user)
    files = unpacked(recent)

    assert [row["complete"] for row in sheet(files["days.csv"])] == ["true", "false"]
    assert [row["name"] for row in sheet(files["own_foods.csv"])] == ["Soup", "Magnesium"]
    ingredients = sheet(files["recipes.csv"])
    assert [(row["recipe_name"], row["servings"], row["name_in_table"]) for row in ingredients] == [
        ("Soup", "2.0", "Spinach, raw"),
        ("Soup", "2.0", ""),
    ]
    assert [row["saved_meal"] for row in sheet(files["saved_meals.csv"])] == ["Breakfast"]
    marks = [(row["mark"], row["name"], row["source"]) for row in sheet(files["marked_foods.csv"])]
    assert marks == [
        ("favourite", "Soup", "own"),
        ("favourite", "Spinach, raw", "sr_legacy"),
        ("never_suggest", "Egg, whole, raw", "fndds"),
    ]
    profile = {row["field"]: row["value"] for row in sheet(files["profile.csv"])}
    assert (profile["height_cm"], profile["weight_kg"]) == ("168.5", "")
    assert {"field": "user_name", "value": "anna"} in sheet(files["account.csv"])
    assert [row["kind"] for row in sheet(files["account_events.csv"])] == ["exported"]


def test_nothing_of_somebody_else_is_in_it(recent: Client, stranger: User, fill: Fill) -> None:
    fill(stranger)
    files = unpacked(recent, health="on")
    assert "Soup" not in "".join(files.values())
    assert [len(sheet(files[name])) for name in ("entries.csv", "own_foods.csv", "marked_foods.csv")] == [0, 0, 0]


def test_who_it_is_is_asked_first_and_leads_back_to_the_page_as_it_was(signed_in: Client, user: User) -> None:
    asked = signed_in.post(EXPORT, {"health": "on"}, follow=True)
    assert asked.redirect_chain[-1][0].startswith(AGAIN)
    assert not AccountEvent.objects.of(user).filter(kind="exported").exists()

    form = {"password": "correct horse 7", "next": asked.context["redirect_field_value"]}
    page = signed_in.post(AGAIN, form, follow=True)

    assert page.redirect_chain[-1] == (f"{PAGE}?health=on", 302)
    assert "Confirmed. You can download now." in page.content.decode()
    assert page.context["form"]["health"].value() is True
    assert signed_in.post(EXPORT, {"health": "on"}).status_code == 200


def test_the_export_is_kept_as_an_event(recent: Client, user: User) -> None:
    recent.post(EXPORT)
    assert AccountEvent.objects.of(user).filter(kind="exported").count() == 1
    assert "Everything downloaded" in recent.get(reverse("tracker:security")).content.decode()


def test_a_trial_can_take_its_diary_along(signed_in: Client, user: User, fill: Fill) -> None:
    fill(user)
    user.set_unusable_password()
    user.save()
    signed_in.force_login(user)
    TrialAccount.objects.create(user=user, expires_at=NOW.replace(hour=23))
    assert len(sheet(unpacked(signed_in)["entries.csv"])) == 5


def test_downloads_are_counted(recent: Client) -> None:
    assert [recent.post(EXPORT).status_code for _ in range(11)] == [200] * 10 + [429]
