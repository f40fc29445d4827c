"""Foods from the article's lists that would close what is left of today's targets: plain values in and out.

A gap is a planning figure (target minus what is surely in the diary), not a verdict. Whether anything may be
suggested at all is decided in cautions.py, before this is asked.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import Final

from foods.nutrients import BY_KEY, CALCIUM, Amounts
from tracker.assessment.cautions import unsuitable_flags
from tracker.assessment.reference_intakes import Person, ReferenceIntakes, ULScope
from tracker.assessment.remarks import SUGGESTABLE, remarks_on

# Calcium from spinach is absorbed to about 5 %, from milk to 28-32 % (method.md section 10).
HARDLY_ABSORBED: Final = frozenset({"calcium_poorly_absorbed", "calcium_in_hull_poorly_absorbed"})

LEAST_SHARE: Final = 0.05  # a portion that closes less of its gap is not worth a suggestion
MOST_PER_TERM: Final = 2
SAME_TERM_AGAIN: Final = 0.5
SIDE_GAPS_COUNT: Final = 0.5  # a food is suggested for the nutrient of its list; what it adds elsewhere counts half
# Softly: a portion of 500 kcal, or with 2,300 mg of sodium (the label's Daily Value), counts half.
HALF_AT_KCAL: Final = 500.0
HALF_AT_SODIUM_MG: Final = 2300.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A realistic portion of a food on the list of `nutrient` (a registry key), with the amounts in that portion.

    `key` is the row of the source list, `term` the article's word, empty for an extra outside the article.
    """

    key: int
    food_id: int
    label: str
    nutrient: str
    term: str
    portion_text: str
    portion_g: float
    amounts: Amounts
    flags: frozenset[str] = frozenset()
    allergens: frozenset[str] = frozenset()
    diet: str = ""
    good_source: str = "yes"

    @property
    def kin(self) -> str:
        """What it is whatever the preparation: "Spinach, boiled" and "Spinach, canned" are both spinach."""
        return self.label.partition(",")[0].casefold()

    def counted(self, nutrient: str) -> float | None:
        """The amount that may speak for this food; None where it is unknown or hardly absorbed."""
        if nutrient == CALCIUM.key and self.flags & HARDLY_ABSORBED:
            return None
        amount: float | None = getattr(self.amounts, BY_KEY[nutrient].field)
        return amount


@dataclass(frozen=True, slots=True)
class Gap:
    """What is left of a target, in the nutrient's unit. `at_most`: something eaten has no value, so it may be less."""

    nutrient: str
    target: float
    amount: float
    at_most: bool = False

    @property
    def share(self) -> float:
        """The gap as a share of the target, 0 to 1."""
        return self.amount / self.target


@dataclass(frozen=True, slots=True)
class Addition:
    """What a portion adds to an open gap, and the share of the gap that this closes, 0 to 1."""

    nutrient: str
    amount: float
    share_closed: float


class ReasonKind(StrEnum):
    LARGEST_GAP = "largest_gap"
    CLOSES = "closes"
    ALSO_ADDS = "also_adds"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a food is suggested, or what to know about it: a nutrient and a share, or a remark (a msgid)."""

    kind: ReasonKind
    nutrient: str = ""
    share: float = 0.0
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A food, the gap it is suggested for, and what a portion adds to every open gap (the main one first)."""

    candidate: Candidate
    adds: tuple[Addition, ...]
    reasons: tuple[Reason, ...]

    @property
    def nutrient(self) -> str:
        return self.candidate.nutrient

    @property
    def share_closed(self) -> float:
        return self.adds[0].share_closed


def open_gaps(
    targets: Mapping[str, float], lower: Mapping[str, float], *, with_unknown: Collection[str] = ()
) -> tuple[Gap, ...]:
    """What is left of each target, largest share of its target first; nothing where the target is reached.

    `lower` is what the day surely holds by nutrient key, `with_unknown` the keys for which something has no value.
    """
    gaps = [
        Gap(key, target, target - lower.get(key, 0.0), key in with_unknown)
        for key, target in targets.items()
        if target > lower.get(key, 0.0)
    ]
    return tuple(sorted(gaps, key=lambda gap: -gap.share))


def rooms_below_upper_levels(
    references: Mapping[str, ReferenceIntakes], lower: Mapping[str, float]
) -> dict[str, float]:
    """How much may be added by nutrient key before the day passes an upper level for everything eaten.

    Levels for supplements only say nothing about food and are left out.
    """
    return {
        key: max(reference.ul - lower.get(key, 0.0), 0.0)
        for key, reference in references.items()
        if reference.ul is not None and reference.ul_scope is ULScope.TOTAL
    }


def suggest(
    gaps: Sequence[Gap],
    candidates: Iterable[Candidate],
    *,
    person: Person,
    rooms: Mapping[str, float],
    eaten: Collection[int] = frozenset(),
    limit: int = 3,
    extras: bool = False,
) -> list[Suggestion]:
    """Up to `limit` foods for these gaps, best first.

    Each is the one that closes most of what the ones before it would leave open, large gaps counting more, energy
    and sodium softly against it, with different terms before a term again. `rooms` is the room below upper levels
    (rooms_below_upper_levels), `eaten` holds ids of foods that the day has already. Extras outside the article
    stand in only when `extras` is set. The same input gives the same answer: ties go to the earlier list row.
    """
    gaps = [gap for gap in gaps if gap.amount > 0]
    pool = [
        candidate
        for candidate in sorted(candidates, key=lambda candidate: candidate.key)
        if (candidate.term or extras)
        and candidate.food_id not in eaten
        and _suits(candidate, person)
        and _stays_below(candidate, rooms)
        and _is_worth_it(candidate, gaps)
    ]
    chosen = _choose(_options(pool, gaps), gaps, limit)
    return [_suggestion(candidate, gaps) for candidate in chosen]


