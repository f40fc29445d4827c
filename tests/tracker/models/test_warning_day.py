"""Signs ticked and warnings put away: sealed, one row a day, each merged with what was said before."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import override_settings

from tests.conftest import TODAY
from tracker.assessment.warning import PUT_AWAY_BY, Sign
from tracker.backup.condition import check_keys, forget_unreadable_answers
from tracker.backup.unsafe import UnsafeError
from tracker.models import WarningDay
from tracker.models.health_vault import HealthKeyError
from tracker.models.warning_day import SEALED_LENGTH, SaidOfDay


def said(user: User) -> SaidOfDay | None:
    return WarningDay.objects.of(user).said_by_date().get(TODAY)


def tick(user: User, *signs: str) -> None:
    WarningDay.objects.tick(signs, user=user, day=TODAY)


def put_away(user: User, *keys: str) -> None:
    WarningDay.objects.put_away(keys, user=user, day=TODAY)


def test_ticks_are_exchanged_and_what_was_put_away_adds_up(user: User) -> None:
    tick(user, "seizure", "weakness")
    put_away(user, "weakness")
    put_away(user, "several_places", "several_places")
    tick(user, "weakness")
    assert said(user) == SaidOfDay(("weakness",), ("weakness", "several_places"))
    tick(user)
    put_away(user)
    tick(user, "weakness")
    assert said(user) == SaidOfDay(("weakness",), ("several_places",))  # ticked anew, it is said anew


def test_a_day_of_which_nothing_is_said_any_more_has_no_row(user: User) -> None:
    tick(user, "weakness")
    tick(user)
    assert not WarningDay.objects.of(user).exists()


def test_what_is_said_is_sealed_and_of_one_length(user: User) -> None:
    everything = SaidOfDay.of(list(Sign), PUT_AWAY_BY)
    assert len(everything.words()) == len(SaidOfDay().words()) == SEALED_LENGTH
    tick(user, "seizure")
    assert b"seizure" not in bytes(WarningDay.objects.of(user).get().sealed)


def test_each_persons_are_their_own(user: User, stranger: User) -> None:
    tick(stranger, "seizure")
    assert said(user) is None
    tick(user)
    assert said(stranger) == SaidOfDay(("seizure",))


def test_without_its_key_nothing_is_sealed_anew_and_the_server_says_so(user: User, tmp_path: Path) -> None:
    tick(user, "seizure")
    with override_settings(HEALTH_KEY_FILE=tmp_path / "health_key"):
        assert said(user) is None
        with pytest.raises(HealthKeyError):
            WarningDay.objects.tick(["weakness"], user=user, day=TODAY - timedelta(days=1))
        with pytest.raises(UnsafeError, match="of people: 1"):
            check_keys()
        forget_unreadable_answers()
        assert not WarningDay.objects.exists()
        check_keys()
