"""Removes for good what was deleted a day ago or longer, and what has had its time."""

from typing import Any, Final

from django.core.management.base import BaseCommand
from django.utils import timezone

from foods.own import kept as own_foods
from tracker.models import (
    AccountEvent,
    AskedQuestion,
    BloodResult,
    CaffeineTrial,
    DiaryImport,
    Dislike,
    Entry,
    Favourite,
    Medicine,
    MedicineChange,
    RateLimit,
    SavedMeal,
    Session,
    TrialAccount,
    Twitch,
)
from tracker.models.ownership import UNDO_PERIOD

PURGED: Final = (
    (TrialAccount, "trial accounts"),
    (AccountEvent, "account events"),
    (Entry, "entries"),
    (Twitch, "twitches"),
    (AskedQuestion, "questions"),
    (CaffeineTrial, "caffeine trials"),
    (Medicine, "medicines"),
    (MedicineChange, "changes of medicines"),
    (BloodResult, "blood results"),
    (DiaryImport, "imports"),
    (SavedMeal, "saved meals"),
    (Favourite, "favourites"),
    (Dislike, "disliked foods"),
)


class Command(BaseCommand):
    help = "Remove what was deleted 24 hours ago or longer, old events, and expired trials, sessions and limits."

    def handle(self, *_args: Any, **options: Any) -> None:
        now = timezone.now()
        foods = own_foods.purge(before=now - UNDO_PERIOD)
        if options["verbosity"]:
            self.stdout.write(f"own foods: {foods} removed")
        for model, name in PURGED:
            count = model.objects.all().purge(now=now)
            if options["verbosity"]:
                self.stdout.write(f"{name}: {count} removed")
        limits = RateLimit.objects.purge(now=now.timestamp())
        sessions = Session.objects.filter(expire_date__lt=now).delete()[0]
        if options["verbosity"]:
            self.stdout.write(f"rate limits: {limits} removed")
            self.stdout.write(f"sessions: {sessions} removed")
