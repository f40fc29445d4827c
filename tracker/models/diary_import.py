"""Diaries that a person brings in from a file: first kept to be looked at, then brought in, for 30 days taken back."""

import gzip
from datetime import datetime, timedelta
from typing import Final, Self
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.models.health_vault import open_bytes, seal_bytes
from tracker.models.ownership import OwnedQuerySet

LOOKED_AT_FOR: Final = timedelta(hours=24)
TAKEN_BACK_FOR: Final = timedelta(days=30)
MOST_TO_TAKE_BACK: Final = 20  # of one person; the oldest of more is there to stay


class DiaryImportQuerySet(OwnedQuerySet["DiaryImport"]):
    def pending(self, *, now: datetime) -> Self:
        """Sent, and to be looked at: nothing of it is in the diary."""
        return self.filter(brought_in_at=None, sent_at__gt=now - LOOKED_AT_FOR)

    def brought_in(self) -> Self:
        return self.filter(brought_in_at__isnull=False)

    def latest_first(self) -> Self:
        return self.order_by("-brought_in_at")

    def to_take_back(self, *, now: datetime) -> Self:
        return self.filter(taken_back_at=None, undo__isnull=False, brought_in_at__gt=now - TAKEN_BACK_FOR)

    def settle_oldest(self) -> None:
        """Keep what undoes the latest imports only."""
        undoable = self.filter(undo__isnull=False).latest_first().values_list("key", flat=True)
        self.filter(key__in=list(undoable[MOST_TO_TAKE_BACK:])).update(undo=None)

    def purge(self, *, now: datetime) -> int:
        """Remove files that nobody brought in for a day, and what undoes imports of 30 days ago; returns how many."""
        old = self.filter(undo__isnull=False, brought_in_at__lte=now - TAKEN_BACK_FOR).update(undo=None)
        return old + self.filter(brought_in_at=None, sent_at__lte=now - LOOKED_AT_FOR).delete()[0]


class DiaryImport(models.Model):
    """One file: `content` until it is brought in, `undo` while it can be taken back (imports.undo), both gzipped.

    `content` is sealed as well, since a document of ours may hold health answers.

    `answers` are those to the file's questions, `handling` what becomes of days that have entries already: by date, and
    under "" of all others. `format` is the key of the reader that knows it, `digest` the SHA-256 of what was sent.
    """

    pk = models.CompositePrimaryKey("user", "key")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.UUIDField(default=uuid4, editable=False)
    file_name = models.CharField(_("file"), max_length=120)
    digest = models.CharField(_("SHA-256"), max_length=64)
    format = models.CharField(_("format"), max_length=40)
    sent_at = models.DateTimeField(_("sent"))
    content = models.BinaryField(_("content"), null=True)
    answers = models.JSONField(_("answers"), default=dict)
    handling = models.JSONField(_("days with entries"), default=dict)
    all_complete = models.BooleanField(_("every day is complete"), default=False)
    brought_in_at = models.DateTimeField(_("brought in"), null=True)
    entries = models.PositiveIntegerField(_("entries"), default=0)
    days = models.PositiveIntegerField(_("days"), default=0)
    undo = models.BinaryField(_("what undoes it"), null=True)
    taken_back_at = models.DateTimeField(_("taken back"), null=True)

    objects = DiaryImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return self.file_name

    def settle(self, undo: str, *, entries: int, days: int, now: datetime) -> None:
        """It is in the diary: what was kept to be looked at goes, and what undoes it is kept, a JSON text."""
        self.brought_in_at, self.content, self.entries, self.days = now, None, entries, days
        self.undo_text = undo
        self.save(update_fields=["brought_in_at", "content", "undo", "entries", "days"])
        DiaryImport.objects.of(self.user).settle_oldest()

    @property
    def packed(self) -> bytes:
        """The file as it was packed; empty where it was brought in, or where its key is gone."""
        return open_bytes(self.content or b"") or b""

    @packed.setter
    def packed(self, packed: bytes) -> None:
        self.content = seal_bytes(packed)

    @property
    def undo_text(self) -> str:
        return gzip.decompress(bytes(self.undo or b"")).decode()

    @undo_text.setter
    def undo_text(self, text: str) -> None:
        self.undo = gzip.compress(text.encode(), compresslevel=3, mtime=0)
