"""Who counts as signed in: a person whose session itself has shown a second factor.

A password alone is not enough, through whatever door it came in. The rule therefore stands where everybody asks
who is there, in `request.user`, and not at each door.
"""

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from accounts.requests import SessionRequest
from users.models import User

# Recovery codes stand in for one of these that was lost; by themselves they are none.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
SHOWN_BY = "second_factor_shown_by"
# What somebody may open who has given the password and has no second factor yet.
SET_UP_VIEWS = {
    "second_factor_set_up",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "account_logout",
}


def has_factor(user: User | AnonymousUser) -> bool:
    return Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()


def remember_factor(request: SessionRequest, user: AbstractBaseUser) -> None:
    """Note in the session that this person has just shown a second factor."""
    request.session[SHOWN_BY] = str(user.pk)


def has_shown_factor(request: SessionRequest, user: AbstractBaseUser | AnonymousUser) -> bool:
    return request.session.get(SHOWN_BY) == str(user.pk)


def person_behind(request: SessionRequest) -> AbstractBaseUser | AnonymousUser:
    """Who is signed in with both factors; between the two, somebody new may set up the second one and nothing else."""
    user = get_user(request)
    if user.is_anonymous or has_shown_factor(request, user):
        return user
    view = request.resolver_match.url_name if request.resolver_match else None
    return user if view in SET_UP_VIEWS and not has_factor(user) else AnonymousUser()
