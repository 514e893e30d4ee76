from django.conf import settings

from users.models import User


def language_of(user: User) -> str:
    """The language that this member of staff chose in the admin, or else the source language."""
    profile = getattr(user, "wagtail_userprofile", None)
    chosen = profile.preferred_language if profile else ""
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
