"""How much to drink is for a doctor to say with some answers."""

from tracker.assessment.health.drinking import WATER_IS_FOR_A_DOCTOR, water_has_a_figure
from tracker.assessment.health.health_questions import BY_QUESTION


def test_only_answers_that_there_are_take_the_figure_away() -> None:
    assert BY_QUESTION.keys() >= WATER_IS_FOR_A_DOCTOR
    assert water_has_a_figure(BY_QUESTION.keys() - WATER_IS_FOR_A_DOCTOR)
    assert not water_has_a_figure({"kidney_stones", "kidney_disease"})
