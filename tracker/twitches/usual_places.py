"""The places that a person notes most, to be offered first."""

from collections import Counter
from typing import Final

from django.contrib.auth.models import User

from tracker.models import Twitch
from tracker.models.twitch_details import PLACES, Place

LATELY: Final = 60  # twitches that are looked at
OFFERED: Final = 4


def usual_places(user: User) -> list[Place]:
    """Those of the last twitches, most frequent first; at most OFFERED."""
    lately = Twitch.objects.of(user).present().order_by("-date", "-created_at")[:LATELY].with_details()
    counts = Counter(key for twitch in lately if twitch.details for key in twitch.details.places)
    return [PLACES[key] for key, _count in counts.most_common(OFFERED)]
