from django import template
from django.template import Context
from django.utils.translation import get_language

from core.pages import BasePage
from home.built_in_pages import BuiltInPage
from home.sharing import LOCALES, Card, Links, card_of, links_to

register = template.Library()


@register.simple_tag
def links_for_sharing(title: str, address: str) -> Links:
    """The links that pass a page on."""
    return links_to(title=title, address=address)


@register.simple_tag(takes_context=True)
def share_card(context: Context, page: BasePage | BuiltInPage) -> Card:
    """What other sites show of the page. Issues, articles and the front page come with their editions."""
    language = get_language()
    editions = [context.get("edition"), *(context.get("editions") or ())]
    covers = (edition.cover for edition in editions if edition and edition.language == language)
    return card_of(page, language=language, cover=next(covers, None))


@register.filter
def open_graph_locale(language: str) -> str:
    return LOCALES[language]
