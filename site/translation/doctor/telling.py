"""The nightly examination, and the letter about it."""

import logging

from django.core.cache import cache
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Page

from accounts.selectors import language_of
from core.mail import Letter, letter, owe_letter
from translation.doctor.examination import ILLNESSES, examine
from users.models import User

logger = logging.getLogger(__name__)

# Codes and page ids of the last examination: letters are composed one by one, and examining takes its time.
FOUND = "translation.doctor.found"
KEPT_SECONDS = 3 * 24 * 60 * 60
NAMED_IN_LETTER = 20


@transaction.atomic
def examine_and_tell() -> int:
    """Write what is wrong to the log, and to reviewers and administrators where it is not what they know already."""
    found = [(ailment.code, ailment.page.pk) for ailment in examine()]
    known = cache.get(FOUND) or []
    cache.set(FOUND, found, KEPT_SECONDS)
    if found:
        logger.error("The translation doctor found: %s.", ", ".join(f"{code} (page {key})" for code, key in found))
    if set(found) - {tuple(row) for row in known}:
        for user in _readers():
            owe_letter(ailments_found, user_id=user.pk)
    return len(found)


@letter
def ailments_found(*, user_id: int) -> Letter | None:
    """To a reviewer or administrator; none where all is well again."""
    user = _readers().filter(pk=user_id).first()
    found = cache.get(FOUND)
    if found is None:
        found = [(ailment.code, ailment.page.pk) for ailment in examine()]
    if user is None or not found:
        return None
    pages = Page.objects.in_bulk([key for _code, key in found])
    rows = [{"page": pages[key], "words": ILLNESSES[code].words} for code, key in found if key in pages]
    return Letter(
        to=user.email,
        language=language_of(user),
        template="translation_ailments",
        context={"rows": rows[:NAMED_IN_LETTER], "more": max(len(rows) - NAMED_IN_LETTER, 0), "count": len(rows)},
    )


def _readers() -> QuerySet[User]:
    in_charge = Q(is_superuser=True) | Q(groups__name__in=["Administrators", "Reviewers"])
    return User.objects.filter(in_charge, is_active=True).order_by("pk").distinct()
