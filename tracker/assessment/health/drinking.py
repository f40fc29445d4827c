"""With which health answers how much to drink is for a doctor to say, so that no figure stands beside the water."""

from collections.abc import Collection
from typing import Final

from tracker.assessment.health.health_questions import KIDNEY_DISEASE

# Kidneys and hearts may be unable to pass on what others drink; water tablets such as furosemide and digoxin are
# mostly taken for the heart. With an eating disorder a figure to drink up to does no good.
WATER_IS_FOR_A_DOCTOR: Final = frozenset({KIDNEY_DISEASE, "loop_diuretic", "digoxin", "eating_disorder"})


def water_has_a_figure(answers: Collection[str]) -> bool:
    """Whether an adequate intake may stand beside the water; `answers` are keys of health_questions.QUESTIONS."""
    return WATER_IS_FOR_A_DOCTOR.isdisjoint(answers)
