"""Amounts in the units that the person reads."""

from django.contrib.auth.models import User
from django.template import Context

from foods.nutrients import CALCIUM, VITAMIN_D
from tests.conftest import NOW
from tracker.models import Profile
from tracker.person import tags as person
from tracker.person.diarist import Diarist

NBSP = "\N{NO-BREAK SPACE}"


def reader(**settings: str) -> Context:
    diarist = Diarist(User(pk=1), now=NOW)
    diarist.profile = Profile(user=diarist.user, **settings)
    return Context({"diarist": diarist})


def test_an_unknown_amount_is_not_a_zero() -> None:
    assert person.amount(reader(), None, VITAMIN_D) == "not measured"
    assert person.figure(reader(), 0, VITAMIN_D) == "0"


def test_amounts_stand_in_the_persons_units() -> None:
    assert person.amount(reader(), 7.2, VITAMIN_D) == f"7.2{NBSP}µg"
    assert person.amount(reader(vitamin_d_unit="iu"), 7.2, VITAMIN_D) == f"288{NBSP}IU"  # 7.2 × 40
    assert person.unit(reader(vitamin_d_unit="iu"), VITAMIN_D) == "IU"
    assert person.figure(reader(vitamin_d_unit="iu"), 136, CALCIUM) == "136"
    assert person.weight(reader(mass_unit="oz"), 85) == f"3{NBSP}oz"


def test_visitors_read_micrograms_and_grams() -> None:
    assert person.amount(Context(), 7.2, VITAMIN_D) == f"7.2{NBSP}µg"
    assert person.weight(Context(), 85) == f"85{NBSP}g"
