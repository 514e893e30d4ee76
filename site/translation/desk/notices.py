"""What translators are told at the top of a page, by whoever knows it.

An app above registers a function in its file desk_notices.py, which translation/wagtail_hooks.py looks for.
"""

from collections.abc import Callable

from django.db.models import Model
from wagtail.models import Locale
from wagtail_localize.models import Translation

# The page or snippet in the source language, and the language that it is translated into.
Notice = Callable[[Model, Locale], str | None]

_notices: list[Notice] = []


def desk_notice[F: Notice](function: F) -> F:
    """Ask this function for a sentence whenever a page is opened on the desk; None where there is nothing to say."""
    _notices.append(function)
    return function


def notices_for(translation: Translation) -> list[str]:
    source = translation.source.as_instance()
    said = (notice(source, translation.target_locale) for notice in _notices)
    return [sentence for sentence in said if sentence]
