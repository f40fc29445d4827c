"""What a new password must not be, beside short or common: OWASP ASVS 5, 6.2.1 to 6.2.12."""

from functools import cache
from typing import Final

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LEAST: Final = 8
ADVISED: Final = 15
MOST: Final = 4096  # characters; more is no password, and hashing it costs time
# What a guesser who knows this site tries first.
OF_THIS_SITE: Final = (
    "electrolog",
    "electrolyte",
    "magnesium",
    "potassium",
    "calcium",
    "vitamin",
    "fooddiary",
    "twitch",
)


class NotEndless:
    """Refuses more than MOST characters."""

    def validate(self, password: str, _user: User | None = None) -> None:
        if len(password) > MOST:
            raise ValidationError(
                ngettext("At most %(most)d character.", "At most %(most)d characters.", MOST), params={"most": MOST}
            )

    def get_help_text(self) -> str:
        return ngettext("At most %(most)d character.", "At most %(most)d characters.", MOST) % {"most": MOST}


class NotOfThisSite:
    """Refuses a word of this site with nothing but a few signs around it, such as "electrolog2026!"."""

    def validate(self, password: str, _user: User | None = None) -> None:
        letters = "".join(sign for sign in password.casefold() if sign.isalpha())
        for word in OF_THIS_SITE:
            if word in letters and len(password) - len(word) < LEAST:
                raise ValidationError(self.get_help_text(), code="password_of_this_site")

    def get_help_text(self) -> str:
        return _("Not a word of this site with a few signs around it.")


@cache
def common_passwords() -> bytes:
    """Django's list of the commonest passwords, a line each; those that are too short anyway are left out."""
    return "\n".join(sorted(word for word in CommonPasswordValidator().passwords if len(word) >= LEAST)).encode()
