"""A day of the time line in words: for the pointer, the arrow keys and the table."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.display.amounts import format_number
from tracker.display.dates import day_name
from tracker.models.twitch_details import MOST_STRENGTH
from tracker.timeline.lanes import Lanes
from tracker.timeline.noticed import Noticed, Spell


def day_sentence(lanes: Lanes, day: date) -> str:
    """ "Fri 27 Nov: 2 noticed twitches (Left calf, strongest 3 of 4); Magnesium 212 mg; … day not complete"."""
    said = [noticed_words(lanes.noticed, day)]
    said += [f"{lane.name} {lane.said(day)}" for lane in lanes.on(day)]
    if lanes.is_complete(day) is False:
        said.append(_("day not complete"))
    said += lanes.changes_on(day)
    return _("%(day)s: %(said)s") % {"day": day_name(day), "said": "; ".join(said)}


def noticed_words(noticed: Noticed, day: date) -> str:
    """How many and where; "no twitch noticed" was answered, "twitches not answered" was not."""
    twitches, cramps = noticed.count(day, cramps=False), noticed.count(day, cramps=True)
    if twitches is None or cramps is None:
        return _("twitches not answered")
    if not twitches + cramps:
        return _("no twitch noticed")
    spells = noticed.on(day)
    counted = [twitches_words(twitches), cramps_words(cramps)]
    words = _(" and ").join(each for each in counted if each)
    more = ", ".join(each for each in (*place_names(noticed, spells), strongest_words(spells)) if each)
    return _("%(noticed)s (%(more)s)") % {"noticed": words, "more": more} if more else words


def twitches_words(count: int) -> str:
    """ "2 noticed twitches"; "" for none."""
    words = ngettext("%(count)s noticed twitch", "%(count)s noticed twitches", count)
    return words % {"count": format_number(count)} if count else ""


def cramps_words(count: int) -> str:
    """ "1 noticed cramp"; "" for none."""
    words = ngettext("%(count)s noticed cramp", "%(count)s noticed cramps", count)
    return words % {"count": format_number(count)} if count else ""


def place_names(noticed: Noticed, spells: Sequence[Spell]) -> list[str]:
    """Each place once, the usual ones first."""
    said = {key for spell in spells for key in spell.places}
    return [str(place.name) for place in noticed.places if place.key in said]


def strongest(spells: Sequence[Spell]) -> int | None:
    return max((spell.strength for spell in spells if spell.strength is not None), default=None)


def strongest_words(spells: Sequence[Spell]) -> str:
    """ "strongest 3 of 4"; "" where no strength was said."""
    strength = strongest(spells)
    if strength is None:
        return ""
    return _("strongest %(strength)s of %(most)s") % {"strength": strength, "most": MOST_STRENGTH}
