from typing import cast

from asgiref.sync import sync_to_async
from django.contrib.auth import middleware
from django.utils.functional import SimpleLazyObject

from accounts.factors import person_behind
from accounts.requests import SessionRequest
from users.models import User


class AuthenticationMiddleware(middleware.AuthenticationMiddleware):
    """Django's middleware, for which a session without a second factor is nobody's."""

    def process_request(self, request: SessionRequest) -> None:
        super().process_request(request)
        request.auser = sync_to_async(lambda: person_behind(request))
        # Lazy, as Django's: a page that never asks who is there sends no cookie and can be cached.
        request.user = cast("User", SimpleLazyObject(lambda: person_behind(request)))
