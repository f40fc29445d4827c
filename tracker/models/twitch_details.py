"""What can be said of a twitch: where, how strong, how long, when, and with what; and the same as sealed words."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, NamedTuple, Self

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LEAST_STRENGTH: Final = 0
MOST_STRENGTH: Final = 4
LONGEST_MINUTES: Final = 1440  # of a day
# All that can be said together is shorter: what is sealed is filled up, so that its length is silent.
SEALED_LENGTH: Final = 1024


class TwitchKind(models.TextChoices):
    """A twitch and a cramp are told apart."""

    TWITCH = "twitch", _("Twitch")
    CRAMP = "cramp", _("Cramp")


class Site(models.TextChoices):
    """A part of the body, from the top down."""

    EYELID = "eyelid", _("Eyelid")
    FACE = "face", _("Face")
    SHOULDER = "shoulder", _("Shoulder")
    ARM = "arm", _("Arm")
    HAND = "hand", _("Hand")
    THUMB = "thumb", _("Thumb")
    CHEST = "chest", _("Chest")
    BACK = "back", _("Back")
    THIGH = "thigh", _("Thigh")
    KNEE = "knee", _("Knee")
    CALF = "calf", _("Calf")
    FOOT = "foot", _("Foot")
    TOES = "toes", _("Toes")


class Side(models.TextChoices):
    """The person's own left and right."""

    LEFT = "left", _("Left")
    RIGHT = "right", _("Right")


class Circumstance(models.TextChoices):
    AT_REST = "at_rest", _("At rest")
    AFTER_EXERCISE = "after_exercise", _("After exercise")
    WOKE_ME = "woke_me", _("Woke me")


class Symptom(models.TextChoices):
    """What came with it."""

    CRAMP = "cramp", _("Cramp")
    PAIN = "pain", _("Pain")
    TINGLING = "tingling", _("Tingling")
    STIFFNESS = "stiffness", _("Stiffness")
    WEAKNESS = "weakness", _("Weakness")
    POOR_COORDINATION = "poor_coordination", _("Poor coordination")


class Place(NamedTuple):
    """A site on one side; `key` is what is kept of it."""

    site: Site
    side: Side
    name: str | Promise

    @property
    def key(self) -> str:
        return f"{self.site.value}_{self.side.value}"


_NAMES: Final = {
    Site.EYELID: (_("Left eyelid"), _("Right eyelid")),
    Site.FACE: (_("Left side of the face"), _("Right side of the face")),
    Site.SHOULDER: (_("Left shoulder"), _("Right shoulder")),
    Site.ARM: (_("Left arm"), _("Right arm")),
    Site.HAND: (_("Left hand"), _("Right hand")),
    Site.THUMB: (_("Left thumb"), _("Right thumb")),
    Site.CHEST: (_("Left side of the chest"), _("Right side of the chest")),
    Site.BACK: (_("Left side of the back"), _("Right side of the back")),
    Site.THIGH: (_("Left thigh"), _("Right thigh")),
    Site.KNEE: (_("Left knee"), _("Right knee")),
    Site.CALF: (_("Left calf"), _("Right calf")),
    Site.FOOT: (_("Left foot"), _("Right foot")),
    Site.TOES: (_("Left toes"), _("Right toes")),
}
PLACES: Final[Mapping[str, Place]] = {
    place.key: place
    for site, names in _NAMES.items()
    for place in (Place(site, side, name) for side, name in zip(Side, names, strict=True))
}


@dataclass(frozen=True, slots=True)
class TwitchDetails:
    """`places`, `circumstances` and `symptoms` are keys of PLACES, Circumstance and Symptom; None was not said."""

    places: tuple[str, ...] = ()
    strength: int | None = None
    minutes: int | None = None
    circumstances: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """From values by name, as a form or a document has them; what is listed goes in its own order."""
        return cls(
            places=_in_order(PLACES, values["places"]),
            strength=values["strength"],
            minutes=values["minutes"],
            circumstances=_in_order(Circumstance.values, values["circumstances"]),
            symptoms=_in_order(Symptom.values, values["symptoms"]),
        )

    @classmethod
    def of_words(cls, words: str) -> Self:
        """From what `words` made."""
        return cls.of(json.loads(words))

    def words(self) -> str:
        """To be sealed: of one length, whatever was said."""
        return json.dumps(asdict(self)).ljust(SEALED_LENGTH)


def _in_order(known: "Mapping[str, Any] | list[str]", said: Any) -> tuple[str, ...]:
    return tuple(key for key in known if key in said)
