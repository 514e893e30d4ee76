from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from core.pages import BasePage
from home.linked_data import Surrounding, as_script, linked_data_of
from home.sharing import Card

register = template.Library()


@register.simple_tag(takes_context=True)
def linked_data(context: Context, page: object, card: Card) -> SafeString:
    """The page as data, of what its context holds already. Previews and pages that ship with the code have none."""
    request = context.get("request")
    if not isinstance(page, BasePage) or getattr(request, "is_preview", False):
        return mark_safe("")
    around = Surrounding(
        language=get_language(),
        picture=card.picture.address,
        versions={version.code: version.full_url for version in context.get("versions") or () if version.exists},
        issue=context.get("issue"),
        editions=tuple(context.get("editions") or ()),
        authors=tuple(context.get("authors") or ()),
        pieces=tuple(piece for _section, pieces in context.get("contents") or () for piece in pieces),
    )
    return as_script(linked_data_of(page, around))
