"""allauth's notices of a changed account, by the template of the e-mail: what each says happened."""

from typing import Final

from tracker.account.events import Kind

CHANGE_OF: Final = {
    "account/email/password_changed": Kind.PASSWORD_CHANGED,
    "account/email/password_set": Kind.PASSWORD_SET,
    "account/email/password_reset": Kind.PASSWORD_RESET,
    "account/email/email_changed": Kind.EMAIL_CHANGED,
    "account/email/email_deleted": Kind.EMAIL_REMOVED,
    "mfa/email/totp_activated": Kind.APP_ADDED,
    "mfa/email/totp_deactivated": Kind.APP_REMOVED,
    "mfa/email/webauthn_added": Kind.KEY_ADDED,
    "mfa/email/webauthn_removed": Kind.KEY_REMOVED,
    "mfa/email/recovery_codes_generated": Kind.CODES_MADE,
}
OF_THE_PASSWORD: Final = {Kind.PASSWORD_CHANGED, Kind.PASSWORD_SET, Kind.PASSWORD_RESET}
