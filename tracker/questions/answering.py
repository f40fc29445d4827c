"""The answers to a person's questions, worked out once and kept sealed for as long as what they depend on stays."""

import pickle
from collections.abc import Sequence
from functools import cache as once
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Final, cast
from uuid import UUID

from django.core.cache import cache

from tracker.assessment import association
from tracker.assessment.association.answer import Answer
from tracker.models import AskedQuestion
from tracker.models.health_vault import has_key, open_bytes, seal_bytes
from tracker.person.diarist import Diarist
from tracker.questions.series import Gathered, gathered

SEED: Final = 13  # the same for everybody: the same diary gives the same answer on every installation
KEPT_SECONDS: Final = 3 * 24 * 60 * 60


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
        return self.answers([place])[0]

    def answers(self, places: Sequence[int]) -> list[Answer]:
        """Those to the questions at these places, in their order."""
        names = [f"answer:{self.diarist.user.pk}:{place}:{self._depends_on}" for place in places]
        kept = cache.get_many(names)
        return [_opened(kept.get(name)) or self._keep(name, place) for name, place in zip(names, places, strict=True)]

    @cached_property
    def _depends_on(self) -> str:
        """Whatever changes an answer changes this."""
        return blake2b(repr((_method(), SEED, self.gathered)).encode(), digest_size=16).hexdigest()

    def _keep(self, name: str, place: int) -> Answer:
        """Work out an answer, and keep it where there is a key to seal it with."""
        from tracker.assessment.association.answers import answers  # brings numpy

        first, inquiries, adjustments = self.gathered
        (found,) = answers(first, inquiries, adjustments, asked_in_all=self.in_all, seed=SEED, only=place)
        if has_key():
            cache.set(name, seal_bytes(pickle.dumps(found)), KEPT_SECONDS)
        return found


@once
def _method() -> bytes:
    """The rules as they are: what was worked out by others is not taken up again."""
    files = sorted(Path(association.__file__).parent.glob("*.py"))
    return blake2b(b"".join(file.read_bytes() for file in files), digest_size=16).digest()


def _opened(kept: bytes | None) -> Answer | None:
    content = open_bytes(kept) if kept else None
    if content is None:
        return None
    return cast("Answer", pickle.loads(content))  # noqa: S301 - nobody else has the key that it is sealed with
