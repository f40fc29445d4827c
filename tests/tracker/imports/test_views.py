"""The pages: a file is sent, looked at, brought in, taken back."""

import gzip
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.conftest import NOW, MakeFood
from tests.tracker.imports.sent_files import PLAIN
from tracker.account.events import Kind
from tracker.models import AccountEvent, DiaryImport, Entry, TrialAccount
from tracker.refusals import uploads

IMPORTS = "/account/imports/"


def send(client: Client, content: str | bytes, name: str = "diary.csv") -> Any:
    sent = content.encode() if isinstance(content, str) else content
    return client.post(IMPORTS, {"file": SimpleUploadedFile(name, sent)})


def look(client: Client, content: str | bytes) -> tuple[str, str]:
    """Sends a file; the address of its preview, and what stands there in words."""
    address = send(client, content)["Location"]
    return address, words_of(client.get(address))


def words_of(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_preview_says_what_would_come_in_and_writes_nothing(signed_in: Client, user: User) -> None:
    _address, said = look(signed_in, PLAIN + "2026-13-01,lunch,Tea,,,,,,\n")
    assert "3 entries" in said
    assert "2 days, from 27 Jan 2026 to 28 Jan 2026" in said
    assert "3 different foods" in said
    assert "1 line cannot come in" in said
    assert "Line 5" in said
    assert "1 entry has no weight" in said
    assert not Entry.objects.of(user).exists()


def test_what_concerns_the_whole_file_names_no_column(signed_in: Client) -> None:
    page = signed_in.get(send(signed_in, "Day,Group,Food Name,Amount\n2026-01-27,Lunch,Egg,1\n")["Location"]).text
    assert "<li>The file has no nutrients: all of them stay unknown." in page


def test_a_file_that_waits_is_sealed(signed_in: Client, user: User) -> None:
    send(signed_in, PLAIN)
    kept = DiaryImport.objects.of(user).get()
    assert gzip.decompress(kept.packed).decode() == PLAIN
    assert gzip.compress(b"")[:3] not in bytes(kept.content or b"")


def test_nutrients_that_a_file_never_has_are_named(signed_in: Client) -> None:
    _address, said = look(signed_in, "date,food,calcium_mg\n2026-01-27,Egg,28\n")
    assert "Never in this file: magnesium, potassium, vitamin D. That is not zero but unknown" in said


def test_confirmed_it_is_in_the_diary_and_among_what_happened(signed_in: Client, user: User) -> None:
    address, _said = look(signed_in, PLAIN)
    for _twice in range(2):
        assert signed_in.post(address, {"go": "bring", "handling": "keep"})["Location"] == IMPORTS
    assert Entry.objects.of(user).count() == 3
    assert AccountEvent.objects.of(user).get().kind == Kind.BROUGHT_IN
    said = words_of(signed_in.get(IMPORTS))
    assert "3 entries of “diary.csv” are in your diary." in said
    assert "Take back" in said


def test_same_file_again_is_said_so(signed_in: Client) -> None:
    address, _said = look(signed_in, PLAIN)
    signed_in.post(address, {"go": "bring"})
    _address, said = look(signed_in, PLAIN)
    assert "You brought in this very file on 22 Nov 2026, 12:00" in said
    assert "3 entries stand in your diary already" in said


def test_days_that_clash_are_chosen_for_all_and_one_by_one(
    signed_in: Client, user: User, log: Callable[..., Entry], make_food: MakeFood
) -> None:
    for day in (27, 28):
        log(make_food("Egg"), day=NOW.date().replace(month=1, day=day))
    address, said = look(signed_in, PLAIN)
    assert "On 2 days you have entries already" in said
    assert "Yours go: 2. Those of the file come in: 3." in said
    signed_in.post(address, {"go": "bring", "handling": "replace", "day-2026-01-28": "keep"})
    names = Entry.objects.of(user).order_by("date", "created_at").values_list("name", flat=True)
    assert sorted(names) == ["Egg", "Oats", "Salmon"]


def test_choices_of_one_page_of_days_are_kept_on_the_next(
    signed_in: Client, user: User, log: Callable[..., Entry]
) -> None:
    days = [NOW.date() - timedelta(days=ago) for ago in range(60, 0, -1)]
    for day in days:
        log(day=day)
    address, said = look(signed_in, "date,food\n" + "".join(f"{day},Tea\n" for day in days))
    assert "Page 1 of 2" in said
    chosen = signed_in.post(address, {"go": "page-2", "handling": "add", f"day-{days[0]}": "replace"})
    assert chosen["Location"] == f"{address}?page=2#days"
    assert "Page 2 of 2" in words_of(signed_in.get(f"{address}?page=2"))
    signed_in.post(address, {"go": "bring", "handling": "add", f"day-{days[-1]}": "keep"})
    assert Entry.objects.of(user).filter(name="Tea").count() == 59
    assert Entry.objects.of(user).count() == 60 + 59 - 1
    kept = DiaryImport.objects.of(user).get()
    assert kept.handling == {"": "add", days[0].isoformat(): "replace", days[-1].isoformat(): "keep"}


def test_question_of_the_file_is_asked_before_anything_else(signed_in: Client, user: User) -> None:
    address, said = look(signed_in, "date,food\n1/2/2026,Egg\n")
    assert "Bring it in" not in said
    signed_in.post(address, {"go": "bring"})
    assert not Entry.objects.of(user).exists()
    signed_in.post(address, {"go": "answers", "answer-day_order": "day_first"})
    assert "1 day, 1 Feb 2026" in words_of(signed_in.get(address))
    signed_in.post(address, {"go": "bring", "answer-day_order": "day_first"})
    assert Entry.objects.of(user).get().date.isoformat() == "2026-02-01"


def test_file_that_is_put_away_is_gone(signed_in: Client, user: User) -> None:
    address, _said = look(signed_in, PLAIN)
    signed_in.post(f"{address}discard/")
    assert not DiaryImport.objects.of(user).exists()
    assert signed_in.get(address).status_code == 404


def test_taking_back_says_what_goes_and_asks_about_changes(signed_in: Client, user: User) -> None:
    address, _said = look(signed_in, PLAIN)
    signed_in.post(address, {"go": "bring"})
    Entry.objects.of(user).filter(name="Oats").update(meal="dinner")
    said = words_of(signed_in.get(f"{address}take-back/"))
    assert "2 entries that it brought go" in said
    assert "Also 1 entry that you changed since" in said
    signed_in.post(f"{address}take-back/")
    assert Entry.objects.of(user).get().name == "Oats"
    assert {event.kind for event in AccountEvent.objects.of(user)} == {Kind.BROUGHT_IN, Kind.TAKEN_BACK}
    assert signed_in.post(f"{address}take-back/").status_code == 404


def test_room_that_is_missing_is_said_before_and_nothing_is_written(
    signed_in: Client, user: User, full_day: Entry
) -> None:
    address, _said = look(signed_in, "date,food\n2026-11-22,Egg\n")
    refused = signed_in.post(address, {"go": "bring", "handling": "add"})
    assert refused.status_code == 400
    assert "22 Nov 2026 would have 301 entries, and a day holds 300." in words_of(refused)
    assert Entry.objects.of(user).count() == 300


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7", "That is a PDF"), (b"date,food\n", "column names and no entry"), (b"", "That file is empty")],
)
def test_what_is_no_diary_is_refused_and_nothing_kept(
    signed_in: Client, user: User, content: bytes, words: str
) -> None:
    refused = send(signed_in, content)
    assert refused.status_code == 400
    assert words in words_of(refused)
    assert not DiaryImport.objects.of(user).exists()


