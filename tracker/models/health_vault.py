"""Encryption of health answers, and of files that may hold them, with a key kept apart from the database.

It stands in var/, or in the setting HEALTH_KEY, where several machines need the same.
"""

from collections.abc import Sequence
from typing import Final

from cryptography.fernet import Fernet, InvalidToken
from django.apps import apps
from django.conf import settings

from tracker.secret_files import read_secret, secret

# Who stores what is sealed: no new key is made while any of them has a row.
STORED_IN: Final = (
    *("tracker.HealthAnswer", "tracker.Twitch", "tracker.WarningDay", "tracker.DayNote"),
    *("tracker.Medicine", "tracker.MedicineChange", "tracker.BloodResult"),
)


class HealthKeyError(Exception):
    """The key of what is stored encrypted is not there."""


def seal_to_store(words: str) -> bytes:
    """As `seal`; raises HealthKeyError where a new key would have to be made though something stored needs the old."""
    if not has_key() and something_is_stored():
        raise HealthKeyError(f"{key_name()} is gone, and stored health answers need it.")
    return seal(words)


def seal(words: str) -> bytes:
    """`words` as `seal_bytes` has them."""
    return seal_bytes(words.encode())


def seal_bytes(content: bytes) -> bytes:
    """`content` encrypted and authenticated (Fernet: AES-128-CBC with HMAC-SHA256); makes the key where there is none.

    Raises ValueError where the key file holds no key.
    """
    key = settings.HEALTH_KEY or secret(
        settings.HEALTH_KEY_FILE, generate=lambda: Fernet.generate_key().decode("ascii")
    )
    return Fernet(key).encrypt(content)


def open_sealed(sealed: bytes | memoryview) -> str | None:
    """The words that were sealed; None as `open_bytes` has it."""
    content = open_bytes(sealed)
    return None if content is None else content.decode()


def open_bytes(sealed: bytes | memoryview) -> bytes | None:
    """What was sealed; None where this installation's key does not open it, or is not there: reading makes none."""
    try:
        key = _key()
        return Fernet(key).decrypt(bytes(sealed)) if key else None
    except (InvalidToken, ValueError):
        return None


def open_all(sealed: Sequence[bytes | memoryview]) -> list[str | None]:
    """As `open_sealed` for each of many, the key being read once."""
    try:
        key = _key()
        vault = Fernet(key) if key else None
    except ValueError:
        vault = None
    return [_opened(vault, each) for each in sealed]


def something_is_stored() -> bool:
    """Whether anybody has a row that the key opens; of those that were forgotten nothing is sealed."""
    return any(map(_holds_sealed, STORED_IN))


def _holds_sealed(model: str) -> bool:
    return bool(apps.get_model(model)._default_manager.exclude(sealed=b"").exists())


def key_name() -> str:
    """Where the key is looked for, as an administrator calls it."""
    return "HEALTH_KEY" if settings.HEALTH_KEY else str(settings.HEALTH_KEY_FILE)


def _key() -> str | None:
    """The key as it is written; raises ValueError as `read_secret`."""
    return settings.HEALTH_KEY or read_secret(settings.HEALTH_KEY_FILE)


def _opened(vault: Fernet | None, sealed: bytes | memoryview) -> str | None:
    try:
        return vault.decrypt(bytes(sealed)).decode() if vault else None
    except InvalidToken:
        return None


def has_key() -> bool:
    """Whether there is a key; raises ValueError with a sentence where the file of it holds none."""
    key = _key()
    if key is None:
        return False
    try:
        Fernet(key)
    except ValueError as error:
        raise ValueError(f"{key_name()} holds no key: it is empty or damaged.") from error
    return True
