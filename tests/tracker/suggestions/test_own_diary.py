"""The servings of the last weeks as the engine reads them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from tests.conftest import TODAY, MakeFood
from tracker.models import Entry
from tracker.suggestions.own_diary import recent_servings

pytestmark = pytest.mark.django_db


def test_a_food_is_read_under_its_name_of_today_however_it_was_logged(
    user: User, make_food: MakeFood, log: Callable[..., Entry], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    butter = make_food("Butter, NFS", source="fndds")
    log(butter, day=TODAY - timedelta(days=3))
    butter.display_name = "Butter"
    butter.save()
    log(butter)
    gone = make_food("My bread", source="own", owner=user)
    log(gone)
    gone.delete()
    with django_assert_num_queries(1):
        servings = recent_servings(user, today=TODAY)
    assert [(serving.eating.name, serving.at_hand) for serving in servings] == [
        ("Butter", True),
        ("Butter", True),
        ("My bread", False),
    ]
