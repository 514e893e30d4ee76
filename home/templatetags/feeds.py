from django import template
from django.conf import settings
from django.utils.translation import get_language

from home.feeds.selectors import FeedLink, feeds_about

register = template.Library()


@register.simple_tag
def feeds_for(page: object) -> list[FeedLink]:
    """The feeds that a page names in its head."""
    speaks_all = getattr(page, "stands_for_every_language", False)
    languages = [code for code, _name in settings.LANGUAGES] if speaks_all else [get_language()]
    return feeds_about(page, languages=languages)
