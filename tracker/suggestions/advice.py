"""What is said because of health answers and profile: why a nutrient is left out, what to ask, and whom."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from foods.nutrients import TRACKED, Nutrient
from tracker.assessment.health.cautions import Advice, Cautions
from tracker.assessment.health.health_questions import BY_QUESTION


@dataclass(frozen=True, slots=True)
class Note:
    """`about` is the answer that it comes from, empty where that is the profile; `held` are left out because of it."""

    about: str
    said: str
    ask: str
    held: Sequence[Nutrient] = ()


@dataclass(frozen=True, slots=True)
class Advised:
    """`held`: why no food is suggested for some open gaps. `notes`: what else the answers ask one to know."""

    held: Sequence[Note] = ()
    notes: Sequence[Note] = ()


def advised_on(cautions: Cautions, nutrients: Collection[str]) -> Advised:
    """The advice that concerns these nutrients (registry keys), and all that concerns none in particular."""
    notes = [_note(advice, nutrients) for advice in cautions.advice]
    return Advised(
        held=[note for note in notes if note.held],
        notes=[note for note, advice in zip(notes, cautions.advice, strict=True) if not advice.held and not note.held],
    )


def _note(advice: Advice, nutrients: Collection[str]) -> Note:
    question = BY_QUESTION.get(advice.key)
    return Note(
        _(question.text) if question else "",
        _(advice.said),
        _(advice.ask),
        [nutrient for nutrient in TRACKED if nutrient.key in advice.held and nutrient.key in nutrients],
    )


def held_by_answers(cautions: Cautions) -> dict[str, list[Note]]:
    """Why no food is suggested for a nutrient, by nutrient key, as far as single health answers say so."""
    return {
        nutrient.key: [
            _note(advice, [nutrient.key]) for advice in cautions.why_held(nutrient.key) if advice.key in BY_QUESTION
        ]
        for nutrient in TRACKED
    }
