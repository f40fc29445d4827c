"""Devices in words, from the User-Agent headers that browsers send."""

import pytest

from tracker.account.devices import device_of, device_words


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox on a Linux computer"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0",
            "Edge on a Windows computer",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36",
            "Chrome on an Android device",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) CriOS/131.0 Mobile Safari/604.1",
            "Chrome on an iPhone",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.1 Safari/605.1.15", "Safari on a Mac"),
        ("Opaque (Windows NT 10.0)", "A browser on a Windows computer"),
        ("Firefox/133.0", "Firefox"),
        ("curl/8.5", "A device that does not say what it is"),
        ("", "A device that does not say what it is"),
    ],
)
def test_device_in_words(user_agent: str, words: str) -> None:
    assert device_words(device_of(user_agent)) == words


def test_nothing_else_of_the_header_is_kept() -> None:
    assert device_of("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) <b>anna</b> Firefox/133.0") == "firefox linux"
