"""Reference intakes: what an authority advises for a person's age, sex and life stage.

The values stand in reference_intakes.csv beside this file, each with its source; ages are completed months.
"""

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, cast

from foods.nutrients import gettext_noop

Sex = Literal["female", "male"]
LifeStage = Literal["none", "pregnant", "lactating"]
TargetKind = Literal["RDA", "AI"]

YOUNGEST_MONTHS: Final = 12  # infants have values of their own, which a diary of foods does not serve
REQUIREMENT_CV: Final = 0.10  # between people: magnesium and calcium (NASEM 2000)
TABLE: Final = Path(__file__).with_name("reference_intakes.csv")


class Authority(StrEnum):
    """Who sets the values; `label` stands alone and `short` within a sentence (both msgids)."""

    NASEM = "nasem"
    EFSA = "efsa"
    UK = "uk"

    @property
    def label(self) -> str:
        return AUTHORITY_NAMES[self][0]

    @property
    def short(self) -> str:
        return AUTHORITY_NAMES[self][1]


AUTHORITY_NAMES: Final = {
    Authority.NASEM: (gettext_noop("USA and Canada (NASEM)"), gettext_noop("NASEM")),
    Authority.EFSA: (gettext_noop("European Union (EFSA)"), gettext_noop("EFSA")),
    Authority.UK: (gettext_noop("United Kingdom (COMA, SACN)"), gettext_noop("UK")),
}


class ULScope(StrEnum):
    """What an upper level counts: everything eaten, or supplements and medicines only."""

    TOTAL = "total"
    SUPPLEMENTS = "supplements"


@dataclass(frozen=True, slots=True)
class Person:
    """Whom the values are for. `age_months`: completed months. A life stage of a male is disregarded."""

    age_months: int
    sex: Sex
    life_stage: LifeStage = "none"

    @property
    def is_pregnant_or_lactating(self) -> bool:
        return self.sex == "female" and self.life_stage != "none"


@dataclass(frozen=True, slots=True)
class ReferenceIntakes:
    """One nutrient's values for one person, in the nutrient's own unit; None = the authority gives none.

    `ear`, `rda`, `ai` and `ul` are the functions of a value, `ear_term` and `target_term` the authority's own words
    for them (EFSA: AR, PRI; UK: RNI, Safe Intake). `target` is what planning aims at: the RDA, else the AI.
    `confidence` says how well the figure was checked ("high", "medium"). An absent `ul` is no statement of safety.
    """

    nutrient: str
    authority: Authority
    ear: float | None
    rda: float | None
    ai: float | None
    target: float
    target_kind: TargetKind
    ear_term: str
    target_term: str
    source: str
    confidence: str
    note: str
    ul: float | None
    ul_scope: ULScope | None
    ul_source: str
    ul_note: str

    @property
    def requirement_sd(self) -> float | None:
        """The SD of the requirement between people; None where no average requirement is known.

        NASEM 2000: 10 % of the EAR for magnesium and calcium. EFSA and UK: what their own pair implies, since an RDA
        lies two SD above the average requirement ((PRI − AR)/2, (RNI − EAR)/2).
        """
        if self.ear is None or self.rda is None:
            return None
        return REQUIREMENT_CV * self.ear if self.authority is Authority.NASEM else (self.rda - self.ear) / 2


class _Row(NamedTuple):
    nutrient: str
    authority: str
    life_stage: str
    sex: str
    from_months: int
    to_months: float
    kind: str
    value: float | None
    ul_scope: str
    native_term: str
    confidence: str
    source: str
    note: str

    def months_outside(self, age_months: int) -> float:
        """How far the age lies outside this band; 0 inside."""
        return max(self.from_months - age_months, age_months - self.to_months, 0)


def age_in_months(birth_year: int, birth_month: int, on: date) -> int:
    """Completed months on a day, counted from the first of the month of birth; 0 before it.

    The day of birth is not asked for, so a person enters a new band at most 30 days early, never late.
    """
    return max(0, (on.year - birth_year) * 12 + on.month - birth_month)


