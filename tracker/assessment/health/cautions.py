"""What a person's health answer and life stage speak against (method.md section 11).

Whoever has neither said "none of these" nor named what applies gets food information in neutral words: nothing
here ever names a dose or a supplement.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foods.nutrients import SODIUM, gettext_noop
from tracker.assessment.health.health_questions import (
    ALL_TRACKED,
    ASK_DOCTOR,
    BY_QUESTION,
    CA,
    MG,
    QUESTIONS,
    D,
    K,
)
from tracker.assessment.health.question import NOTHING, Ceiling, HealthQuestion
from tracker.assessment.portions.candidates import Candidate, is_raw_egg
from tracker.assessment.reference.reference_intakes import Person

ADULT_MONTHS: Final = 18 * 12
# The portions are an adult's, and whole nuts are not for children under five (NHS advice on choking).
YOUNGEST_SUGGESTED_MONTHS: Final = 5 * 12


class HealthStatement(StrEnum):
    """The answer to "Does any of these apply to you?"."""

    UNANSWERED = "unanswered"
    NONE = "none"
    SOME = "some"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class HealthAnswers:
    """What one person has said: the answer to the one question, and under SOME the keys of the single ones."""

    statement: HealthStatement = HealthStatement.UNANSWERED
    single: frozenset[str] = NOTHING

    @property
    def questions(self) -> tuple[HealthQuestion, ...]:
        """The single questions that were answered with yes, in the order in which they are asked."""
        return tuple(question for question in QUESTIONS if question.key in self.single)


# Supplements in the shape of a food, and fish so high in mercury that no one is advised to eat it often
# (NHS: nobody more than one portion of swordfish a week, none in pregnancy or under 16).
NEVER_SUGGESTED: Final = frozenset({"a_supplement_not_a_food", "avoid_in_pregnancy_and_young_children_mercury"})
NOT_IN_PREGNANCY: Final = frozenset({"avoid_in_pregnancy", "mercury_limit_in_pregnancy", "vitamin_a_limit"})
NOT_UNDER_18: Final = frozenset({"vitamin_a_limit"})

# What a portion, or a whole combination, stays below in a nutrient that is kept low: for potassium the 200 mg from
# which kidney diets call a portion high (National Kidney Foundation), else a tenth of the Daily Value, from which a
# US label may say "good source" (21 CFR 101.54). In mg, vitamin D in µg.
LOW: Final = {MG: 42.0, CA: 130.0, K: 200.0, D: 2.0}
# What a US label may call "low sodium" (21 CFR 101.61), in mg a serving.
MOST_SODIUM_MG: Final = 140.0
# Asthma in children can answer to sulphites in dried fruit (method.md section 11), in the words of the source list.
NOT_FIRST_FOR_A_CHILD: Final = frozenset({"sulfites"})

_INFORMATION_ONLY: Final = gettext_noop("Foods are shown by what they hold, and none is suggested.")
_ASK_QUESTIONS: Final = gettext_noop("Answer the health questions, or ask your doctor or a dietitian.")
_ASK_FOR_CHILD: Final = gettext_noop("Ask a doctor or a dietitian for children.")


@dataclass(frozen=True, slots=True)
class Advice:
    """What is said and whom to ask (msgids), because of an answer (`key`) or of the profile; `held` by it."""

    key: str
    said: str
    ask: str
    held: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True)
class Timing:
    """How far apart from some foods a medicine is taken (a msgid); `nutrients` is empty where every food counts."""

    key: str
    text: str
    nutrients: frozenset[str]

    def concerns(self, candidate: Candidate) -> bool:
        """Whether it stands beside this food: a notable amount, or one that is unknown."""
        return not self.nutrients or any(not _is_low(candidate, nutrient) for nutrient in self.nutrients)


@dataclass(frozen=True, slots=True)
class Cautions:
    """What may be suggested to one person, and what is said instead. Nutrients by registry key.

    `pushed`: foods may be suggested for them. `held`: a single answer speaks against more of them, so that nothing is
    "to go". `kept_low`: whatever is suggested stays below LOW in them. `flags` and `terms`: foods of the source list
    that are left out; where `flags_matter`, so is food that carries no flags. `supplements_off`: no page may speak of a
    supplement of these, nor suggest what is from a label and may be one. `judges_intake` is False where neither an
    energy check nor a shortfall label may be shown. `low_sodium`: no suggestion above MOST_SODIUM_MG. `ceilings`: how
    much of a nutrient may come at once. `not_first`: words for allergens of foods that do not stand first.
    """

    pushed: frozenset[str]
    held: frozenset[str] = NOTHING
    advice: tuple[Advice, ...] = ()
    kept_low: frozenset[str] = NOTHING
    flags: frozenset[str] = NOTHING
    terms: frozenset[str] = NOTHING
    timings: tuple[Timing, ...] = ()
    supplements_off: frozenset[str] = NOTHING
    judges_intake: bool = True
    low_sodium: bool = False
    ceilings: tuple[Ceiling, ...] = ()
    not_first: frozenset[str] = NOTHING

    @property
    def flags_matter(self) -> bool:
        return bool(self.flags - NEVER_SUGGESTED or self.terms)

    def why_held(self, nutrient: str) -> tuple[Advice, ...]:
        """Why no food is suggested for this nutrient, and whom to ask; empty where it may be."""
        return tuple(advice for advice in self.advice if nutrient in advice.held)

    def allow(self, candidate: Candidate) -> bool:
        """Whether this food may be suggested at all. What is unknown cannot be called low."""
        return (
            not is_raw_egg(candidate.label)
            and not candidate.flags & self.flags
            and candidate.term not in self.terms
            and not (candidate.own_diary and self.flags_matter)
            and not (candidate.from_label and self.supplements_off)
            and not (self.low_sodium and _is_salty(candidate))
            and all(_is_low(candidate, nutrient) for nutrient in self.kept_low)
        )

    def may_stand_first(self, candidate: Candidate) -> bool:
        return not candidate.allergens & self.not_first

    def beside(self, candidate: Candidate) -> list[str]:
        """What a medicine asks to be said beside a portion of this size (msgids)."""
        amounts = [(each, candidate.amount(each.nutrient)) for each in self.ceilings]
        return [each.said for each, amount in amounts if amount is not None and amount > each.beside_above]

    def rooms(self, below_upper_levels: Mapping[str, float]) -> dict[str, float]:
        """How much may be suggested at once by nutrient key: below upper levels and ceilings, little of what is low."""
        most = [(key, LOW[key]) for key in sorted(self.kept_low)]
        most += [(ceiling.nutrient, ceiling.together) for ceiling in self.ceilings]
        rooms = dict(below_upper_levels)
        for key, room in most:
            rooms[key] = min(room, rooms.get(key, room))
        return rooms


def is_small_child(person: Person) -> bool:
    return person.age_months < YOUNGEST_SUGGESTED_MONTHS


def unsuitable_flags(person: Person) -> frozenset[str]:
    """The source-food flags with which a food is not suggested to this person."""
    flags = NEVER_SUGGESTED
    if person.is_pregnant_or_lactating:
        flags |= NOT_IN_PREGNANCY
    if person.age_months < ADULT_MONTHS:
        flags |= NOT_UNDER_18
    return flags


def cautions_for(statement: HealthStatement, answers: Collection[str], person: Person | None) -> Cautions:
    """What the health answers and the profile speak against.

    `answers` are keys of health_questions.QUESTIONS. They open suggestions under SOME; beside any other statement
    they only take away. A key that is not known, SOME without answers, no answer or no profile: information only.
    """
    asked = [question for question in QUESTIONS if question.key in answers]
    closed = _closed(statement, answers, person)
    held = NOTHING.union(*(question.held for question in asked))
    return Cautions(
        pushed=NOTHING if closed else ALL_TRACKED - held,
        held=held,
        advice=(*closed, *(_advice(question) for question in asked), *_life_stage(person)),
        kept_low=NOTHING.union(*(question.kept_low for question in asked)),
        flags=(unsuitable_flags(person) if person else NEVER_SUGGESTED).union(*(q.flags for q in asked)),
        terms=NOTHING.union(*(question.terms for question in asked)),
        timings=tuple(Timing(q.key, q.timing, q.timed) for q in asked if q.timing),
        supplements_off=_supplements_off(asked, person, closed),
        judges_intake=all(question.judges_intake for question in asked),
        low_sodium=any(question.low_sodium for question in asked),
        ceilings=tuple(question.ceiling for question in asked if question.ceiling),
        not_first=NOT_FIRST_FOR_A_CHILD if person and person.age_months < ADULT_MONTHS else NOTHING,
    )


def _closed(statement: HealthStatement, answers: Collection[str], person: Person | None) -> tuple[Advice, ...]:
    """Why nothing at all is suggested; empty where something may be."""
    if person is None:
        return (Advice("no_profile", _INFORMATION_ONLY, gettext_noop("Enter age and sex first."), ALL_TRACKED),)
    if is_small_child(person):
        return (Advice("under_5", _INFORMATION_ONLY, _ASK_FOR_CHILD, ALL_TRACKED),)
    answered = statement is HealthStatement.NONE or (statement is HealthStatement.SOME and answers)
    if answered and all(key in BY_QUESTION for key in answers):
        return ()
    return (Advice(statement.value, _INFORMATION_ONLY, _ASK_QUESTIONS, ALL_TRACKED),)


def _advice(question: HealthQuestion) -> Advice:
    return Advice(question.key, question.said, question.ask, question.held)


def _life_stage(person: Person | None) -> tuple[Advice, ...]:
    if person is None:
        return ()
    advice = []
    if person.is_pregnant_or_lactating:
        said = gettext_noop("Fish with more mercury and foods very high in vitamin A are not suggested.")
        advice.append(Advice(person.life_stage, said, gettext_noop("Ask your midwife or doctor.")))
    if person.age_months < ADULT_MONTHS:
        said = gettext_noop("Under 18, larger changes are for a parent and a doctor to look at.")
        advice.append(Advice("under_18", said, ASK_DOCTOR))
    return tuple(advice)


def _supplements_off(
    asked: Collection[HealthQuestion], person: Person | None, closed: Collection[Advice]
) -> frozenset[str]:
    """Nobody under 18, nobody without an answer and nobody pregnant or lactating is told of one."""
    if closed or person is None or person.age_months < ADULT_MONTHS or person.is_pregnant_or_lactating:
        return ALL_TRACKED
    return NOTHING.union(*(question.supplements_off for question in asked))


def _is_salty(candidate: Candidate) -> bool:
    """Whether a portion is above MOST_SODIUM_MG, or may be."""
    sodium = candidate.amount(SODIUM.key)
    return sodium is None or sodium > MOST_SODIUM_MG


def _is_low(candidate: Candidate, nutrient: str) -> bool:
    amount = candidate.amount(nutrient)
    return amount is not None and amount < LOW[nutrient]
