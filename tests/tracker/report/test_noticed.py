"""What the report says of twitches and of what belongs to them: figures by hand, ticks, and other people's rows."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import NOW, TODAY
from tests.tracker.report.conftest import PAGE, PDF, LogDays, everything_said, pages_of, section_of, span, words_below
from tracker.assessment.blood.analytes import Analyte, Unit
from tracker.models import (
    AskedQuestion,
    BloodResult,
    Day,
    Medicine,
    MedicineAnswer,
    Profile,
    Twitch,
    WarningDay,
)
from tracker.models.blood_details import BloodDetails
from tracker.models.medicine_details import DoseDetails, MedicineDetails
from tracker.models.twitch_details import TwitchDetails, TwitchKind
from tracker.person.diarist import Diarist
from tracker.report.choice import Choice
from tracker.report.contents import Report, report_on
from tracker.report.noticed import NoticedPart
from tracker.report.noticed_drawing import LANE_HEIGHT, NONE_HEIGHT
from tracker.report.paper import Paper, Text
from tracker.report.pdf import report_pdf

MEDICINES, BLOOD, SIGNS = "Medicines and supplements of the schedule", "Blood results", "Warning signs"
SPAN = "?days=28"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def twitch(user: User, days_ago: int, *, cramp: bool = False, **details: Any) -> None:
    kind = TwitchKind.CRAMP if cramp else TwitchKind.TWITCH
    said = TwitchDetails(**details)
    Twitch.objects.log(user=user, key=uuid4(), day=ago(days_ago), at=time(9), kind=kind, details=said)


def none(user: User, days_ago: int) -> None:
    Day.objects.say_no_twitches(user=user, day=ago(days_ago), none=True)


@pytest.fixture
def noticed(user: User, profile: Profile) -> None:
    """On 3 of 28 days 3 twitches and 1 cramp, "none" on 2 more; one twitch before these days."""
    twitch(user, 0, places=("calf_left",), strength=1, circumstances=("at_rest",))
    twitch(user, 0, places=("calf_left", "eyelid_right"), strength=3)
    twitch(user, 4, symptoms=("pain",))
    twitch(user, 9, cramp=True, places=("foot_left",), strength=3)
    none(user, 1)
    none(user, 2)
    twitch(user, 30, places=("thumb_left",))


@pytest.fixture
def medicine(user: User, profile: Profile) -> None:
    """Ramipril since ten days ago, taken once and left out twice."""
    dose = DoseDetails("5 mg")
    made = Medicine.objects.add(MedicineDetails("Ramipril"), dose, user=user, key=UUID(int=1), since=ago(10), food=None)
    MedicineAnswer.objects.say(True, user=user, day=ago(1), doses=[(made.key, 0)])
    for days in (2, 3):
        MedicineAnswer.objects.say(False, user=user, day=ago(days), doses=[(made.key, 0)])


@pytest.fixture
def blood(user: User, profile: Profile) -> None:
    for key, day, value in ((1, ago(60), 0.7), (2, ago(400), 0.9)):
        details = BloodDetails(Analyte.MAGNESIUM, value, Unit.MMOL_L, 0.75, 1.05)
        BloodResult.objects.add(details, user=user, key=UUID(int=key), day=day)


def report(user: User, days: int = 28, **ticks: bool) -> Report:
    return report_on(Diarist(user, now=NOW), span(days), Choice(**ticks))


def part_of(user: User, days: int = 28, **ticks: bool) -> NoticedPart:
    part = report(user, days, **ticks).noticed
    assert part is not None
    return part


def test_counts_places_and_strength_are_those_of_the_days_and_open_days_are_open(user: User, noticed: None) -> None:
    assert dict(part_of(user).facts) == {
        "Days": "5 of 28 days answered: noticed on 3, none on 2",
        "Noticed": "3 twitches and 1 cramp, together 0.8 a day answered",
        "Where": "Left calf (2×), Right eyelid (1×), Left foot (1×), not said (1×)",
        "Strength, 0 to 4": "1 (1×), 3 (2×), not said (1×)",
        "When": "At rest (1×)",
        "Together with": "Pain (1×)",
    }


def test_what_was_never_said_has_no_line(user: User, profile: Profile) -> None:
    twitch(user, 0)
    assert [fact.term for fact in part_of(user).facts] == ["Days", "Noticed"]


def test_without_an_answered_day_there_is_no_part_and_no_section_of_it(user: User, log_days: LogDays) -> None:
    log_days(5)
    twitch(user, 40)
    made = report(user)
    assert made.noticed is None
    assert SIGNS not in [section.title for section in made.sections]


def test_the_calendar_has_a_mark_for_each_answered_day_and_months_that_are_touched(user: User, noticed: None) -> None:
    calendar = part_of(user).calendar
    assert [box.style for box in calendar.boxes].count("full") == 3
    assert [box.style for box in calendar.boxes].count("hollow") == 2
    assert {label.text for label in calendar.labels if len(label.text) > 1} == {"Oct 2026", "Nov 2026"}
    assert len(part_of(user, 365).calendar.boxes) == 6


def test_lanes_stand_on_the_same_days_twitches_and_cramps_apart(user: User, noticed: None, log_days: LogDays) -> None:
    log_days(3, complete=2)
    lanes = part_of(user).lanes
    names = [label.text for label in lanes.labels if label.x == 0]
    assert names[:3] == ["Twitches", "Cramps", "Magnesium, mg"]
    foot = lanes.boxes[0].y + lanes.boxes[0].height
    heights = sorted(box.height for box in lanes.boxes if box.y + box.height == pytest.approx(foot))
    assert heights == [NONE_HEIGHT, NONE_HEIGHT, NONE_HEIGHT, LANE_HEIGHT / 2, LANE_HEIGHT]
    assert not [line for line in lanes.lines if line.style == "need"]


def test_a_year_is_drawn_by_its_last_three_months_and_says_so(user: User, noticed: None) -> None:
    part = part_of(user, 365)
    assert "the last three months" in part.lanes_title
    assert "23 Aug" in [label.text for label in part.lanes.labels]
    assert dict(part.facts)["Days"] == "6 of 365 days answered: noticed on 4, none on 2"


def test_signs_are_told_by_days_and_reasons_hold_on_the_last_day(user: User, noticed: None) -> None:
    WarningDay.objects.tick(["palpitations"], user=user, day=ago(3))
    WarningDay.objects.tick(["palpitations", "weakness"], user=user, day=ago(1))
    WarningDay.objects.tick(["seizure"], user=user, day=ago(40))
    WarningDay.objects.put_away(["several_places"], user=user, day=TODAY)  # of the day page, not of the report
    twitch(user, 5, symptoms=("weakness",))
    assert section_of(report(user), SIGNS).lines == [
        ("Palpitations", "on 2 days, last on 21 Nov 2026"),
        ("Weakness", "on 2 days, last on 21 Nov 2026"),
        ("", "Twitches were noticed in more than one place within two weeks."),
    ]


def test_where_no_sign_was_ticked_that_is_no_statement_of_health(user: User, profile: Profile) -> None:
    none(user, 0)
    (line,) = section_of(report(user), SIGNS).lines
    assert line.text.startswith("None was ticked. Nobody is asked each day")


def test_medicines_stand_there_by_their_tick_alone(user: User, noticed: None, medicine: None) -> None:
    twitch(user, 8)
    plain = everything_said(report(user, health=True, blood=True))
    assert "Ramipril" not in plain
    assert "edicine was started" not in plain
    assert not [line for line in part_of(user).lanes.lines if line.style == "need"]
    ticked = report(user, medicines=True)
    assert section_of(ticked, MEDICINES).lines == [
        (
            "Ramipril",
            "5 mg; every day; since 12 Nov 2026; of the doses in these days 1 said to be taken, 2 not",
        ),
        ("12 Nov", "Started: Ramipril, 5 mg"),
    ]
    assert "A medicine was started or changed" in everything_said(ticked)
    assert len([line for line in part_of(user, medicines=True).lanes.lines if line.style == "need"]) == 1


def test_blood_results_of_a_year_stand_there_by_their_tick_alone(user: User, noticed: None, blood: None) -> None:
    assert BLOOD not in [section.title for section in report(user, medicines=True, health=True).sections]
    (line,) = section_of(report(user, blood=True), BLOOD).lines
    assert line.term == "Magnesium, 23 Sep 2026"
    said = line.text.replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("0.7 mmol/L, 1.7 mg/dL, 1.4 mEq/L; below the laboratory’s range, 0.75 to 1.05")


def test_a_section_that_was_ticked_and_has_nothing_says_so(user: User, noticed: None) -> None:
    made = report(user, medicines=True, blood=True)
    assert section_of(made, MEDICINES).lines == [("", "No medicine or supplement is in the schedule.")]
    assert "No blood result is noted" in section_of(made, BLOOD).lines[0].text


def test_twitches_alone_are_enough_for_a_report(user: User, noticed: None) -> None:
    made = report(user)
    assert made.nothing == ""
    assert made.nutrients == []
    assert pages_of(report_pdf(made)) == 1


def test_what_was_asked_stands_there_with_its_answer(user: User, noticed: None) -> None:
    title = "Asked of this diary"
    assert title not in [section.title for section in report(user).sections]
    AskedQuestion.objects.create(
        user=user, key=uuid4(), asked_on=ago(20), factor="caffeine", outcome="twitches", lag="same_day", created_at=NOW
    )
    (line,) = section_of(report(user), title).lines
    assert "affeine" in line.term
    assert line.term.endswith("(2 Nov 2026)")
    assert line.text


def test_the_paper_says_the_same_and_no_page_is_mostly_blank(
    user: User, noticed: None, medicine: None, blood: None, log_days: LogDays, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_days(20, complete=20)
    pdf = report_pdf(report(user, medicines=True, blood=True))
    assert pages_of(pdf) <= 3
    assert max(words_below(pdf)) < 1 / 3
    written: list[str] = []
    monkeypatch.setattr(Paper, "write_line", lambda _paper, text, _x, _y: written.append(said_by(text)))
    report_pdf(report(user, medicines=True, blood=True))
    words = " ".join(" ".join(written).split())
    for said in ("Twitches noticed", "3 twitches and 1 cramp", "Left calf (2×)", "Ramipril: 5 mg", "Warning signs"):
        assert said in words


def said_by(text: Text) -> str:
    return text.words


def test_the_page_shows_it_and_ticks_are_off_whenever_it_is_opened(
    signed_in: Client, user: User, noticed: None, medicine: None, blood: None
) -> None:
    sent = signed_in.post(PAGE + SPAN, {"medicines": "on", "blood": "on"})
    assert sent.text.count(" checked") == 2
    for words in ("3 twitches and 1 cramp", "Ramipril", "below the laboratory"):
        assert words in sent.text
    opened = signed_in.get(f"{PAGE}{SPAN}&medicines=on&blood=on").text
    assert "3 twitches and 1 cramp" in opened
    for words in (" checked", "Ramipril", "laboratory"):
        assert words not in opened
    assert signed_in.post(PDF + SPAN, {"medicines": "on"}).content.startswith(b"%PDF")


def test_nothing_of_somebody_else_stands_in_it(
    client: Client, at_noon: object, noticed: None, medicine: None, blood: None, stranger: User
) -> None:
    Profile.objects.create(user=stranger, birth_year=1970, birth_month=1, sex="male")
    none(stranger, 0)
    client.force_login(stranger)
    text = client.post(PAGE + SPAN, {"medicines": "on", "blood": "on"}).text
    assert "0 twitches and 0 cramps" in text
    for words in ("Ramipril", "Left calf", "laboratory’s range"):
        assert words not in text


def test_as_many_queries_for_many_days_as_for_few(user: User, noticed: None, log_days: LogDays) -> None:
    log_days(20, complete=20)

    def count(make: Callable[[], object]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            make()
        return len(queries)

    few = count(lambda: report(user, medicines=True, blood=True))
    for days in range(12, 27):
        twitch(user, days, places=("calf_left",))
        WarningDay.objects.tick(["weakness"], user=user, day=ago(days))
    assert count(lambda: report(user, medicines=True, blood=True)) == few