@lru_cache(maxsize=1024)  # of a person on a day it is asked for each food that is logged
def references_for(person: Person, authority: Authority) -> Mapping[str, ReferenceIntakes]:
    """The person's reference intakes by nutrient key, in the nutrient's own unit; empty under 12 months.

    Pregnant or lactating above the last band's age: the last band. Below the first one: the first band, or the
    authority's plain value for that age where it is higher. Where it has no value for the stage: its plain value.
    """
    if person.age_months < YOUNGEST_MONTHS:
        return MappingProxyType({})
    table = _rows(authority, person.sex)
    return MappingProxyType(
        {
            nutrient: _reference(authority, _at_age(requirements, person), _at_age(limits, person))
            for nutrient, (requirements, limits) in table.items()
        }
    )


def _at_age(rows: Sequence[_Row], person: Person) -> list[_Row]:
    """The rows of the one band that serves the person. EAR and RDA always come from the same band."""
    plain = _nearest([row for row in rows if row.life_stage == "none"], person.age_months)
    if not person.is_pregnant_or_lactating:
        return plain
    special = _nearest([row for row in rows if row.life_stage == person.life_stage], person.age_months)
    if not special:
        return plain
    if person.age_months < special[0].from_months:
        return plain if _highest(plain) > _highest(special) else special
    return special


def _nearest(rows: Sequence[_Row], age_months: int) -> list[_Row]:
    nearest = min((row.months_outside(age_months) for row in rows), default=0)
    return [row for row in rows if row.months_outside(age_months) == nearest]


def _highest(rows: Sequence[_Row]) -> float:
    return max((row.value for row in rows if row.value is not None), default=0.0)


def _reference(authority: Authority, requirements: Sequence[_Row], limits: Sequence[_Row]) -> ReferenceIntakes:
    by_kind = {row.kind: row for row in requirements}
    values = {kind: row.value for kind, row in by_kind.items()}
    target_kind: TargetKind = "RDA" if "RDA" in by_kind else "AI"
    target = by_kind[target_kind]
    ear, limit = by_kind.get("EAR"), limits[0] if limits else None
    return ReferenceIntakes(
        nutrient=target.nutrient,
        authority=authority,
        ear=values.get("EAR"),
        rda=values.get("RDA"),
        ai=values.get("AI"),
        target=cast("float", target.value),
        target_kind=target_kind,
        ear_term=ear.native_term if ear else "",
        target_term=target.native_term,
        source=target.source,
        confidence=target.confidence,
        note=target.note,
        ul=limit.value if limit else None,
        ul_scope=ULScope(limit.ul_scope) if limit and limit.ul_scope else None,
        ul_source=limit.source if limit else "",
        ul_note=limit.note if limit else "",
    )


@cache
def _rows(authority: Authority, sex: Sex) -> dict[str, tuple[list[_Row], list[_Row]]]:
    """By nutrient: the rows with requirements (EAR, RDA, AI) and those with upper levels, for this sex."""
    table: dict[str, tuple[list[_Row], list[_Row]]] = {}
    for row in _table():
        if row.authority == authority and row.sex in ("both", sex):
            requirements, limits = table.setdefault(row.nutrient, ([], []))
            (limits if row.kind == "UL" else requirements).append(row)
    return table


@cache
def _table() -> tuple[_Row, ...]:
    with TABLE.open(newline="", encoding="utf-8") as file:
        return tuple(_read(record) for record in csv.DictReader(file))


def _read(record: dict[str, str]) -> _Row:
    value, last = record["value"], record["to_months"]
    return _Row(
        nutrient=record["nutrient"],
        authority=record["authority"],
        life_stage=record["life_stage"],
        sex=record["sex"],
        from_months=int(record["from_months"]),
        to_months=int(last) if last else math.inf,
        kind=record["kind"],
        value=float(value) if value else None,
        ul_scope=record["ul_scope"],
        native_term=record["native_term"],
        confidence=record["confidence"],
        source=record["source"],
        note=record["note"],
    )
