"""allauth's forms in this site's words: labels, and help that says what a field is for."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.forms import LoginForm, SignupForm
from allauth.account.models import EmailAddress
from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.account.events import Kind, record

WHAT_A_PASSWORD_NEEDS = _(
    "At least 8 characters; 15 or more are better, such as four words that do not belong together. "
    "Every sign and space is fine, and so is pasting. The commonest passwords are refused."
)


def ask_for_a_new_password(form: forms.Form) -> None:
    form.fields["password1"].label = _("New password")
    form.fields["password1"].help_text = WHAT_A_PASSWORD_NEEDS
    form.fields["password2"].label = _("New password again")


class SignInForm(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false", "autofocus": True}


class SignUpForm(SignupForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("User name")
        self.fields["username"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        self.fields["email"].label = _("E-mail (optional)")
        self.fields["email"].help_text = _("Only for a link to a new password, should you forget yours.")
        self.fields["password1"].help_text = WHAT_A_PASSWORD_NEEDS


class ChangePasswordForm(allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Current password")
        ask_for_a_new_password(self)


class SetPasswordForm(allauth_forms.SetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_for_a_new_password(self)


class NewPasswordForm(allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_for_a_new_password(self)


class AddAddressForm(allauth_forms.AddEmailForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")

    def save(self, request: HttpRequest) -> EmailAddress:
        """allauth tells the new address alone; a link to a new password could go there, so the person is told too."""
        address: EmailAddress = super().save(request)
        record(request, self.user, Kind.EMAIL_ADDED)
        return address


class DeleteAccountForm(forms.Form):
    """The question before an account goes: its user name, so that no click too many does it."""

    confirmation = forms.CharField(error_messages={"required": _("Fill this in to delete the account.")})

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        field = self.fields["confirmation"]
        field.label = gettext("Your user name (%(name)s)") % {"name": user.username}
        field.widget = forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})

    def clean_confirmation(self) -> str:
        typed: str = self.cleaned_data["confirmation"]
        if typed != self.user.username:
            raise forms.ValidationError(gettext("That is not your user name. Nothing was deleted."))
        return typed
