import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

register = template.Library()

MARK = re.compile(r"\[\^(\d{1,3})\]")


@register.filter
def footnote_marks(html: str) -> SafeString:
    """Rendered text with each mark such as `[^1]` turned into a link to the footnote.

    A mark is plain text, so a translator can neither break nor lose a tag. The text is rich text that Wagtail has
    cleaned; nothing but the number goes from the mark into the link.
    """
    return mark_safe(MARK.sub(_link, str(html)))  # noqa: S308


def _link(mark: re.Match[str]) -> str:
    number = int(mark[1])
    label = gettext("Footnote %(number)s") % {"number": number}
    return format_html(
        '<sup class="footnote-mark">'
        '<a id="mark-{number}" href="#note-{number}" aria-label="{label}">{number}</a></sup>',
        number=number,
        label=label,
    )
