"""A schedule: a medicine twice a day, and a supplement of 100 mg magnesium."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.contrib.auth.models import User

from foods.models import Food
from tests.conftest import MakeFood
from tracker.models import Medicine
from tracker.models.medicine_details import DoseDetails, MedicineDetails

MEDICINE = UUID(int=1)
SUPPLEMENT = UUID(int=2)

Schedule = Callable[..., Medicine]


@pytest.fixture
def schedule(user: User) -> Schedule:
    """Puts something into Anna's schedule, once a day since long ago unless told otherwise."""

    def put(
        name: str = "Ramipril",
        dose: str = "5 mg",
        *,
        key: UUID = MEDICINE,
        since: date | None = None,
        food: Food | None = None,
        owner: User = user,
        **details: tuple[str, ...],
    ) -> Medicine:
        said = MedicineDetails(name, **details, is_supplement=food is not None)
        return Medicine.objects.add(said, DoseDetails(dose), user=owner, key=key, since=since, food=food)

    return put


@pytest.fixture
def tablet(user: User, make_food: MakeFood) -> Food:
    return make_food(
        "Magnesium tablet", owner=user, source="own", kind="supplement", portion_text="tablet", magnesium_mg=100.0
    )
