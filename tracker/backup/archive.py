"""The file of a backup: a gzipped tar, manifest first, so that `tar xzf` opens it wherever this program is not.

A tar is written and read from front to back, through a pipe or a cipher and at any size; a zip has its list at its end.
"""

import gzip
import hashlib
import io
import os
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Final, cast

from django.utils.translation import gettext as _

from tracker.backup.manifest import Manifest, Member
from tracker.backup.sealing import CHUNK, Readable, SealedReader, SealedWriter, Writable, damaged, is_sealed
from tracker.backup.unsafe import UnsafeError

MANIFEST: Final = "manifest.json"
LONGEST_MANIFEST: Final = 1_000_000  # bytes


def measured(path: Path) -> Member:
    """The size and hash of a file."""
    with path.open("rb") as file:
        return Member(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def write(target: Writable, manifest: Manifest, files: Mapping[str, Path], *, passphrase: str) -> None:
    """Writes the backup's file from `files` by the names that they have in it; "" seals nothing."""
    if not passphrase:
        return _pack(target, manifest, files)
    sealed = SealedWriter(target, passphrase)
    _pack(sealed, manifest, files)
    return sealed.finish()


def _pack(target: Writable, manifest: Manifest, files: Mapping[str, Path]) -> None:
    with (
        gzip.GzipFile(fileobj=cast("IO[bytes]", target), mode="wb", filename="", mtime=0, compresslevel=6) as packed,
        tarfile.open(fileobj=packed, mode="w|") as tar,
    ):
        text = manifest.to_json()
        tar.addfile(_info(MANIFEST, len(text)), io.BytesIO(text))
        for name, path in files.items():
            with path.open("rb") as file:
                tar.addfile(_info(name, manifest.members[name].size), file)


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


def needs_passphrase(path: Path) -> bool:
    with path.open("rb") as file:
        return is_sealed(file.read(CHUNK))


def read(path: Path, *, passphrase: str = "", into: Path | None = None) -> Manifest:
    """Reads a backup to its end and compares every hash; writes what is in it `into` a folder, where one is given.

    Raises UnsafeError where anything is not as it was written, or the passphrase is not the one.
    """
    with path.open("rb") as file:
        source: Readable = SealedReader(file, passphrase) if needs_passphrase(path) else file
        try:
            return _unpack(source, into)
        except (EOFError, zlib.error, gzip.BadGzipFile, tarfile.TarError) as error:
            raise UnsafeError(damaged()) from error


def _unpack(source: Readable, into: Path | None) -> Manifest:
    with gzip.GzipFile(fileobj=cast("IO[bytes]", source), mode="rb") as unpacked:
        with tarfile.open(fileobj=unpacked, mode="r|") as tar:
            manifest = _manifest(tar)
            found = set(_take(tar, manifest, into))
        while unpacked.read(CHUNK):
            pass  # to the end, where gzip's own sum over everything stands
    if found != manifest.members.keys() or manifest.database not in found:
        raise UnsafeError(damaged())
    return manifest


def _manifest(tar: tarfile.TarFile) -> Manifest:
    info = tar.next()
    if info is None or info.name != MANIFEST or info.size > LONGEST_MANIFEST:
        raise UnsafeError(_("This file is no backup of Electrolog."))
    file = tar.extractfile(info)
    return Manifest.from_json(file.read() if file else b"")


def _take(tar: tarfile.TarFile, manifest: Manifest, into: Path | None) -> Iterator[str]:
    """The names of the members, each as it has been read and found to be what the manifest says."""
    while info := tar.next():
        promised, file = manifest.members.get(info.name), tar.extractfile(info)
        if promised is None or file is None or info.size != promised.size:
            raise UnsafeError(damaged())
        with _place(info.name, into) as target:
            digest = hashlib.sha256()
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                target.write(chunk)
            _keep(target)
        if digest.hexdigest() != promised.sha256:
            raise UnsafeError(damaged())
        yield info.name


def _place(name: str, into: Path | None) -> IO[bytes]:
    if into is None:
        return Path(os.devnull).open("wb")
    path = into / name
    path.parent.mkdir(mode=0o700, exist_ok=True)
    return path.open("xb")


def _keep(file: IO[bytes]) -> None:
    """Waits until the disk has what was written; the null device has nothing to wait for."""
    file.flush()
    if file.name != os.devnull:
        os.fsync(file.fileno())
