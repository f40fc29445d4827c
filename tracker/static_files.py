"""Static files are collected and compressed once, and again only when one of them has changed."""

import hashlib
import shutil
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

FINGERPRINT = ".fingerprint"


def collect_if_changed() -> bool:
    """Collects static files unless those collected last are the same; returns whether it did.

    Where it fails, nothing of it is left, so that half of them neither takes up a full disk nor is served. What is
    killed on the way has written no fingerprint, and is cleared by the next.
    """
    root = Path(settings.STATIC_ROOT)
    now = fingerprint()
    kept = root / FINGERPRINT
    if kept.exists() and kept.read_text() == now:
        return False
    try:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        kept.write_text(now)
    except BaseException:
        empty(root)
        raise
    return True


def empty(folder: Path) -> None:
    """Removes what lies in a folder."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def fingerprint() -> str:
    """A hash over path, size and time of change of every file that would be collected."""
    ignored = apps.get_app_config("staticfiles").ignore_patterns  # type: ignore[attr-defined]
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(ignored):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
