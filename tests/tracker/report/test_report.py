"""The report for a doctor or dietitian: what it says, what it leaves out, and the PDF of the same."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foods.nutrients import TRACKED
from tests.conftest import NOW, TODAY, MakeFood
from tests.tracker.report.conftest import (
    MEASURED,
    PAGE,
    PDF,
    LogDays,
    everything_said,
    pages_of,
    section_of,
    span,
    supplement_of,
)
from tracker.assessment.health.cautions import HealthStatement
from tracker.dashboard.spans import ALL, Span
from tracker.models import Entry, HealthAnswer, Profile
from tracker.person.diarist import Diarist
from tracker.report.contents import Report, report_on
from tracker.report.pdf import report_pdf, tones

MOST_QUERIES = 15  # with session, account and profile


def facts_of(report: Report, key: str) -> dict[str, str]:
    (part,) = [part for part in report.nutrients if part.key == key]
    return {term: text.replace("\N{NO-BREAK SPACE}", " ") for term, text in part.facts}


def test_it_says_who_which_days_and_what_they_allow_to_say(diarist: Diarist, log_days: LogDays) -> None:
    log_days(20, complete=16)
    report = report_on(diarist, span())
    assert ("Person", "Female, 40 years") in report.facts
    assert "20 of 28 days logged, 16 complete (10 from Monday to Friday, 6 at the weekend)" in everything_said(report)
    assert [part.key for part in report.nutrients] == [nutrient.key for nutrient in TRACKED]
    assert report.nutrients[0].headline == "Borderline: above the average need, not clearly enough"
    magnesium = facts_of(report, "magnesium")
    assert magnesium["Mean"].startswith("300 mg a day (")
    assert magnesium["Days"] == "16 complete of 20 logged · estimate"
    assert magnesium["Known"] == "every food has a value"
    assert magnesium["From"] == "food alone"
    assert magnesium["Reference"] == "EAR 265 mg, RDA 320 mg; upper level 350 mg from supplements"
    assert "confidence that the usual intake meets your need" in magnesium["Probability"]
    potassium = facts_of(report, "potassium")
    assert potassium["Reference"] == "AI 2,600 mg; upper level none set"
    assert "confidence that the usual intake is above it" in potassium["Probability"]
    assert "Median" in facts_of(report, "vitamin_d")


def test_authorities_that_differ_are_named(diarist: Diarist, log_days: LogDays) -> None:
    log_days(20, complete=20)
    assert any(remark.startswith("Authorities differ") for remark in report_on(diarist, span()).nutrients[0].remarks)


def test_what_is_unknown_lowers_the_claim_and_is_named(
    diarist: Diarist, log: Callable[..., Entry], make_food: MakeFood, log_days: LogDays
) -> None:
    log_days(8, complete=8)
    log(make_food("Chia", energy_kcal=100), portion_g=20)
    report = report_on(diarist, span())
    vitamin_d = facts_of(report, "vitamin_d")
    assert vitamin_d["Mean"].startswith("at least 4 µg")
    assert vitamin_d["Without a value"] == "Chia"
    assert "1 of 9 foods has no value" in vitamin_d["Known"]
    assert "some foods have no value: how much comes on top is unknown" in [item.text for item in report.key]


def test_at_most_five_foods_are_listed_most_first(
    diarist: Diarist, log: Callable[..., Entry], make_food: MakeFood
) -> None:
    for number in range(7):
        log(make_food(f"Food {number}", magnesium_mg=10 + number), portion_g=100)
    foods = report_on(diarist, span()).nutrients[0].foods
    assert [food.name for food in foods] == [f"Food {number}" for number in (6, 5, 4, 3, 2)]
    assert foods[0].share == "18%"  # 16 of 91 mg
    assert foods[0].amount == "16\N{NO-BREAK SPACE}mg a day"


def test_supplements_are_told_by_times_days_meals_and_what_one_holds(
    diarist: Diarist, user: User, log: Callable[..., Entry], log_days: LogDays
) -> None:
    log_days(5, complete=5)
    tablet = supplement_of(user, magnesium_mg=400, vitamin_d_ug=0)
    for back, meal in ((0, "breakfast"), (0, "dinner"), (3, "breakfast")):
        log(tablet, day=TODAY - timedelta(days=back), meal=meal)
    report = report_on(diarist, span())
    (line,) = section_of(report, "Supplements taken").lines
    assert line.term == "Magnesium tablet"
    assert line.text.replace("\N{NO-BREAK SPACE}", " ") == (
        "3 times on 2 of 5 logged days, 19 Nov to 22 Nov, at: breakfast, dinner. Each time: Magnesium 400 mg. "
        "No value for Calcium, Potassium."
    )
    assert report.nutrients[0].foods[1].name == "Magnesium tablet (supplement)"
    assert "from supplements" in [item.text for item in report.key]


def test_a_supplement_renamed_since_is_one_supplement(
    diarist: Diarist, user: User, log: Callable[..., Entry], log_days: LogDays
) -> None:
    log_days(5, complete=5)
    tablet = supplement_of(user, magnesium_mg=400)
    log(tablet, day=TODAY - timedelta(days=3))
    tablet.name = "Magnesium 400"
    tablet.save()
    log(tablet)
    (line,) = section_of(report_on(diarist, span()), "Supplements taken").lines
    assert line.term == "Magnesium 400"
    assert line.text.startswith("2 times on 2 of 5 logged days")


def test_an_upper_level_notice_comes_before_the_verdict(
    diarist: Diarist, user: User, log: Callable[..., Entry], log_days: LogDays
) -> None:
    log_days(8, complete=8)
    tablet = supplement_of(user, magnesium_mg=600)
    for back in range(8):
        log(tablet, day=TODAY - timedelta(days=back))
    part = report_on(diarist, span()).nutrients[0]
    assert part.notice.startswith("On average above the upper level")
    assert part.headline == "Very likely enough"


def test_without_a_complete_day_nothing_is_said_about_need(diarist: Diarist, log_days: LogDays) -> None:
    log_days(5)
    report = report_on(diarist, span())
    assert "Nothing can be said before 3 complete days: a forgotten snack would look like a shortfall." in report.notes
    assert {part.headline for part in report.nutrients} == {"Too early to say"}
    assert all(part.withheld and not part.drawing.dots for part in report.nutrients)
    assert "Probability" not in everything_said(report)
    assert pages_of(report_pdf(report)) <= 2


def test_a_verdict_that_is_withheld_draws_no_mean(diarist: Diarist, log_days: LogDays) -> None:
    log_days(10, complete=10, magnesium_mg=None)
    magnesium, calcium = report_on(diarist, span()).nutrients[:2]
    assert magnesium.headline.startswith("Can’t tell")
    assert not magnesium.drawing.dots
    assert calcium.drawing.dots


def test_without_age_and_sex_amounts_are_daily_values_and_there_is_no_verdict(
    diarist: Diarist, user: User, log_days: LogDays
) -> None:
    Profile.objects.of(user).update(birth_year=None, birth_month=None, sex="")
    log_days(20, complete=20)
    report = report_on(Diarist(user, now=NOW), span())
    said = everything_said(report)
    assert report.nutrients[0].headline == "71% Daily Value"  # 300 mg of 420
    assert "US labels of 2016" in said
    for word in ("RDA", "Probably", "Likely", "Borderline", "confidence"):
        assert word not in said
    assert pages_of(report_pdf(report)) <= 2


def test_the_size_stands_there_only_while_energy_is_checked_against_it(
    diarist: Diarist, user: User, log_days: LogDays
) -> None:
    log_days(8, complete=8, energy_kcal=700)
    Profile.objects.of(user).update(height_cm=170, weight_kg=68)
    checked = everything_said(report_on(Diarist(user, now=NOW), span()))
    assert "170 cm, 68 kg" in checked
    assert "Your diary’s energy looks low for your size" in checked
    assert "Goldberg" in checked
    Profile.objects.of(user).update(energy_check=False)
    unchecked = everything_said(report_on(Diarist(user, now=NOW), span()))
    assert "170 cm" not in unchecked
    assert "Goldberg" not in unchecked


def test_health_answers_and_the_user_name_are_no_part_of_it(
    signed_in: Client, diarist: Diarist, user: User, log_days: LogDays
) -> None:
    log_days(8, complete=8)
    plain = everything_said(report_on(diarist, span()))
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.SOME)
    assert everything_said(report_on(diarist, span())) == plain
    assert "anna" not in plain


def test_vitamin_d_is_in_the_unit_of_the_setting(diarist: Diarist, user: User, log_days: LogDays) -> None:
    Profile.objects.of(user).update(vitamin_d_unit="iu")
    log_days(8, complete=8)
    report = report_on(Diarist(user, now=NOW), span())
    assert report.nutrients[3].chart_title == "Intake a day, IU"
    assert facts_of(report, "vitamin_d")["Mean"].startswith("160 IU")
    assert "RDA 600" in [label.text for label in report.nutrients[3].drawing.labels]


def test_references_name_the_values_the_food_tables_and_the_method(
    diarist: Diarist, user: User, log: Callable[..., Entry], log_days: LogDays
) -> None:
    log_days(3)
    log(supplement_of(user, magnesium_mg=10))
    lines = dict(section_of(report_on(diarist, span()), "References").lines)
    assert "IOM 1997" in lines["Reference intakes"]
    assert lines["Reference intakes"].count("IOM 2011 DRI Calcium and Vitamin D") == 1
    assert lines["Amounts in foods"] == "USDA SR Legacy, 1 Apr 2019; own foods, as entered from labels and recipes."


def test_the_medical_sentence_is_the_one_that_closes_every_page(signed_in: Client, diarist: Diarist) -> None:
    medical = report_on(diarist, span()).warnings[-1].text
    assert signed_in.get(PAGE).text.count(medical) == 2  # in the report, and below every page


def test_the_colours_of_the_pdf_are_those_of_the_pages() -> None:
    tokens = (settings.BASE_DIR / "tracker/static/tracker/site/tokens.css").read_text(encoding="utf-8")
    assert list(tones()) == [nutrient.key for nutrient in TRACKED]
    for key, (red, green, blue) in tones().items():
        assert f"--{key.replace('_', '-')}: light-dark(#{red:02x}{green:02x}{blue:02x}," in tokens


@pytest.mark.parametrize("days", [1, 7, 28, 92, 93, 365, 800])
def test_every_span_fits_on_two_pages(diarist: Diarist, log_days: LogDays, days: int) -> None:
    log_days(min(days, 40), complete=min(days, 30))
    pdf = report_pdf(report_on(diarist, span(days)))
    assert pdf.startswith(b"%PDF")
    assert 1 <= pages_of(pdf) <= 2


def test_ten_years_are_drawn_by_months(diarist: Diarist, log: Callable[..., Entry], make_food: MakeFood) -> None:
    food = make_food("Oats", **MEASURED)
    for month in range(40):
        log(food, day=TODAY - timedelta(days=90 * month), portion_g=100)
    report = report_on(diarist, Span(TODAY - timedelta(days=3650), TODAY, ALL))
    assert report.nutrients[0].chart_title == "Mean a day of each month, mg"
    assert len(report.nutrients[0].drawing.boxes) == 40
    assert pages_of(report_pdf(report)) <= 2


def test_long_names_in_other_scripts_are_cut_and_written(diarist: Diarist, log_days: LogDays) -> None:
    for number, name in enumerate(("Φακές με √ και µg ≥ 3 " * 12, "Борщ со сметаной " * 15, "x" * 300, "豆腐 🥦 حمص")):
        log_days(4, complete=4, name=name, magnesium_mg=100 + number)
    report = report_on(diarist, span())
    assert all(len(food.name) <= 56 for food in report.nutrients[0].foods)
    assert pages_of(report_pdf(report)) <= 2


def test_an_empty_span_gets_a_sentence_and_a_way_on(signed_in: Client) -> None:
    page = signed_in.get(PAGE)
    assert page.status_code == 200
    assert "Nothing is logged in these days" in page.text
    assert reverse("tracker:today") in page.text
    assert PDF not in page.text
    pdf = signed_in.post(PDF)
    assert pdf.status_code == 200
    assert pages_of(pdf.content) == 1


def test_the_page_says_what_was_gathered(signed_in: Client, diarist: Diarist, log_days: LogDays) -> None:
    log_days(20, complete=16)
    text = signed_in.get(PAGE, {"days": "7"}).text
    for part in report_on(diarist, span(7)).nutrients:
        assert f'aria-label="{part.chart_words}"' in text
        assert text.count(part.headline)
    assert f"{PDF}?days=7" in text
    assert "<title>Report on a food diary" in text


def test_the_pdf_is_a_file_named_by_its_days(signed_in: Client, log_days: LogDays) -> None:
    log_days(3)
    answer = signed_in.post(f"{PDF}?from=2026-11-20&to=2026-11-22")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="electrolog-report-2026-11-20-2026-11-22.pdf"'
    assert {"private", "no-store"} == set(answer["Cache-Control"].split(", "))


@pytest.mark.parametrize("address", [PAGE, PDF])
def test_an_address_that_names_no_span_is_answered_with_a_sentence(signed_in: Client, address: str) -> None:
    answer = signed_in.post(f"{address}?days=5")
    assert answer.status_code == 400
    assert "There is no such span" in answer.text


def test_nobody_else_s_days_are_in_it(
    client: Client, stranger: User, at_noon: object, profile: Profile, log_days: LogDays
) -> None:
    log_days(5, complete=5, name="Secret stew")
    client.force_login(stranger)
    assert "Secret stew" not in client.get(PAGE).text
    assert everything_said(report_on(Diarist(stranger, now=NOW), span())).count("Secret stew") == 0


@pytest.mark.parametrize("address", [PAGE, PDF])
def test_more_days_and_entries_cost_no_more_queries(signed_in: Client, log_days: LogDays, address: str) -> None:
    counts = []
    for days, meals in ((5, 1), (25, 3)):
        log_days(days, complete=days, meals=meals, vitamin_d_ug=None)
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.post(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= MOST_QUERIES


def test_the_dashboard_leads_to_the_report_on_its_span(signed_in: Client, log_days: LogDays) -> None:
    log_days(5, complete=3)
    assert f'href="{PAGE}?days=90"' in signed_in.get(reverse("tracker:dashboard"), {"days": "90"}).text
