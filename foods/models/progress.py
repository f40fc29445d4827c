"""How far the import of a large file has come, so that an interrupted one goes on where it stopped."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportProgress(models.Model):
    """An import that has not reached the end of its file; the row is gone once it has.

    `fingerprint` knows the file (and what was asked of it) again, `place` is the last line or number that is in the
    database; it is written in the same transaction as the foods up to there.
    """

    fingerprint = models.CharField(_("fingerprint"), max_length=64, primary_key=True)
    file = models.CharField(_("file"), max_length=200)
    place = models.BigIntegerField(_("place"))
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    class Meta:
        verbose_name = _("unfinished import")
        verbose_name_plural = _("unfinished imports")

    def __str__(self) -> str:
        return self.file
