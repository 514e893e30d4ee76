from django import template
from django.utils.safestring import SafeString, mark_safe

from translation.inline_html import plain_text
from translation.marks import shown

register = template.Library()


@register.filter
def as_it_looks(html: str) -> SafeString:
    """A text of the engine as readers see it: its marks and no others; a link leads nowhere on the desk."""
    return mark_safe(shown(html))  # noqa: S308 - shown() lets only marks through.


@register.filter
def as_plain(html: str) -> str:
    """A text of the engine without its marks, for lists and mail."""
    return plain_text(html)
