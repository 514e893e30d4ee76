"""allauth's forms in the words of this site, and without placeholders, which vanish when one begins to type."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from accounts.passkey_fields import NOT_USED, PasskeyField


class OwnWords(forms.BaseForm):
    """Takes placeholders away and sets labels and help texts by the name of the field."""

    labels: dict[str, Any] = {}
    help_texts: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, field.help_text)


CODE_HELP = _("The six digits that your authenticator app shows now.")


class LoginForm(OwnWords, account_forms.LoginForm):
    labels = {"login": _("E-mail address"), "password": _("Password"), "remember": _("Stay signed in for two weeks")}
    help_texts = {"password": "", "remember": _("Only on a device of your own.")}


class ReauthenticateForm(OwnWords, account_forms.ReauthenticateForm):
    labels = {"password": _("Password")}


class ChangePasswordForm(OwnWords, account_forms.ChangePasswordForm):
    labels = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password, once more"),
    }


class AuthenticateForm(OwnWords, mfa_forms.AuthenticateForm):
    labels = {"code": _("Code")}
    help_texts = {"code": _("The six digits that your authenticator app shows now, or one of your recovery codes.")}


class ReauthenticateByCodeForm(OwnWords, mfa_forms.ReauthenticateForm):
    labels = {"code": _("Code")}
    help_texts = {"code": CODE_HELP}


class ActivateTOTPForm(OwnWords, totp_forms.ActivateTOTPForm):
    labels = {"code": _("Code")}
    help_texts = {"code": CODE_HELP}


class PasskeyWords(OwnWords):
    """allauth has one sentence for codes and passkeys. Whoever holds a passkey has no code to type."""

    def add_error(self, field: str | None, error: ValidationError | str) -> None:
        if isinstance(error, ValidationError) and getattr(error, "code", None) == "incorrect_code":
            error = ValidationError(NOT_USED, code="incorrect_code")
        super().add_error(field, error)


class AddWebAuthnForm(PasskeyWords, webauthn_forms.AddWebAuthnForm):
    credential = PasskeyField(RegistrationResponse)

    labels = {"name": _("Name of the passkey")}
    help_texts = {"name": _("By which you will know it again, such as the device it is on.")}


class AuthenticateWebAuthnForm(PasskeyWords, webauthn_forms.AuthenticateWebAuthnForm):
    credential = PasskeyField(AuthenticationResponse)


class ReauthenticateWebAuthnForm(PasskeyWords, webauthn_forms.ReauthenticateWebAuthnForm):
    credential = PasskeyField(AuthenticationResponse)


class EditWebAuthnForm(OwnWords, webauthn_forms.EditWebAuthnForm):
    labels = {"name": _("Name of the passkey")}
