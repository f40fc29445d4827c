"""The answers to a person's questions, worked out once and kept sealed for as long as what they depend on stays."""

import pickle
from collections.abc import Sequence
from hashlib import blake2b
from typing import Final, cast
from uuid import UUID

from django.core.cache import cache

from tracker.assessment.association.answer import Answer
from tracker.models import AskedQuestion
from tracker.models.health_vault import has_key, open_bytes, seal_bytes
from tracker.person.diarist import Diarist
from tracker.questions.series import Gathered, gathered

SEED: Final = 13  # the same for everybody: the same diary gives the same answer on every installation
KEPT_SECONDS: Final = 3 * 24 * 60 * 60
METHOD: Final = 1  # goes up with every change to what an answer says or how it is worked out


class Asked:
    """The questions of one person, with the series that answer them, read once."""

    def __init__(self, diarist: Diarist) -> None:
        self.diarist = diarist
        self.rows: Sequence[AskedQuestion] = list(AskedQuestion.objects.of(diarist.user).present().in_order())
        self.gathered: Gathered = gathered(diarist, self.rows)

    @property
    def in_all(self) -> int:
        """How many were ever asked, also those put aside."""
        return len(self.rows)

    def place_of(self, key: UUID) -> int | None:
        return next((place for place, row in enumerate(self.rows) if row.key == key), None)

    def answer(self, place: int) -> Answer:
        """The answer to the question at this place."""
        name = f"answer:{self.diarist.user.pk}:{self._depends_on(place)}"
        kept = cache.get(name)
        opened = open_bytes(kept) if kept else None
        if opened is not None:
            return cast("Answer", pickle.loads(opened))  # noqa: S301 - nobody else has the key that it is sealed with
        found = self._work_out(place)
        if has_key():
            cache.set(name, seal_bytes(pickle.dumps(found)), KEPT_SECONDS)
        return found

    def _depends_on(self, place: int) -> str:
        """Whatever changes the answer changes this."""
        return blake2b(repr((METHOD, SEED, place, self.gathered)).encode(), digest_size=16).hexdigest()

    def _work_out(self, place: int) -> Answer:
        from tracker.assessment.association.answers import answers  # brings numpy

        first, inquiries, adjustments = self.gathered
        return answers(first, inquiries, adjustments, asked_in_all=self.in_all, seed=SEED, only=place)[0]
