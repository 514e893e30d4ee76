from allauth.account.signals import user_logged_in
from allauth.mfa.signals import authenticator_added, authenticator_used
from allauth.usersessions.models import UserSession
from django.contrib.auth.base_user import AbstractBaseUser
from django.dispatch import receiver

from accounts.factors import has_shown_factor, remember_factor
from accounts.letters import security_notice
from accounts.requests import SessionRequest
from accounts.services import renew_secrets
from core.events import keys_rotated
from core.mail import owe_letter


# A factor that was just set up was shown in doing so: its first code was right.
@receiver(authenticator_used)
@receiver(authenticator_added)
def note_second_factor(request: SessionRequest, user: AbstractBaseUser, **_kwargs: object) -> None:
    remember_factor(request, user)


@receiver(user_logged_in)
def tell_of_sign_in(request: SessionRequest, user: AbstractBaseUser, **_kwargs: object) -> None:
    session = UserSession.objects.filter(session_key=request.session.session_key).first()
    notice = "signed_in" if has_shown_factor(request, user) else "password_given"
    known = {"session_id": session.pk} if session else {}
    owe_letter(security_notice, user_id=user.pk, notice=notice, **known)


@receiver(keys_rotated)
def renew_second_factors(**_kwargs: object) -> str:
    return f"Secrets of second factors: {renew_secrets()} renewed."
