from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.contrib.auth.models import User
from pytest_django import Settings

from tracker.assessment.health.cautions import HealthAnswers, HealthStatement
from tracker.assessment.health.health_questions import BY_QUESTION
from tracker.models import HealthAnswer
from tracker.models.health_vault import has_key, open_sealed, seal, something_is_stored


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, settings: Settings) -> Path:
    settings.HEALTH_KEY_FILE = tmp_path / "health_key"
    return tmp_path / "health_key"


def test_what_was_sealed_opens_with_the_same_key() -> None:
    assert open_sealed(seal("some")) == "some"


def test_what_is_sealed_says_nothing_and_never_looks_the_same_twice() -> None:
    sealed = seal("none")
    assert b"none" not in sealed
    assert sealed != seal("none")


def test_another_installations_key_opens_nothing(key_file: Path) -> None:
    sealed = seal("none")
    key_file.unlink()
    assert open_sealed(sealed) is None


def test_what_was_tampered_with_does_not_open() -> None:
    sealed = bytearray(seal("none"))
    sealed[20] ^= 1
    assert open_sealed(bytes(sealed)) is None


def test_the_key_is_readable_by_its_owner_only(key_file: Path) -> None:
    seal("none")
    assert key_file.stat().st_mode & 0o777 == 0o600


def test_an_answer_stands_in_the_database_encrypted(user: User) -> None:
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
    answer = HealthAnswer.objects.get()
    assert HealthStatement.NONE.value.encode() not in bytes(answer.sealed)
    assert HealthAnswer.objects.answers_of(user).statement is HealthStatement.NONE


def test_a_new_answer_takes_the_place_of_the_old_one(user: User) -> None:
    for statement in (HealthStatement.NONE, HealthStatement.UNANSWERED):
        HealthAnswer.objects.keep(user=user, statement=statement)
    assert HealthAnswer.objects.answers_of(user).statement is HealthStatement.UNANSWERED
    assert HealthAnswer.objects.count() == 1


def test_nobody_has_another_persons_answer(user: User, stranger: User) -> None:
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
    assert HealthAnswer.objects.answers_of(stranger).statement is HealthStatement.UNANSWERED


def test_an_answer_that_can_no_longer_be_read_counts_as_none_given(user: User, key_file: Path) -> None:
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
    key_file.unlink()
    assert HealthAnswer.objects.answers_of(user).statement is HealthStatement.UNANSWERED


def test_single_answers_are_kept_under_some_and_go_with_any_other_answer(user: User) -> None:
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.SOME, single=["warfarin", "digoxin"])
    kept = HealthAnswer.objects.answers_of(user)
    assert kept == HealthAnswers(HealthStatement.SOME, frozenset({"warfarin", "digoxin"}))
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE, single=["warfarin"])
    assert HealthAnswer.objects.answers_of(user) == HealthAnswers(HealthStatement.NONE)


def test_an_answer_sealed_before_there_were_single_ones_is_still_read(user: User) -> None:
    HealthAnswer.objects.create(user=user, sealed=seal("withheld"))
    assert HealthAnswer.objects.answers_of(user) == HealthAnswers(HealthStatement.WITHHELD)


def test_the_length_of_what_is_kept_tells_nothing(user: User) -> None:
    lengths = set()
    for single in ([], ["warfarin"], list(BY_QUESTION)):
        HealthAnswer.objects.keep(user=user, statement=HealthStatement.SOME, single=single)
        lengths.add(len(bytes(HealthAnswer.objects.get().sealed)))
    assert len(lengths) == 1


def test_a_key_in_the_settings_is_used_and_none_is_made(key_file: Path, settings: Settings) -> None:
    settings.HEALTH_KEY = Fernet.generate_key().decode()
    sealed = seal("none")
    assert (open_sealed(sealed), has_key(), key_file.exists()) == ("none", True, False)
    settings.HEALTH_KEY = Fernet.generate_key().decode()
    assert open_sealed(sealed) is None


def test_a_key_in_the_settings_that_is_none_is_named(settings: Settings) -> None:
    settings.HEALTH_KEY = "secret"
    with pytest.raises(ValueError, match=r"^HEALTH_KEY holds no key"):
        has_key()


def test_what_was_forgotten_needs_no_key(user: User) -> None:
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
    assert something_is_stored()
    HealthAnswer.objects.update(sealed=b"")
    assert not something_is_stored()
