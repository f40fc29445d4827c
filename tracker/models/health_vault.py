"""Encryption of health answers with a key that is kept in var/, apart from the database."""

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from tracker.secret_files import read_secret, secret


def seal(words: str) -> bytes:
    """`words` encrypted and authenticated (Fernet: AES-128-CBC with HMAC-SHA256); makes the key where there is none.

    Raises ValueError where the key file holds no key.
    """
    key = secret(settings.HEALTH_KEY_FILE, generate=lambda: Fernet.generate_key().decode("ascii"))
    return Fernet(key).encrypt(words.encode())


def open_sealed(sealed: bytes | memoryview) -> str | None:
    """What was sealed; None where this installation's key does not open it, or is not there: reading makes none."""
    try:
        key = read_secret(settings.HEALTH_KEY_FILE)
        return Fernet(key).decrypt(bytes(sealed)).decode() if key else None
    except (InvalidToken, ValueError):
        return None


def has_key() -> bool:
    """Whether there is a key; raises ValueError with a sentence where the file of it holds none."""
    key = read_secret(settings.HEALTH_KEY_FILE)
    if key is None:
        return False
    try:
        Fernet(key)
    except ValueError as error:
        raise ValueError(f"{settings.HEALTH_KEY_FILE} holds no key: it is empty or damaged.") from error
    return True
