"""A week's view: small habits that would lift a usual intake, from verdicts and never from one day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.gaps import Gap
from tracker.assessment.suggesting.reasons import Reason, ReasonKind
from tracker.assessment.suggesting.suggestions import Suggestion, suggest
from tracker.assessment.verdicts.verdict import Label, Stage, Verdict

# A habit is offered where the verdict leaves the target open; the others say enough, or nothing that may be used.
LEAVES_OPEN: Final = frozenset(
    {
        Label.BORDERLINE,
        Label.POSSIBLE_SHORTFALL,
        Label.LIKELY_SHORTFALL,
        Label.AROUND_REFERENCE,
        Label.BELOW_REFERENCE,
        Label.WELL_BELOW_REFERENCE,
        Label.VITAMIN_D_WELL_BELOW_NEED,
        Label.VITAMIN_D_BELOW_NEED,
        Label.VITAMIN_D_AROUND_NEED,
        Label.VITAMIN_D_WELL_BELOW_REFERENCE,
        Label.VITAMIN_D_BELOW_REFERENCE,
    }
)
FEW_DAYS: Final = 2
MOST_DAYS: Final = 5  # a habit that leaves days off
# NHS: oily fish at most twice a week for girls and for women who may have a child.
MOST_DAYS_OF_TERM: Final = {"fatty fish": 2, "canned fish with bones": 2}
# What one portion closes of a gap says nothing of a habit, whose lifts stand for themselves.
OF_ONE_PORTION: Final = frozenset({ReasonKind.CLOSES, ReasonKind.ALSO_ADDS})


@dataclass(frozen=True, slots=True)
class Lift:
    """A usual intake now and with the habit, as shares of the target (1 = reached). `at_least`: some is unknown."""

    nutrient: str
    now: float
    then: float
    at_least: bool


@dataclass(frozen=True, slots=True)
class Habit:
    """A portion on some days of the week, at a meal (empty where neither diary nor list says one).

    `lifts`: the nutrient it is offered for first.
    """

    candidate: Candidate
    days_a_week: int
    meal: str
    lifts: tuple[Lift, ...]
    reasons: tuple[Reason, ...]


def habits(
    verdicts: Iterable[Verdict], candidates: Iterable[Candidate], *, bounds: Bounds, limit: int = 3
) -> list[Habit]:
    """Up to `limit` habits, best first: a portion on the fewest days a week that reach the target, 2 to 5.

    The rooms in `bounds` are those below the upper levels at the mean intake. A verdict that is withheld, says
    enough, or rests on an early look only, gives none.
    """
    gaps = gaps_left(verdicts)
    chosen = suggest(gaps, candidates, bounds=bounds, limit=limit)
    by_nutrient = {gap.nutrient: gap for gap in gaps}
    return [_habit(suggestion, by_nutrient[suggestion.nutrient], gaps, bounds) for suggestion in chosen]


def gaps_left(verdicts: Iterable[Verdict]) -> list[Gap]:
    """What is left of each target at the mean, where the verdict bears a habit."""
    return [gap for verdict in verdicts if (gap := _gap(verdict))]


def _gap(verdict: Verdict) -> Gap | None:
    if verdict.label not in LEAVES_OPEN or verdict.stage in (None, Stage.EARLY_LOOK):
        return None
    if verdict.intake is None or verdict.reference is None:
        return None
    target = verdict.reference.target
    left = target - verdict.intake.mean
    return Gap(verdict.nutrient, target, left, verdict.unknown_entries > 0) if left > 0 else None


def _habit(suggestion: Suggestion, gap: Gap, gaps: Sequence[Gap], bounds: Bounds) -> Habit:
    food = suggestion.candidate
    days = _days(suggestion.adds[0].amount, gap, MOST_DAYS_OF_TERM.get(food.term, MOST_DAYS))
    targets = {each.nutrient: each for each in gaps}
    lifts = [_lift(targets[added.nutrient], added.amount * days / 7) for added in suggestion.adds]
    meals = bounds.acceptance.meals(food)
    return Habit(
        food,
        days,
        meals[0] if meals else "",
        tuple(lifts),
        tuple(reason for reason in suggestion.reasons if reason.kind not in OF_ONE_PORTION),
    )


def _days(amount: float, gap: Gap, most: int) -> int:
    """The fewest days a week on which the portion closes the gap, from FEW_DAYS to `most`."""
    return next((days for days in range(FEW_DAYS, most) if amount * days / 7 >= gap.amount), most)


def _lift(gap: Gap, added: float) -> Lift:
    mean = gap.target - gap.amount
    return Lift(gap.nutrient, mean / gap.target, (mean + added) / gap.target, gap.at_most)
