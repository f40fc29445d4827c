"""What a passphrase seals opens whole or not at all."""

import io
from collections.abc import Callable

import pytest

from tracker.backup.sealing import CHUNK, HEADER_LENGTH, TAG_LENGTH, SealedReader, SealedWriter
from tracker.backup.unsafe import UnsafeError

START = HEADER_LENGTH + TAG_LENGTH
SEALED_CHUNK = CHUNK + TAG_LENGTH
WORDS = "correct horse"


def sealed(data: bytes, passphrase: str = WORDS) -> bytes:
    target = io.BytesIO()
    writer = SealedWriter(target, passphrase)
    for start in range(0, len(data), 10_000):
        writer.write(data[start : start + 10_000])
    writer.finish()
    return target.getvalue()


def opened(data: bytes, passphrase: str = WORDS) -> bytes:
    reader = SealedReader(io.BytesIO(data), passphrase)
    return b"".join(iter(lambda: reader.read(7_000), b""))


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_was_sealed_is_read_as_it_was(length: int) -> None:
    data = bytes(range(256)) * (length // 256) + b"x" * (length % 256)
    assert opened(sealed(data)) == data


def test_the_same_never_looks_the_same_twice() -> None:
    assert sealed(b"anna")[HEADER_LENGTH:] != sealed(b"anna")[HEADER_LENGTH:]


def test_another_passphrase_is_said_to_be_another() -> None:
    with pytest.raises(UnsafeError, match="not the passphrase"):
        opened(sealed(b"anna"), "correct house")


def test_letters_composed_by_another_keyboard_are_the_same_passphrase() -> None:
    assert opened(sealed(b"anna", "gr\u00fcn"), "gru\u0308n") == b"anna"


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "cut after a chunk": lambda data: data[: START + SEALED_CHUNK],
    "cut within a chunk": lambda data: data[: START + SEALED_CHUNK + 100],
    "cut within the header": lambda data: data[:30],
    "a bit changed": lambda data: data[: START + 70_000] + bytes([data[START + 70_000] ^ 1]) + data[START + 70_001 :],
    "chunks exchanged": lambda data: (
        data[:START]
        + data[START + SEALED_CHUNK : START + 2 * SEALED_CHUNK]
        + data[START : START + SEALED_CHUNK]
        + data[START + 2 * SEALED_CHUNK :]
    ),
    "something added": lambda data: data + b"more",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_is_not_as_it_was_sealed_does_not_open(change: Callable[[bytes], bytes]) -> None:
    whole = sealed(b"a" * CHUNK * 3)
    with pytest.raises(UnsafeError):
        opened(change(whole))
