"""allauth's forms for a code of the second step, at sign-in and where it is asked for again: a wrong one is kept."""

from allauth.core import context
from allauth.mfa.base import forms
from django.core.exceptions import ValidationError

from tracker.account.events import Kind, record


class KeepsWrongCodes(forms.BaseAuthenticateForm):  # type: ignore[misc]
    def clean_code(self) -> str:
        try:
            code: str = super().clean_code()
        except ValidationError:
            record(context.request, self.user, Kind.WRONG_CODE)
            raise
        return code


class SecondStepForm(KeepsWrongCodes, forms.AuthenticateForm):  # type: ignore[misc]
    pass


class CodeAgainForm(KeepsWrongCodes, forms.ReauthenticateForm):  # type: ignore[misc]
    pass
