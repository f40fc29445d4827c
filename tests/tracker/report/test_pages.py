"""The report on paper: what stands on the first page, and that no page is left mostly blank."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.html import strip_tags

from tests.conftest import NOW, TODAY, MakeFood
from tests.tracker.report.conftest import PAGE, LogDays, pages_of, span, supplement_of, words_below
from tracker.assessment.health.cautions import HealthStatement
from tracker.assessment.health.health_questions import QUESTIONS
from tracker.assessment.verdicts.standing import Look
from tracker.models import Entry, HealthAnswer, Profile
from tracker.person.diarist import Diarist
from tracker.report.choice import Choice
from tracker.report.contents import report_on
from tracker.report.looks import draw_look
from tracker.report.opening import opening_blocks
from tracker.report.paper import FOOT, INK, MARGIN, Paper, Text
from tracker.report.pdf import report_pdf, tones
from tracker.report.wrapping import blank_shares, placed, wrapped

A_THIRD = 1 / 3
LONG = "Wholegrain sourdough bread with pumpkin seeds, sunflower seeds and oats, from the bakery at the station "


def test_words_go_on_to_the_next_line_where_they_would_be_too_wide() -> None:
    assert wrapped("one two three", 7, len) == ["one two", "three"]
    assert wrapped("320\N{NO-BREAK SPACE}mg a day", 6, len) == ["320\N{NO-BREAK SPACE}mg", "a day"]
    assert wrapped("abcdefgh ij", 3, len) == ["abc", "def", "gh", "ij"]
    assert wrapped("", 3, len) == [""]


def test_a_block_that_does_not_fit_begins_a_page() -> None:
    places = placed([60, 30, 20, 100], top=10, foot=110)
    assert [(place.page, place.top) for place in places] == [(0, 10), (0, 70), (1, 10), (2, 10)]
    assert blank_shares([60, 30, 20, 100], top=10, foot=110) == pytest.approx([0.1, 0.8, 0.0])


def test_the_first_page_holds_the_sentence_the_strips_and_the_warning_signs(
    diarist: Diarist, log_days: LogDays
) -> None:
    log_days(20, complete=20)
    paper, report = Paper("Report"), report_on(diarist, span())
    for ease in (0.0, 1.0):
        paper.loosen(ease)
        blocks = opening_blocks(paper, report, tones())
        assert len(blocks) == 1 + 1 + 1 + 4 + 1 + 1  # head, sentence, key, strips, warnings, key of the charts
        assert {place.page for place in placed([block.height for block in blocks], top=MARGIN, foot=FOOT)} == {0}
    paper.output()  # closes its fonts


def test_paper_and_page_open_with_the_same_words(
    signed_in: Client, diarist: Diarist, log_days: LogDays, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_days(20, complete=20, potassium_mg=1000)
    report = report_on(diarist, span())
    assert report.overview
    written: list[tuple[int, str]] = []

    def write_line(paper: Paper, text: Text, _x: float, _y: float) -> None:
        written.append((paper.page_no(), text.words))

    monkeypatch.setattr(Paper, "write_line", write_line)
    report_pdf(report)
    first_page = " ".join(words for page, words in written if page == 1)
    for said in (first_page, strip_tags(signed_in.get(PAGE).text)):
        said = " ".join(said.split())
        assert "Well below the reference: potassium." in said
        assert "Call for emergency help at once for palpitations" in said
        assert "See a doctor if twitching is persistent or severe" in said
        for row in report.overview.rows:
            assert row.label in said
            assert " ".join(f"{row.figure} {row.of}".split()) in said
        assert "too few days before" in said


def test_every_shape_is_drawn_differently() -> None:
    drawn = set()
    for look in Look:
        paper = Paper("Shapes")
        paper.add_page()
        draw_look(paper, look, 20, 20, 10, INK)
        contents = paper.pages[1].contents
        assert isinstance(contents, bytearray)
        drawn.add(bytes(contents))
        paper.output()
    assert len(drawn) == len(Look)


@pytest.mark.parametrize("days", [7, 28, 92, 93, 365, 800])
@pytest.mark.parametrize("choice", [Choice(), Choice(foods=True, health=True)], ids=["plain", "ticked"])
def test_no_page_of_any_span_is_more_than_a_third_blank(
    diarist: Diarist, user: User, log_days: LogDays, days: int, choice: Choice
) -> None:
    HealthAnswer.objects.keep(
        user=user, statement=HealthStatement.SOME, single=[question.key for question in QUESTIONS[:3]]
    )
    log_days(min(days, 40), complete=min(days, 30))
    blank = words_below(report_pdf(report_on(diarist, span(days), choice)))
    assert 1 <= len(blank) <= 2
    assert max(blank) <= A_THIRD


def test_nor_where_days_are_too_few(diarist: Diarist, log_days: LogDays) -> None:
    log_days(5, complete=2)
    assert max(words_below(report_pdf(report_on(diarist, span())))) <= A_THIRD


def test_nor_without_age_and_sex(diarist: Diarist, user: User, log_days: LogDays) -> None:
    Profile.objects.of(user).update(birth_year=None, birth_month=None, sex="")
    log_days(20, complete=20)
    report = report_on(Diarist(user, now=NOW), span())
    assert report.overview is None
    assert max(words_below(report_pdf(report))) <= A_THIRD


def test_nor_with_long_names_and_much_that_is_unknown(
    diarist: Diarist, user: User, log: Callable[..., Entry], log_days: LogDays, make_food: MakeFood
) -> None:
    log_days(14, complete=14)
    for number in range(12):
        log(make_food(f"{LONG * 2}{number}", energy_kcal=100), portion_g=20)
    for number in range(6):
        tablet = supplement_of(user, name=f"{LONG}{number}", magnesium_mg=50.0 + number)
        log(tablet, day=TODAY - timedelta(days=number))
    pdf = report_pdf(report_on(diarist, span()))
    assert pages_of(pdf) <= 3
    assert max(words_below(pdf)) <= A_THIRD


def test_a_report_on_nothing_still_names_the_warning_signs(diarist: Diarist) -> None:
    report = report_on(diarist, span())
    assert report.nothing
    assert report.warnings[0].term == "Call for emergency help at once"
    assert pages_of(report_pdf(report)) == 1
