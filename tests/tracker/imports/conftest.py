"""Anna brings a file along."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.conftest import NOW, TODAY
from tracker.imports.bringing_in import bring_in
from tracker.imports.sending import keep, read_kept
from tracker.models import DiaryImport

BringIn = Callable[..., DiaryImport]


@pytest.fixture
def bring(user: User) -> BringIn:
    """Sends a file, chooses what becomes of days that clash, and brings it in."""

    def send(
        content: str, *, all_complete: bool = False, answers: Mapping[str, str] = MappingProxyType({}), **handling: str
    ) -> DiaryImport:
        kept = keep(user, SimpleUploadedFile("diary.csv", content.encode()), now=NOW, today=TODAY)
        kept.handling = {
            day.replace("_", "-").removeprefix("on-").replace("all", ""): way for day, way in handling.items()
        }
        kept.all_complete, kept.answers = all_complete, dict(answers)
        kept.save()
        return confirm(user, kept.key)

    return send


def confirm(user: User, key: UUID) -> DiaryImport:
    kept = DiaryImport.objects.of(user).get(key=key)
    file = read_kept(kept.packed, kept.answers, today=TODAY)
    return bring_in(user, key, file, now=NOW, today=TODAY)
