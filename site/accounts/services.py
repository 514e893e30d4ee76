from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from accounts.letters import security_notice
from accounts.sessions import SessionStore
from core.encryption import renew
from core.mail import owe_letter
from users.models import User

# Where allauth keeps what accounts.adapters encrypts: of an app, and of recovery codes.
SECRETS = ("secret", "seed")


@transaction.atomic
def take_away_factors(*, user: User) -> None:
    """Let somebody who lost phone and recovery codes set up a second factor anew.

    All their sessions end: whoever found the phone is out. They are told by mail.
    """
    end_sessions(user=user)
    Authenticator.objects.filter(user=user).delete()
    owe_letter(security_notice, user_id=user.pk, notice="factors_taken_away")


def renew_secrets() -> int:
    """Encrypt the secrets of all second factors again with the newest key; how many were not under it yet."""
    renewed = 0
    for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        # Row by row and locked: the same column counts which recovery codes were used.
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if factor and _renew(factor):
                renewed += 1
    return renewed


def _renew(factor: Authenticator) -> bool:
    fresh = {name: renew(factor.data[name]) for name in SECRETS if name in factor.data}
    if fresh.items() <= factor.data.items():
        return False
    factor.data.update(fresh)
    factor.save(update_fields=["data"])
    return True


def delete_ended_sessions() -> None:
    """Forget sessions whose time is over, and the addresses and browsers of all that ended."""
    SessionStore.clear_expired()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


def end_sessions(*, user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()
