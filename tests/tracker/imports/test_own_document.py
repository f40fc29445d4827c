"""A diary that this program wrote, brought along like any other."""

import json
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import NOW, TODAY, MakeFood
from tests.tracker.imports.sent_files import PLAIN, zip_of
from tests.tracker.imports.test_views import look, send, words_of
from tracker.export.writing import document
from tracker.imports.problems import FileError
from tracker.imports.sending import keep
from tracker.models import Entry, Favourite, SavedMeal


def written(user: User) -> str:
    return "".join(document(user, with_health=False))


@pytest.fixture
def theirs(stranger: User, make_food: MakeFood, log: Callable[..., Entry]) -> str:
    """What Boris's diary is as a document: two entries, a favourite and a saved meal."""
    egg = make_food("Egg")
    entry = log(egg, user=stranger, quantity=1.1)
    log(egg, user=stranger, meal="dinner")
    Favourite.objects.keep(user=stranger, food=egg)
    SavedMeal.objects.save_meal(user=stranger, key=uuid4(), name="Supper", servings=[entry])
    return written(stranger)


def test_document_comes_in_whole_and_is_the_same_document_again(signed_in: Client, user: User, theirs: str) -> None:
    address, said = look(signed_in, zip_of(entries__csv=PLAIN, electrolog__json=theirs))
    assert "Electrolog 2 entries 1 day, 22 Nov 2026" in said
    assert "1 saved meal" in said
    assert "1 favourite" in said
    signed_in.post(address, {"go": "bring"})
    mine, brought = json.loads(written(user)), json.loads(theirs)
    assert {name for name in brought if brought[name] != mine[name]} <= {"profile"}


def test_document_again_doubles_nothing(signed_in: Client, user: User, theirs: str) -> None:
    for _twice in range(2):
        address, said = look(signed_in, theirs)
        signed_in.post(address, {"go": "bring", "handling": "add"})
    assert Entry.objects.of(user).count() == 2
    assert "2 entries stand in your diary already" in said


def test_days_that_clash_are_chosen_and_it_is_taken_back_as_a_whole(
    signed_in: Client, user: User, theirs: str, log: Callable[..., Entry], make_food: MakeFood
) -> None:
    log(make_food("Tea"))
    before = written(user)
    address, said = look(signed_in, theirs)
    assert "Yours go: 1. Those of the file come in: 2." in said
    signed_in.post(address, {"go": "bring", "handling": "replace"})
    assert sorted(Entry.objects.of(user).values_list("name", flat=True)) == ["Egg", "Egg"]
    back = f"{address}take-back/"
    assert "2 entries that it brought go" in words_of(signed_in.get(back))
    signed_in.post(back)
    assert written(user) == before


def test_document_that_was_cut_is_refused(signed_in: Client, user: User, theirs: str) -> None:
    refused = send(signed_in, theirs[: len(theirs) // 2], "electrolog.json")
    assert refused.status_code == 400
    assert "cut off" in words_of(refused)
    with pytest.raises(FileError, match="no export of Electrolog"):
        keep(user, SimpleUploadedFile("x.json", b'{"a": 1}'), now=NOW, today=TODAY)
