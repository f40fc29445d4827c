"""What every answer tells the browser, over every address of the site."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.access.addresses import ADDRESSES, PLAIN_AND_HTMX, asked
from tests.conftest import TODAY
from tracker.home.trial_views import open_trial
from tracker.models import TrialAccount

EVERY_VISIT = [(address, method) for address in ADDRESSES for method in ("GET", "POST")]
PUBLIC = {"tracker:common_passwords"}  # the same for everybody
CLEAR = '"cache", "storage"'


def test_no_answer_to_a_person_is_kept_by_a_browser_or_a_proxy(signed_in: Client, values: dict[str, object]) -> None:
    answers = asked(EVERY_VISIT, values, of=signed_in, headers=PLAIN_AND_HTMX)
    kept = {name for name, answer in answers if answer.get("Cache-Control") != "no-store, private"}
    assert {name.split()[1] for name in kept} == PUBLIC


def test_a_charts_numbers_and_a_report_are_kept_nowhere(signed_in: Client) -> None:
    chart = reverse("tracker:chart_csv", args=["daily"])
    answers = [signed_in.get(chart), signed_in.post(reverse("tracker:report_pdf")), signed_in.get("/nothing-here/")]
    assert [answer["Content-Type"].split(";")[0] for answer in answers] == ["text/csv", "application/pdf", "text/html"]
    assert {answer["Cache-Control"] for answer in answers} == {"no-store, private"}


@pytest.mark.django_db
def test_a_page_that_holds_nothing_of_anybody_may_be_kept(client: Client) -> None:
    assert "Cache-Control" not in client.get("/about/")


def test_no_page_may_use_devices_and_the_barcode_page_only_the_camera(signed_in: Client) -> None:
    other = signed_in.get(reverse("tracker:day", args=[TODAY]))["Permissions-Policy"]
    barcode = signed_in.get(reverse("tracker:barcode", args=[TODAY]))["Permissions-Policy"]
    assert {"camera=()", "microphone=()", "geolocation=()"} < set(other.split(", "))
    assert set(barcode.split(", ")) - set(other.split(", ")) == {"camera=(self)"}


def test_no_answer_can_be_embedded_or_opened_by_another_site(signed_in: Client) -> None:
    answer = signed_in.get(reverse("tracker:account"))
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"


def test_signing_out_clears_what_the_browser_keeps(signed_in: Client) -> None:
    assert "Clear-Site-Data" not in signed_in.get(reverse("tracker:account"))
    assert signed_in.post(reverse("account_logout"))["Clear-Site-Data"] == CLEAR


def test_the_end_of_an_account_clears_what_the_browser_keeps(signed_in: Client, user: User) -> None:
    page = reverse("tracker:delete_account")
    signed_in.post(page, {"confirmation": "anna"})
    deleted = signed_in.post(reverse("account_reauthenticate"), {"password": "correct horse 7", "next": page})
    assert not User.objects.filter(pk=user.pk).exists()
    assert deleted["Clear-Site-Data"] == CLEAR


def test_the_end_of_a_trial_clears_what_the_browser_keeps(client: Client, at_noon: object, db: None) -> None:
    trial = open_trial(now=timezone.now(), time_zone="UTC")
    client.force_login(trial.user)
    TrialAccount.objects.update(expires_at=timezone.now())
    assert client.get(reverse("tracker:account"))["Clear-Site-Data"] == CLEAR
