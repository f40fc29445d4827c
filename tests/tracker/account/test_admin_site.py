"""The admin: the site's own sign-in, a second factor for whoever opens it, and nobody's account in it."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

ADMIN = "/admin/"
FOODS = "/admin/foods/food/"
SIGN_IN = reverse("account_login")


@pytest.fixture
def staff(user: User) -> User:
    User.objects.filter(pk=user.pk).update(is_staff=True, is_superuser=True)
    user.refresh_from_db()
    return user


@pytest.fixture
def with_an_app(staff: User) -> User:
    Authenticator.objects.create(user=staff, type=Authenticator.Type.TOTP, data={"secret": "A" * 32})
    return staff


@pytest.mark.parametrize("path", [ADMIN, FOODS, "/admin/login/"])
@pytest.mark.django_db
def test_visitors_end_at_the_sign_in_of_the_site(client: Client, path: str) -> None:
    answer = client.get(path, follow=True)

    assert answer.redirect_chain[-1][0].startswith(SIGN_IN)


def test_the_admin_has_no_sign_in_of_its_own(client: Client, with_an_app: User) -> None:
    client.post("/admin/login/", {"username": "anna", "password": "correct horse 7", "next": ADMIN})

    assert "_auth_user_id" not in client.session


def test_the_way_to_the_admin_asks_for_the_second_step(client: Client, with_an_app: User) -> None:
    answer = client.post(SIGN_IN, {"login": "anna", "password": "correct horse 7", "next": ADMIN})

    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert client.get(ADMIN).status_code == 302


@pytest.mark.parametrize("path", [ADMIN, FOODS, "/admin/jsi18n/"])
def test_staff_without_a_second_factor_see_nothing_and_are_led_to_set_it_up(
    signed_in: Client, staff: User, path: str
) -> None:
    answer = signed_in.get(path, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("mfa_index")
    assert "Set one up here, then open it again." in answer.text
    assert "foods" not in answer.text.lower().partition("<main")[2].partition("</main")[0]


def test_recovery_codes_alone_are_no_second_factor(signed_in: Client, staff: User) -> None:
    Authenticator.objects.create(user=staff, type=Authenticator.Type.RECOVERY_CODES, data={})

    assert signed_in.get(ADMIN).status_code == 302


def test_staff_with_a_second_factor_see_the_food_tables(signed_in: Client, with_an_app: User) -> None:
    assert "Foods" in signed_in.get(ADMIN).text
    assert signed_in.get(FOODS).status_code == 200


def test_the_second_factor_can_be_left_to_the_staff(signed_in: Client, staff: User, settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR = False

    assert signed_in.get(ADMIN).status_code == 200


def test_people_who_do_not_run_the_site_are_refused(signed_in: Client) -> None:
    assert signed_in.get(ADMIN, follow=True).status_code == 403


@pytest.mark.parametrize(
    "path", ["auth/user/", "auth/group/", "account/emailaddress/", "mfa/authenticator/", "tracker/session/"]
)
def test_rows_of_accounts_are_not_in_the_admin(signed_in: Client, with_an_app: User, path: str) -> None:
    assert signed_in.get(ADMIN + path).status_code == 404


def test_nothing_can_be_changed_in_the_admin(with_an_app: User) -> None:
    request = RequestFactory().get(ADMIN)
    request.user = with_an_app
    allowed = [
        model.__name__
        for model, shown in admin.site._registry.items()
        if shown.has_add_permission(request)
        or shown.has_change_permission(request)
        or shown.has_delete_permission(request)
    ]
    assert len(admin.site._registry) == 3
    assert allowed == []


def test_password_and_sign_out_are_the_site_s(signed_in: Client, with_an_app: User) -> None:
    assert signed_in.get("/admin/password_change/").headers["Location"] == reverse("account_change_password")
    assert signed_in.post("/admin/logout/").headers["Location"] == "/"
    assert "_auth_user_id" not in signed_in.session
