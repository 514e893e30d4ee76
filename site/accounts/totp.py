"""Authenticator apps seen from the other side: for the demo's staff and for tests, who have no phone."""

import time

# allauth offers no public way to these two; the version is pinned to one line of releases.
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from users.models import User


def enrol(*, user: User, secret: str) -> None:
    """Set up an authenticator app for somebody who has none; `secret` is base32, as apps take it."""
    data = {"secret": get_adapter().encrypt(secret)}
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": data})


def code_now(secret: str) -> str:
    """The code that an app with this secret shows at this moment (RFC 6238)."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // app_settings.TOTP_PERIOD))
