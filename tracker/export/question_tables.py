"""Questions asked of one's own diary, and trials of caffeine, as tables of the document."""

from typing import Final

from tracker.assessment.association.trial import FEWEST_PAIRS
from tracker.export.columns import Range
from tracker.export.table import OWNER, TRASH, Table
from tracker.models import AskedQuestion, CaffeineTrial
from tracker.models.asked_question import FACTORS_ASKED
from tracker.models.caffeine_trial import MOST_PAIRS, SEED_BITS

QUESTIONS: Final = Table(
    "questions",
    AskedQuestion,
    lambda user: AskedQuestion.objects.of(user).present(),
    key=("key",),
    fields=("key", "factor", "outcome", "lag", "asked_on", "created_at", "withdrawn_at"),
    left_out={"user": OWNER, "deleted_at": TRASH},
    choices={"factor": FACTORS_ASKED},
)
CAFFEINE_TRIALS: Final = Table(
    "caffeine_trials",
    CaffeineTrial,
    lambda user: CaffeineTrial.objects.of(user).present(),
    key=("key",),
    fields=("key", "starts", "pairs", "outcome", "seed", "created_at", "stopped_at"),
    left_out={"user": OWNER, "deleted_at": TRASH},
    ranges={"pairs": Range(least=FEWEST_PAIRS, most=MOST_PAIRS), "seed": Range(least=0, below=2**SEED_BITS)},
)
