"""What a supplement that was said could be kept as: the fields of its form, filled, in each reading of its dose."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.contrib.auth.models import User
from django.utils.translation import gettext

from foods.models import Food
from foods.nutrients import VITAMIN_D
from foods.own import kept
from foods.own.dose_text import Dose, dose_of
from foods.own.labels import Unit
from foods.own.said_supplement import SaidSupplement
from foods.own.supplement_form import SupplementForm
from foods.own.supplements import Unlisted, compounds_of, elemental, is_too_much

_NO_TENTHS: Final = 100.0  # mg
_MOST_G: Final = 50.0  # of what is not counted, in one dose


class Reading(StrEnum):
    """What a dose is the weight of: the mineral itself, or the salt that was named."""

    ELEMENT = "element"
    COMPOUND = "compound"


@dataclass(frozen=True, slots=True)
class Offer:
    """A supplement to keep: what it is called, and the fields of its form. `amount` is what a dose of it counts as."""

    reading: Reading
    name: str
    fields: tuple[tuple[str, str], ...]
    amount: float | None


def offers_of(said: SaidSupplement) -> tuple[Offer, ...]:
    """What it could be kept as: nothing without a dose or where it is a mixture, two where a salt leaves it open."""
    if said.dose is None or not said.dose.number or said.is_mixed:
        return ()
    return tuple(offer for offer in _readings(said, said.dose) if not _is_too_much(said, said.dose, offer.amount))


def _readings(said: SaidSupplement, dose: Dose) -> Iterator[Offer]:
    nutrient = said.nutrient
    if nutrient is None:
        yield Offer(Reading.ELEMENT, f"{said.name} {dose}", _fields(said), None)
        return
    amount = dose.amount_of(nutrient)
    if amount is None:
        return
    stated = dose if nutrient is VITAMIN_D and dose.unit is not Unit.MG else dose_of(amount, nutrient)
    if nutrient is VITAMIN_D:
        also = dose_of(amount, nutrient, like=Unit.UG if stated.unit is Unit.IU else Unit.IU)
        yield Offer(Reading.ELEMENT, f"{said.name} {stated} ({also})", _fields(said, stated), amount)
        return
    is_open = bool(said.salt) and not said.is_elemental
    if is_open and said.compound is not None:
        mineral_mg = elemental(said.compound, amount)
        held = dose_of(round(mineral_mg, 0 if mineral_mg >= _NO_TENTHS else 1), nutrient)
        mineral = gettext(nutrient.in_sentence)
        name = f"{said.name} {dose} ({held} {mineral})"
        yield Offer(Reading.COMPOUND, name, _fields(said, stated, said.compound.key), mineral_mg)
    name = f"{gettext(nutrient.name)} {dose}" + (f" (as {said.salt})" if said.salt else "")
    yield Offer(Reading.ELEMENT, name, _fields(said, stated), amount)


def _fields(said: SaidSupplement, stated: Dose | None = None, compound: str = "") -> tuple[tuple[str, str], ...]:
    unlisted = said.substance.unlisted if said.substance else None
    fields = {
        "brand": " ".join(said.unknown).title() if said.substance else "",
        "dose": f"1 {said.form or 'dose'}",
        "unlisted": (unlisted or Unlisted.UNKNOWN).value,
    }
    if stated is not None and said.nutrient is not None:
        key = said.nutrient.key
        fields |= {key: stated.figure.replace(",", ""), f"{key}_unit": stated.unit.value}
        fields |= {f"{key}_compound": compound} if compound else {}
    return tuple(fields.items())


def _is_too_much(said: SaidSupplement, dose: Dose, amount: float | None) -> bool:
    if said.nutrient is not None and amount is not None:
        return is_too_much(said.nutrient, amount)
    times = dose.over(Dose(_MOST_G, Unit.G))
    return times is not None and times > 1


def is_share_unknown(said: SaidSupplement) -> bool:
    """Whether a salt was named whose share of the mineral no table of ours has: its weight says no amount."""
    has_compounds = said.nutrient is not None and bool(compounds_of(said.nutrient))
    return has_compounds and bool(said.salt) and not said.is_elemental and said.compound is None


def keep(offer: Offer, *, owner: User, key: UUID, on: date) -> Food:
    """The supplement, made as its form would; the same key again is the same one, also where it was put away.

    Raises ValueError for what the form refuses; str() says why.
    """
    form = SupplementForm({"key": str(key), "name": offer.name, **dict(offer.fields)})
    if not form.is_valid():
        raise ValueError(" ".join(str(error) for errors in form.errors.values() for error in errors))
    food = kept.create(form.content(), owner=owner, key=key, on=on, typed=form.typed())
    if food.deleted_at is not None:
        kept.put_away(food, at=None)
    return food
