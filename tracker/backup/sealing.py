"""A stream sealed with a passphrase, in chunks that can be neither changed nor moved nor cut off.

scrypt (RFC 7914) makes the key of this one file from the passphrase and a salt; AES-256-GCM seals 64 KiB at a time;
the nonce is the chunk's number and whether it is the last (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár 2015). Memory
stays small whatever the size, where Fernet would hold all of it.
"""

import os
import unicodedata
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.utils.translation import gettext as _

from tracker.backup.unsafe import UnsafeError

MAGIC: Final = b"electrolog-sealed-1\n"
SALT_LENGTH: Final = 16
CHUNK: Final = 65_536
TAG_LENGTH: Final = 16
HEADER_LENGTH: Final = len(MAGIC) + SALT_LENGTH
CHECK: Final = b"\xff" * 12  # the nonce of what tells a wrong passphrase from a damaged file; no chunk gets there


class Writable(Protocol):
    def write(self, data: bytes, /) -> object: ...


class Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


class SealedWriter:
    """Seals what is written into `target`; without `finish` the last chunk is missing, and nothing opens it."""

    def __init__(self, target: Writable, passphrase: str) -> None:
        header = MAGIC + os.urandom(SALT_LENGTH)
        self._target, self._cipher = target, _cipher(passphrase, header)
        self._held, self._number = bytearray(), 0
        target.write(header + self._cipher.encrypt(CHECK, b"", header))

    def write(self, data: bytes, /) -> int:
        self._held += data
        while len(self._held) > CHUNK:
            self._put(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]
        return len(data)

    def flush(self) -> None:
        """Chunks are whole or not yet written."""

    def finish(self) -> None:
        self._put(bytes(self._held), last=True)

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, last=last), chunk, None))
        self._number += 1


class SealedReader:
    """Opens what a `SealedWriter` sealed; UnsafeError says a wrong passphrase, or that a chunk is not as sealed."""

    def __init__(self, source: Readable, passphrase: str) -> None:
        header, check = source.read(HEADER_LENGTH), source.read(TAG_LENGTH)
        self._source, self._cipher = source, _cipher(passphrase, header)
        self._open(CHECK, check, header, _("This is not the passphrase that the backup was sealed with."))
        self._next = source.read(CHUNK + TAG_LENGTH)
        self._held, self._number, self._at_end = b"", 0, False

    def read(self, size: int = -1, /) -> bytes:
        while not self._at_end and (size < 0 or len(self._held) < size):
            self._held += self._chunk()
        end = len(self._held) if size < 0 else size
        taken, self._held = self._held[:end], self._held[end:]
        return taken

    def _chunk(self) -> bytes:
        sealed, self._next = self._next, self._source.read(CHUNK + TAG_LENGTH)
        self._at_end = not self._next
        nonce = _nonce(self._number, last=self._at_end)
        self._number += 1
        return self._open(nonce, sealed, None, damaged())

    def _open(self, nonce: bytes, sealed: bytes, header: bytes | None, otherwise: str) -> bytes:
        try:
            return self._cipher.decrypt(nonce, sealed, header)
        except InvalidTag as error:
            raise UnsafeError(otherwise) from error


def is_sealed(source_start: bytes) -> bool:
    """Whether a file that starts with these bytes was sealed with a passphrase."""
    return source_start.startswith(MAGIC)


def damaged() -> str:
    return _("The backup is cut short or damaged.")


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _cipher(passphrase: str, header: bytes) -> AESGCM:
    """OWASP's scrypt cost, 128 MiB; written letters count, however a keyboard composes them."""
    if len(header) < HEADER_LENGTH:
        raise UnsafeError(damaged())
    scrypt = Scrypt(salt=header[len(MAGIC) :], length=32, n=2**17, r=8, p=1)
    return AESGCM(scrypt.derive(unicodedata.normalize("NFC", passphrase).encode()))