def test_form_without_a_file_asks_for_one(signed_in: Client) -> None:
    assert "Choose the file that holds your diary." in words_of(signed_in.post(IMPORTS))


def test_too_large_a_file_is_dropped_on_its_way(signed_in: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 200_000)
    refused = send(signed_in, PLAIN + "2026-01-27,lunch,Tea,,,,,,\n" * 8_000)
    assert refused.status_code == 400
    assert "larger than 32 MB" in words_of(refused)


def test_trial_brings_in_a_short_diary_only(signed_in: Client, user: User) -> None:
    TrialAccount.objects.create(user=user, expires_at=NOW + timedelta(hours=2))
    assert "up to 2 MB" in words_of(send(signed_in, PLAIN + "2026-01-27,lunch,Tea,,,,,,\n" * 100_000))
    assert send(signed_in, PLAIN).status_code == 302


def test_no_other_page_takes_a_file(signed_in: Client) -> None:
    answer = signed_in.post(reverse("tracker:profile"), {"file": SimpleUploadedFile("x.csv", b"x")})
    assert answer.wsgi_request.FILES == {}


def test_visitors_file_is_kept_nowhere(client: Client, db: None) -> None:
    answer = send(client, PLAIN)
    assert answer["Location"].startswith("/accounts/login/")
    assert answer.wsgi_request.FILES == {}


def test_name_of_a_file_is_shown_as_text(signed_in: Client) -> None:
    address = send(signed_in, PLAIN, "x" * 200 + "<b>x\x00.csv")["Location"]
    page = signed_in.get(address).content.decode()
    assert "<b>x" not in page
    assert DiaryImport.objects.get().file_name == "x" * 112 + "<b>x.csv"


def test_thousands_of_lines_left_out_for_one_reason_are_one_line(
    signed_in: Client, log: Callable[..., Entry], django_assert_max_num_queries: Any
) -> None:
    log(day=NOW.date())
    sent = "date,food\n" + "2026-11-22,Egg\n" + "27,Tea\n" * 3_000 + "2026-13-01,Tea\n2026-11-30,Tea\n"
    address = send(signed_in, sent)["Location"]
    with django_assert_max_num_queries(12):
        said = words_of(signed_in.get(address))
    assert "3,002 lines cannot come in" in said
    assert "3,000 lines: 3–3,002" in said
