from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from translation.typography import typeset_html, typeset_text

register = template.Library()


@register.filter
def typeset(value: str) -> str:
    """French text in the active language's page, with the spaces and apostrophes of the place.

    base.html sets each page as a whole with it, so other templates need it only for what stands outside its body.
    """
    language = get_language() or ""
    if isinstance(value, SafeString):
        # Nothing is taken out of quotation or escaping: markup stays byte for byte, changed text is escaped again.
        return mark_safe(typeset_html(value, language=language))  # noqa: S308
    return typeset_text(value, language=language)
