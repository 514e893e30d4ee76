"""What browsers tell of passkeys, looked at before allauth builds on it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, AuthenticatorAttestationResponse, RegistrationResponse

NOT_USED = _("The passkey was not used. Try again, or take another way.")

WRITTEN_AS_TEXT = ["id", "rawId", "clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]


class PasskeyField(forms.JSONField):
    """A browser's word about a passkey; whatever no browser sends is refused in words.

    allauth takes the shape for granted. On half an answer it breaks, and for 0 or false, which it takes for none, it
    adds a passkey that nobody holds.
    """

    widget = forms.HiddenInput
    default_error_messages = {"required": NOT_USED, "invalid": NOT_USED}

    def __init__(self, shape: type[RegistrationResponse | AuthenticationResponse]) -> None:
        self.shape = shape
        super().__init__()

    def to_python(self, value: Any) -> Any:
        # Browsers escape only what a database may refuse: control characters and halves of characters.
        if "\\u" in (value or ""):
            raise self._refusal()
        try:
            answer = super().to_python(value)
            if answer is not None:
                self._check(answer)
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise self._refusal() from error
        return answer

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What is shown again: nothing, for each challenge is answered once."""
        return initial

    def _check(self, answer: Any) -> None:
        if not isinstance(answer, Mapping) or not isinstance(answer["response"], Mapping):
            raise TypeError
        # fido2 makes as many bytes of a number as it says, be it all the memory there is.
        parts = {**answer, **answer["response"]}
        if any(not isinstance(parts.get(name), str | None) for name in WRITTEN_AS_TEXT):
            raise TypeError
        told = self.shape.from_dict(answer).response
        # Without a key in it, there is nothing to recognise anybody by.
        if isinstance(told, AuthenticatorAttestationResponse) and not told.attestation_object.auth_data.credential_data:
            raise ValueError

    def _refusal(self) -> ValidationError:
        return ValidationError(self.error_messages["invalid"], code="invalid")