def _suits(candidate: Candidate, person: Person) -> bool:
    return candidate.good_source in SUGGESTABLE and not candidate.flags & unsuitable_flags(person)


def _stays_below(candidate: Candidate, rooms: Mapping[str, float]) -> bool:
    """Whether no upper level would be passed; calcium that is hardly absorbed counts here like any other."""
    amounts = {key: getattr(candidate.amounts, BY_KEY[key].field) for key in rooms}
    return all(amount is None or amount <= rooms[key] for key, amount in amounts.items())


def _is_worth_it(candidate: Candidate, gaps: Sequence[Gap]) -> bool:
    gap = next((gap for gap in gaps if gap.nutrient == candidate.nutrient), None)
    amount = candidate.counted(gap.nutrient) if gap else None
    return gap is not None and amount is not None and amount >= LEAST_SHARE * gap.amount


@dataclass(frozen=True, slots=True)
class _Option:
    """A candidate while it is weighed: `counted` by open nutrient; `ease` is 1 without energy and sodium, else less."""

    candidate: Candidate
    counted: Mapping[str, float]
    ease: float


def _options(pool: Sequence[Candidate], gaps: Sequence[Gap]) -> list[_Option]:
    """An unknown energy or sodium counts like the middle one of the pool: neither for a food nor against it."""
    kcal, sodium = _middle(pool, "energy_kcal"), _middle(pool, "sodium_mg")
    return [
        _Option(
            candidate,
            {gap.nutrient: amount for gap in gaps if (amount := candidate.counted(gap.nutrient))},
            1
            / (
                1
                + _known(candidate.amounts.energy_kcal, kcal) / HALF_AT_KCAL
                + _known(candidate.amounts.sodium_mg, sodium) / HALF_AT_SODIUM_MG
            ),
        )
        for candidate in pool
    ]


def _choose(options: list[_Option], gaps: Sequence[Gap], limit: int) -> list[Candidate]:
    """The best option for what is left, again and again; where nothing is left open, for the gaps as they were."""
    targets = {gap.nutrient: gap.target for gap in gaps}
    whole = {gap.nutrient: gap.amount for gap in gaps}
    left, chosen = whole, list[Candidate]()
    while len(chosen) < limit:
        options = [option for option in options if _is_different(option.candidate, chosen)]
        if not any(left[option.candidate.nutrient] > 0 for option in options):
            left = whole
        if not options:
            break
        best = max(options, key=lambda option: _worth(option, left, targets, chosen))
        left = {key: max(amount - best.counted.get(key, 0), 0) for key, amount in left.items()}
        chosen.append(best.candidate)
    return chosen


def _worth(
    option: _Option, left: Mapping[str, float], targets: Mapping[str, float], chosen: Sequence[Candidate]
) -> float:
    """The shares of the targets that a portion closes, each times the share that is open: large gaps come first."""
    own = option.candidate.nutrient
    if not left[own]:
        return 0.0
    gained = sum(
        min(amount, left[key]) * left[key] / targets[key] ** 2 * (1 if key == own else SIDE_GAPS_COUNT)
        for key, amount in option.counted.items()
    )
    again = SAME_TERM_AGAIN ** sum(other.term == option.candidate.term for other in chosen)
    return gained * option.ease * again


def _is_different(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    return (
        all(other.kin != candidate.kin and other.food_id != candidate.food_id for other in chosen)
        and sum(other.term == candidate.term for other in chosen) < MOST_PER_TERM
    )


def _middle(pool: Sequence[Candidate], field: str) -> float:
    known = [amount for candidate in pool if (amount := getattr(candidate.amounts, field)) is not None]
    return median(known) if known else 0.0


def _known(amount: float | None, otherwise: float) -> float:
    return otherwise if amount is None else amount


def _additions(candidate: Candidate, gaps: Sequence[Gap]) -> list[Addition]:
    return [
        Addition(gap.nutrient, amount, min(amount / gap.amount, 1.0))
        for gap in gaps
        if (amount := candidate.counted(gap.nutrient))
    ]


def _suggestion(candidate: Candidate, gaps: Sequence[Gap]) -> Suggestion:
    adds = sorted(
        _additions(candidate, gaps),
        key=lambda addition: (addition.nutrient != candidate.nutrient, -addition.share_closed),
    )
    reasons = [Reason(ReasonKind.CLOSES, adds[0].nutrient, adds[0].share_closed)]
    if adds[0].nutrient == max(gaps, key=lambda gap: gap.share).nutrient:
        reasons.append(Reason(ReasonKind.LARGEST_GAP, adds[0].nutrient))
    reasons += [Reason(ReasonKind.ALSO_ADDS, addition.nutrient, addition.share_closed) for addition in adds[1:]]
    remarks = remarks_on(candidate.flags, candidate.good_source)
    reasons += [Reason(ReasonKind.REMARK, remark=remark) for remark in remarks]
    return Suggestion(candidate, tuple(adds), tuple(reasons))
