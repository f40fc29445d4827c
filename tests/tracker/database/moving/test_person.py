"""One person moved into the database of a site where others are."""

import os
import signal

import pytest
from django.core.management import call_command

from tests.tracker.database.moving.conftest import Place
from tracker.backup.alone import serve_from
from tracker.database.moving import person
from tracker.models import sealed_rows

pytestmark = pytest.mark.django_db

OTHERS = """
from django.contrib.auth.models import User
from foods.models import Food
from tests.tracker.export.conftest import egg_of_a_table, spinach_of_a_table
for number in range(4):
    Food.objects.create(source="foundation", source_id=str(900 + number), name="Kale", release="1")
spinach_of_a_table()
egg_of_a_table()
dora = User.objects.create_user("dora")
Food.objects.create(source="own", source_id="soup", owner=dora, name="Dora's soup", release="2026-11-01")
"""
DIARY = """
from django.contrib.auth.models import User
from tracker.export.writing import document
print("".join(document(User.objects.get(username="anna"), with_health=True)))
"""
ACCOUNT = """
from django.contrib.auth.models import User
from tracker.models import AccountEvent, ReminderFeed, Session
anna = User.objects.get(username="anna")
print(anna.check_password("secret words"), anna.is_staff, anna.date_joined)
print(*anna.emailaddress_set.values_list("email", "verified"), *anna.authenticator_set.values_list("type", "data"))
print(*AccountEvent.objects.of(anna).values_list("key", "happened_at"), *ReminderFeed.objects.values_list("token_hash"))
"""
HOW_MANY = """
from django.contrib.auth.models import User
from foods.models import Food
print(User.objects.count(), Food.objects.count())
"""


def test_a_person_goes_among_others_and_back_with_the_same_diary(here: Place, file: Place, empty: Place) -> None:
    file.shell(OTHERS)
    diary, account = here.shell(DIARY), here.shell(ACCOUNT)

    said = here.moves_to(file, "--person", "anna")

    assert "entries: 5 rows" in said
    assert file.shell(DIARY) == diary
    assert file.shell(ACCOUNT) == account
    assert "soup~2" in file.shell("from foods.models import Food; print(*Food.objects.values_list('source_id'))")
    empty.shell(OTHERS)
    file.moves_to(empty, "--person", "anna")
    assert Place(empty.url, here.at).shell(DIARY) == diary


def test_foods_that_the_other_site_does_not_have_are_left_empty(here: Place, file: Place) -> None:
    here.moves_to(file, "--person", "anna")
    marked = "from tracker.models import Entry, Favourite, Dislike; "
    counted = "print(Entry.objects.count(), Entry.objects.filter(food=None).count(), Favourite.objects.count())"
    assert file.shell(marked + counted) == "5 3 1"  # the two own foods came along


def test_rights_stay_behind(here: Place, file: Place) -> None:
    here.shell("from django.contrib.auth.models import User; User.objects.update(is_staff=True, is_superuser=True)")
    here.moves_to(file, "--person", "anna")
    rights = "from django.contrib.auth.models import User; print(*User.objects.values_list('is_staff', 'is_superuser'))"
    assert file.shell(rights) == "(False, False)"


def test_a_name_or_an_address_that_is_taken_there_is_refused_and_nothing_is_written(here: Place, file: Place) -> None:
    file.shell("from django.contrib.auth.models import User; User.objects.create_user('Anna')")
    assert "Somebody called anna is in " in here.refusal(file.url, "--person", "anna")
    file.shell(
        "from django.contrib.auth.models import User; anna = User.objects.get(); anna.username = 'other'; anna.save();"
        "anna.emailaddress_set.create(email='anna@example.org')"
    )
    assert "An e-mail address of anna is somebody else's in " in here.refusal(file.url, "--person", "anna")
    assert file.shell(HOW_MANY) == "1 0"


def test_a_person_cut_off_in_the_middle_is_not_there_and_can_be_moved_again(here: Place, file: Place) -> None:
    def cut() -> None:
        person._compared = lambda *_arguments: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
        call_command("move", to=file.url, person="anna")

    assert here.runs(cut).returncode == -signal.SIGKILL
    assert file.shell(HOW_MANY) == "0 0"
    here.moves_to(file, "--person", "anna")
    assert file.shell(DIARY).count("soup") > 1


@pytest.mark.parametrize("model", ["DayNote", "Twitch"])
def test_what_the_key_does_not_open_is_looked_for_beyond_the_newest(here: Place, file: Place, model: str) -> None:
    here.shell(f"from tracker.models import {model}; {model}.objects.update(sealed=b'of another key')")

    def move_where_all_of_it_is_old() -> None:
        sealed_rows.LOOKED_AT = 0  # type: ignore[misc]
        call_command("move", to=file.url, person="anna")

    done = here.runs(move_where_all_of_it_is_old)
    assert "The health key does not open all that anna has sealed." in done.stderr
    assert file.shell(HOW_MANY) == "0 0"


def test_nobody_of_that_name_and_a_served_site_are_refused(here: Place, file: Place) -> None:
    assert "There is nobody called zoe here." in here.refusal(file.url, "--person", "zoe")
    descriptor = serve_from(here.at.var)
    assert "Electrolog is running: stop it first" in here.refusal(file.url, "--person", "anna")
    os.close(descriptor)


def test_a_site_whose_sealed_rows_have_another_key_takes_nobody(here: Place, file: Place, empty: Place) -> None:
    file.shell(
        "from django.contrib.auth.models import User; from tracker.models import HealthAnswer;"
        "HealthAnswer.objects.create(user=User.objects.create_user('dora'), sealed=b'of another key')"
    )
    assert "does not open stored health answers (of people: 1)" in here.refusal(file.url, "--person", "anna")
