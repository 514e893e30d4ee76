"""The translated texts that others may lean on: finished ones, of every page."""

from django.db.models import Q, QuerySet
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from translation.enums import TextState


def known_texts(locale: Locale) -> QuerySet[StringTranslation]:
    """What is translated into a language, without what is broken and what may speak of an earlier source."""
    settled = Q(standing__isnull=True) | ~Q(standing__state=TextState.TO_REVIEW)
    return StringTranslation.objects.filter(settled, locale=locale, has_error=False).exclude(data="")
