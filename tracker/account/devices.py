"""What a browser says of itself, as two words that can be kept: "firefox linux". The rest of it is not kept."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# A mark in the User-Agent header, the word that is kept, and its name; the first that is found counts.
BROWSERS: Final = (
    ("Edg", "edge", "Edge"),
    ("OPR/", "opera", "Opera"),
    ("SamsungBrowser/", "samsung", "Samsung Internet"),
    ("Firefox/", "firefox", "Firefox"),
    ("FxiOS/", "firefox", "Firefox"),
    ("CriOS/", "chrome", "Chrome"),
    ("Chrome/", "chrome", "Chrome"),
    ("Safari/", "safari", "Safari"),
)
SYSTEMS: Final[tuple[tuple[str, str, Promise], ...]] = (
    ("iPhone", "iphone", gettext_lazy("an iPhone")),
    ("iPad", "ipad", gettext_lazy("an iPad")),
    ("Android", "android", gettext_lazy("an Android device")),
    ("CrOS", "chromebook", gettext_lazy("a Chromebook")),
    ("Windows", "windows", gettext_lazy("a Windows computer")),
    ("Macintosh", "mac", gettext_lazy("a Mac")),
    ("Linux", "linux", gettext_lazy("a Linux computer")),
)
UNKNOWN: Final = "unknown"


def device_of(user_agent: str) -> str:
    """The browser and the system that a User-Agent header names, as "firefox linux"; "unknown" for what it does not."""
    browser = next((word for mark, word, _name in BROWSERS if mark in user_agent), UNKNOWN)
    system = next((word for mark, word, _name in SYSTEMS if mark in user_agent), UNKNOWN)
    return f"{browser} {system}"


def device_words(device: str) -> str:
    """What `device_of` found, as a person reads it: "Firefox on a Linux computer"."""
    kept_browser, _space, kept_system = device.partition(" ")
    browser = next((name for _mark, word, name in BROWSERS if word == kept_browser), "")
    system = next((name for _mark, word, name in SYSTEMS if word == kept_system), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    if system:
        return _("A browser on %(system)s") % {"system": system}
    return browser or _("A device that does not say what it is")
