"""Removes for good what was deleted a day ago or longer, and trial accounts whose time is over."""

from typing import Any, Final

from django.core.management.base import BaseCommand
from django.utils import timezone

from tracker.models import Entry, Favourite, SavedMeal, TrialAccount

PURGED: Final = (
    (TrialAccount, "trial accounts"),
    (Entry, "entries"),
    (SavedMeal, "saved meals"),
    (Favourite, "favourites"),
)


class Command(BaseCommand):
    help = "Remove diary rows deleted 24 hours ago or longer, and trial accounts that have expired."

    def handle(self, *_args: Any, **options: Any) -> None:
        now = timezone.now()
        for model, name in PURGED:
            count = model.objects.all().purge(now=now)
            if options["verbosity"]:
                self.stdout.write(f"{name}: {count} removed")
