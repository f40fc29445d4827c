"""How long the engine takes to suggest single foods and to combine portions, among 150 candidates."""

import random
import time
from collections.abc import Callable
from dataclasses import replace

from tests.bench.report import line, percentiles
from tests.tracker.assessment.listed import listed_foods
from tracker.assessment.health.cautions import HealthStatement, cautions_for
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.portions.remarks import SUGGESTABLE
from tracker.assessment.reference.reference_intakes import Authority, Person, references_for
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.combinations import Aim, combine
from tracker.assessment.suggesting.gaps import Gap, open_gaps, rooms_below_upper_levels
from tracker.assessment.suggesting.suggestions import suggest

CANDIDATES = 150
DAYS = 200


def measure() -> None:
    """Prints p50 and p95 over 200 days of random gaps for a woman of 40."""
    person = Person(40 * 12, "female")
    references = references_for(person, Authority.NASEM)
    bounds = Bounds(cautions_for(HealthStatement.NONE, (), person), rooms=rooms_below_upper_levels(references, {}))
    bounds = replace(bounds, extras=True)
    targets = {key: reference.target for key, reference in references.items()}
    dice = random.Random(7)
    foods = _candidates(dice)
    days = [
        open_gaps(targets, {key: target * dice.uniform(0.2, 1.0) for key, target in targets.items()})
        for _ in range(DAYS)
    ]
    among = f"among {CANDIDATES} candidates"
    line(f"suggestions, three foods {among}", _times(lambda gaps: suggest(gaps, foods, bounds=bounds), days))
    for aim in Aim:
        for answers in (1, 3):
            what = f"combinations, {aim.replace('_', ' ')}, {answers} answers"
            run = _combining(foods, bounds, aim, answers)
            line(what, _times(run, days))


def _combining(foods: list[Candidate], bounds: Bounds, aim: Aim, answers: int) -> Callable[[tuple[Gap, ...]], object]:
    return lambda gaps: combine(gaps, foods, bounds=bounds, aim=aim, answers=answers)


def _candidates(dice: random.Random) -> list[Candidate]:
    """Each suggestible food of the list once, and as many again with other amounts as make up the number."""
    foods = list({food.food_id: food for food in listed_foods() if food.good_source in SUGGESTABLE}.values())
    while len(foods) < CANDIDATES:
        key = 10_000 + len(foods)
        like = dice.choice(foods)
        amounts = like.amounts.times(dice.uniform(0.5, 1.5))
        foods.append(replace(like, key=key, food_id=key, label=f"{like.label} {key}", amounts=amounts))
    return foods[:CANDIDATES]


def _times(run: Callable[[tuple[Gap, ...]], object], days: list[tuple[Gap, ...]]) -> str:
    run(days[0])
    took = []
    for gaps in days:
        started = time.perf_counter()
        run(gaps)
        took.append(1000 * (time.perf_counter() - started))
    return percentiles(took)
