"""Encryption of health answers with a key that is kept in var/, apart from the database."""

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from tracker.secret_files import secret


def _cipher() -> Fernet:
    return Fernet(secret(settings.HEALTH_KEY_FILE, generate=lambda: Fernet.generate_key().decode("ascii")))


def seal(words: str) -> bytes:
    """`words` encrypted and authenticated (Fernet: AES-128-CBC with HMAC-SHA256)."""
    return _cipher().encrypt(words.encode())


def open_sealed(sealed: bytes | memoryview) -> str | None:
    """What was sealed; None when this installation's key does not open it (a database restored without var/)."""
    try:
        return _cipher().decrypt(bytes(sealed)).decode()
    except InvalidToken:
        return None
