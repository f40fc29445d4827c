"""Prints a link with which one person can choose a new password: for sites that send no e-mail."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import timezone

from tracker.account.events import Kind, keep
from tracker.models import TrialAccount


class Command(BaseCommand):
    help = "Print a link that lets this person choose a new password, once and for three days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("user", help="the person's user name")

    def handle(self, *_args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["user"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no account named {options['user']!r}.")
        if TrialAccount.objects.of(user).exists():
            raise CommandError(f"{user.username} is a trial account, which has no password.")
        path = reverse(
            "account_reset_password_from_key",
            kwargs={"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)},
        )
        keep(user, Kind.LINK_MADE, now=timezone.now())
        self.stdout.write(settings.SITE_URL + path)
