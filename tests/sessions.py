"""Staff who are signed in, as a test needs them: with a password and a second factor."""

import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.test import Client

from accounts.factors import SHOWN_BY
from users.models import User


def sign_in(client: Client, user: User) -> None:
    client.force_login(user)
    session = client.session
    session[SHOWN_BY] = str(user.pk)
    # As allauth notes it: who has just signed in is not asked again before they change how they sign in.
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time.time()}]
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user.pk)
    session.save()


def session_cookie(user: User) -> str:
    """The value of a session cookie for a browser, in which this person is signed in."""
    client = Client()
    sign_in(client, user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
