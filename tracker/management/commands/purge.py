"""Removes for good what was deleted a day ago or longer, and trial accounts whose time is over."""

from typing import Any, Final

from django.core.management.base import BaseCommand
from django.utils import timezone

from foods.own import kept as own_foods
from tracker.models import Dislike, Entry, Favourite, SavedMeal, TrialAccount
from tracker.models.ownership import UNDO_PERIOD

PURGED: Final = (
    (TrialAccount, "trial accounts"),
    (Entry, "entries"),
    (SavedMeal, "saved meals"),
    (Favourite, "favourites"),
    (Dislike, "disliked foods"),
)


class Command(BaseCommand):
    help = "Remove diary rows and own foods deleted 24 hours ago or longer, and trial accounts that have expired."

    def handle(self, *_args: Any, **options: Any) -> None:
        now = timezone.now()
        foods = own_foods.purge(before=now - UNDO_PERIOD)
        if options["verbosity"]:
            self.stdout.write(f"own foods: {foods} removed")
        for model, name in PURGED:
            count = model.objects.all().purge(now=now)
            if options["verbosity"]:
                self.stdout.write(f"{name}: {count} removed")
