"""Fragments in Jinja2 within pages of Django's: escaped, translated, and with the same addresses."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.template import Context, Template, TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.test import Client
from django.urls import reverse, set_script_prefix
from django.utils.translation.template import templatize

from tests.conftest import TODAY
from tests.house import ROOT, templates
from tracker.fragments import url

FRAGMENTS = [path for path in templates() if path.suffix == ".jinja"]
ABOUT_NOTHING = {"toast": "", "undo": "", "add_where": "", "undo_keys": ()}


def drawn(**context: object) -> str:
    return render_to_string("tracker/diary/_toast.jinja", {**ABOUT_NOTHING, **context}, HttpRequest())


def test_a_fragment_escapes_what_a_person_wrote() -> None:
    assert "&lt;b&gt;Fish &amp; chips&lt;/b&gt;" in drawn(toast="<b>Fish & chips</b>")
    assert 'hx-post="/&#34;&gt;"' in drawn(undo='/">')


def test_each_language_draws_its_own_files() -> None:
    assert type(get_template("tracker/diary/_toast.jinja")).__module__.endswith("jinja2")
    assert type(get_template("tracker/diary/day.html")).__module__.endswith("django")
    with pytest.raises(TemplateDoesNotExist):
        get_template("tracker/diary/day.html", using="jinja2")


def test_a_page_of_django_draws_a_fragment_in_its_own_context() -> None:
    page = Template(
        '{% load fragments %}{% for toast in said %}{% fragment "tracker/diary/_toast.jinja" %}{% endfor %}'
    )
    context = Context(ABOUT_NOTHING | {"said": ["First", "Second & last"], "request": HttpRequest()})
    assert re.findall(r"<p>(.*?)</p>", page.render(context)) == ["First", "Second &amp; last"]


def test_addresses_are_those_of_django_below_any_prefix() -> None:
    assert url("tracker:day", date(2026, 11, 22)) == reverse("tracker:day", args=[date(2026, 11, 22)])
    try:
        set_script_prefix("/food/")
        assert url("tracker:day", date(2026, 11, 22)) == "/food/diary/2026-11-22/"
    finally:
        set_script_prefix("/")


def test_the_forms_of_a_page_are_accepted(user: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user)
    page = browser.get(f"/diary/{TODAY}/").text
    address = reverse("tracker:complete", args=[TODAY])
    assert browser.post(address, {"complete": "on"}).status_code == 403
    tokens = set(re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page))
    assert len(tokens) == 2  # one of the page and one of its fragments, however many forms: it is sent in less room
    for token in tokens:
        assert browser.post(address, {"complete": "on", "csrfmiddlewaretoken": token}).status_code == 302


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.stem)
def test_the_words_of_a_fragment_are_found_for_translation(path: object) -> None:
    source = (ROOT / str(path)).read_text(encoding="utf-8")
    words = re.findall(r'(?<!\w)_\("(.*?)"\)', source)
    found = templatize(source)
    assert [word for word in words if f'_("{word}")' not in found] == []


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.stem)
def test_a_sentence_is_given_what_it_asks_for(path: object) -> None:
    source = (ROOT / str(path)).read_text(encoding="utf-8")
    for words, given in re.findall(r'(?<!\w)_\("(.*?)"\)(?:\|format\((.*?)\) }})?', source):
        assert set(re.findall(r"%\((\w+)\)s", words)) == set(re.findall(r"(\w+)=", given)), words
