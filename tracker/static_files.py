"""Static files are collected and compressed once, and again only when one of them has changed."""

import hashlib
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

FINGERPRINT = ".fingerprint"


def collect_if_changed() -> bool:
    """Collects static files unless those collected last are the same; returns whether it did."""
    root = Path(settings.STATIC_ROOT)
    now = fingerprint()
    kept = root / FINGERPRINT
    if kept.exists() and kept.read_text() == now:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    kept.write_text(now)
    return True


def fingerprint() -> str:
    """A hash over path, size and time of change of every file that would be collected."""
    ignored = apps.get_app_config("staticfiles").ignore_patterns  # type: ignore[attr-defined]
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(ignored):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
