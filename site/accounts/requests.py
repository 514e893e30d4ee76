from collections.abc import Awaitable, Callable

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from users.models import User


class SessionRequest(HttpRequest):
    """A request as it is behind the middleware: with a session and with somebody. Only for annotations."""

    session: SessionBase
    user: User | AnonymousUser
    # While an administrator edits somebody (accounts/wagtail_hooks.py): what stood there before.
    signed_in_by: dict[str, str]
    auser: Callable[[], Awaitable[User | AnonymousUser]]
