"""Where allauth asks how this site wants it."""

from typing import Any, cast

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.factors import FACTORS, has_shown_factor, remember_factor
from accounts.letters import NOTICES, security_notice
from accounts.requests import SessionRequest
from core.addresses import client_address
from core.encryption import decrypt, encrypt
from core.mail import owe_letter


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: administrators make accounts."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """An address that cannot even be read leads nowhere."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def get_client_ip(self, request: HttpRequest) -> str:
        address = client_address(request)
        if not address:
            # Attempts could not be counted. The server, or the proxy in front of it, has to say who asks.
            raise PermissionDenied("The server does not say where this request comes from.")
        return address

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        # Django empties a session that was somebody else's, and with it the factor that was shown a moment ago.
        has_shown = has_shown_factor(cast("SessionRequest", request), user)
        super().login(request, user)
        if has_shown:
            remember_factor(cast("SessionRequest", request), user)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        """Lead on to the newsroom, or first to the set-up of a second factor."""
        response = super().post_login(request, user, **kwargs)
        if has_shown_factor(cast("SessionRequest", request), user):
            return response
        return HttpResponseRedirect(reverse("second_factor_set_up"))

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        # allauth counts only what was shown a second time, and would ask again right after the first sign-in.
        records = get_authentication_records(self.request, self.request.user)
        now = timezone.now().timestamp()
        return not any(now - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT for record in records)

    def send_notification_mail(
        self, template_prefix: str, user: AbstractBaseUser, context: dict | None = None, email: str | None = None
    ) -> None:
        """Owe the person a letter of ours, in their language, through the outbox."""
        notice = template_prefix.rpartition("/")[2]
        if notice in NOTICES:
            owe_letter(security_notice, user_id=user.pk, notice=notice)


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right. Type the one that the app shows now; each code works once."),
        "cannot_delete_authenticator": _(
            "This is your last second factor. Set up another one, then take this one away."
        ),
    }

    def get_totp_issuer(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def _get_site_name(self) -> str:
        # What a passkey is filed under on the person's device.
        return str(settings.WAGTAIL_SITE_NAME)

    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second factor stays until there is another."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS).exclude(
            pk=authenticator.pk
        )
        return others.exists()
