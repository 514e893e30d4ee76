from django import template
from django.utils import timezone
from django.utils.translation import get_language

from home.surroundings import surroundings_of

register = template.Library()


@register.simple_tag
def surroundings(language: str | None = None) -> dict[str, object]:
    """What stands around every page in a language, the active one by default: menus, footer, contact, statement."""
    return surroundings_of(language=language or get_language(), today=timezone.localdate())
