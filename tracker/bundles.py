"""Style sheets and scripts that a page wants together are one file: each file costs a phone a way to the server.

A template lists them in `{% styles … %}` or `{% scripts … %}` (bundle_tags.py); the finder reads the lists out of all
templates and puts together what each names, so that a page's list stands in one place.
"""

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, find
from django.core.files.storage import FileSystemStorage
from rcssmin import cssmin
from rjsmin import jsmin

FOLDER: Final = "bundled"
_LIST: Final = re.compile(r"""{%\s*(?:styles|scripts)((?:\s+(?:'[^']+'|"[^"]+"))+)\s*%}""")
_WRITING: Final = threading.Lock()  # a server that reloads is asked for several at once
_NAME: Final = re.compile(r"""['"]([^'"]+)['"]""")


def bundle_of(names: Sequence[str]) -> str:
    """Where the bundle of these static files lies: "bundled/day-0a1b2c3d4e.css"."""
    stem, _dot, kind = names[-1].rpartition("/")[2].rpartition(".")
    told_apart = blake2b("\n".join(names).encode(), digest_size=5).hexdigest()
    return f"{FOLDER}/{stem}-{told_apart}.{kind}"


def lists_in(template: str) -> Iterator[tuple[str, ...]]:
    """The names in each list of a template's text."""
    for found in _LIST.finditer(template):
        yield tuple(_NAME.findall(found[1]))


def joined(names: Iterable[str], texts: Iterable[str]) -> str:
    """The files' texts, one after the other, without comments and needless space.

    Each script keeps its names for itself, as in a module of its own.
    """
    return "\n".join(
        f"{{{jsmin(text)}}}" if name.endswith(".js") else cssmin(text) for name, text in zip(names, texts, strict=True)
    )


class BundleFinder(BaseFinder):
    """Finds the bundles of all templates, in a folder beside the collected files; they are written when asked for."""

    @property
    def folder(self) -> Path:
        return Path(settings.STATIC_ROOT).parent / "bundles"

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        if not path.startswith(f"{FOLDER}/") or path not in self._written():
            return [] if find_all else None
        found = str(self.folder / path)
        return [found] if find_all else found

    def list(self, _ignore_patterns: Iterable[str] | None) -> list[tuple[str, FileSystemStorage]]:
        storage = FileSystemStorage(location=self.folder)
        return [(path, storage) for path in sorted(self._written())]

    def _written(self) -> set[str]:
        """The paths of the bundles, each as its files are now; what no template wants any more is removed."""
        wanted = {bundle_of(names): names for names in lists_of_templates()}
        with _WRITING:
            for path, names in wanted.items():
                _write(self.folder / path, joined(names, (_text_of(name) for name in names)))
            for old in {f"{FOLDER}/{path.name}" for path in (self.folder / FOLDER).glob("*")} - wanted.keys():
                (self.folder / old).unlink(missing_ok=True)
        return set(wanted)


def lists_of_templates() -> set[tuple[str, ...]]:
    """Each list that some template has."""
    pages = (settings.BASE_DIR / "templates").rglob("*.html")
    return {names for page in pages for names in lists_in(page.read_text(encoding="utf-8"))}


def _text_of(name: str) -> str:
    path = find(name)
    if not isinstance(path, str):
        raise FileNotFoundError(f"A template wants {name} in a bundle, and there is no such static file.")
    return Path(path).read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    """Only where it differs, so that what has not changed keeps its time; whole or not at all."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
