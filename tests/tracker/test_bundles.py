"""Style sheets and scripts in one file: each page's list, and what becomes of it."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template

from tests.house import ROOT
from tracker import bundles
from tracker.bundles import BundleFinder, bundle_of, joined, lists_in, lists_of_templates

LINK = r"""<link rel="stylesheet" href="{% static '[^']+' %}">"""
SCRIPT = r"""<script type="module" src="{% static '[^']+' %}"></script>"""


def test_a_list_has_a_file_of_its_own_that_is_named_after_its_last() -> None:
    (names,) = lists_in("{% styles 'site/base.css' 'diary/day.css' %}")
    assert names == ("site/base.css", "diary/day.css")
    assert re.fullmatch(r"bundled/day-[0-9a-f]{10}\.css", bundle_of(names))
    assert bundle_of(names) != bundle_of(names[1:])


def test_a_page_asks_for_the_file_that_is_put_together() -> None:
    page = "{% load bundles %}{% scripts 'a.js' 'b.js' %}"
    assert f"static/{bundle_of(('a.js', 'b.js'))}" in Template(page).render(Context())


def test_style_sheets_keep_their_order_and_lose_their_comments() -> None:
    both = joined(["a.css", "b.css"], [".a {\n  top: 0;\n}\n", "/* of\nb */\n.a { top: 1px; }\n"])
    assert both == ".a{top:0}\n.a{top:1px}"


def test_scripts_keep_their_names_for_themselves() -> None:
    both = joined(["a.js", "b.js"], ["// What a is.\nconst box = 1;\n", 'const box = "// 2";\n'])
    assert both == '{const box=1;}\n{const box="// 2";}'


def test_every_list_is_found_as_a_file_and_what_no_page_wants_is_removed(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "STATIC_ROOT", tmp_path / "static")
        old = tmp_path / "bundles/bundled/old-0123456789.css"
        old.parent.mkdir(parents=True)
        old.touch()
        finder = BundleFinder()
        listed = [path for path, _storage in finder.list(None)]
        assert sorted(map(bundle_of, lists_of_templates())) == listed
        assert all(Path(finder.find(path)).stat().st_size for path in listed)
        assert finder.find("bundled/nothing.css") is None
        assert not old.exists()


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "STATIC_ROOT", tmp_path / "static")
    monkeypatch.setattr(bundles, "lists_of_templates", lambda: {("tracker/nowhere.css",)})
    with pytest.raises(FileNotFoundError, match=r"tracker/nowhere\.css"):
        BundleFinder().list(None)


def test_no_script_of_a_list_imports_or_exports() -> None:
    named = [ROOT / "tracker/static" / name for names in lists_of_templates() for name in names if name.endswith(".js")]
    assert named
    assert [path.name for path in named if re.search(r"^(import|export)\b", path.read_text(), re.MULTILINE)] == []


def test_what_a_page_links_one_after_the_other_is_one_list() -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")}
    one_by_one = [
        str(path.relative_to(ROOT))
        for path, page in pages.items()
        if re.search(rf"{LINK}\s*{LINK}", page) or re.search(rf"{SCRIPT}\s*{SCRIPT}", page)
    ]
    assert one_by_one == [], "use {% styles … %} or {% scripts … %}"


def test_several_are_asked_for_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "STATIC_ROOT", tmp_path / "static")
    replace = Path.replace

    def slowly(path: Path, target: Path) -> Path:
        time.sleep(0.005)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", slowly)
    paths = [*map(bundle_of, lists_of_templates())] * 4
    with ThreadPoolExecutor(max_workers=8) as threads:
        found = list(threads.map(BundleFinder().find, paths))
    assert found == [str(tmp_path / "bundles" / path) for path in paths]
